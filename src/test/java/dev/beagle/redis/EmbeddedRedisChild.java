package dev.beagle.redis;

import dev.beagle.config.RedisConfig;
import dev.beagle.config.Settings;
import java.io.IOException;
import java.util.Map;

/** A JVM that uses the embedded server of the directory it is given, until somebody ends it. */
final class EmbeddedRedisChild {
  private EmbeddedRedisChild() {}

  public static void main(String[] arguments) throws IOException {
    Map<String, String> texts = Map.of(RedisConfig.DATA_DIR.key(), arguments[0]);
    try (RedisConnections redis = TestConnections.open(Settings.of(texts).redis())) {
      redis.ping();
      System.out.println(redis.server());
      System.out.flush();
      while (System.in.read() >= 0) {
        redis.ping();
        System.out.println(redis.server());
        System.out.flush();
      }
    }
  }
}
