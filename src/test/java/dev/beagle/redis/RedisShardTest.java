package dev.beagle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RedisShardTest {
  @TempDir Path directory;

  @Test
  void severalServersAreShardEachOfSameName() {
    try (RedisTestServer one = RedisTestServer.start(directory.resolve("one"));
        RedisTestServer other = RedisTestServer.start(directory.resolve("other"))) {
      List<RedisShard> shards =
          RedisShard.open(RedisTestServer.settingsOf(one.uri() + " " + other.uri()).redis());
      assertThat(shards).extracting(RedisShard::name).containsExactly("0", "0");
      RedisConnections first = shards.get(0).connections();
      RedisConnections second = shards.get(1).connections();

      first.call(jedis -> jedis.set("key", "value"));
      assertThat(one.text("GET", "key")).isEqualTo("value");
      assertThat(second.<Boolean>call(jedis -> jedis.exists("key"))).isFalse();

      one.kill();
      assertThatThrownBy(first::ping).isInstanceOf(BeagleException.class);
      second.ping();
      one.start();
      first.ping();
      first.close();
      second.close();
    }
  }

  @Test
  void everyKindIsOpenedWithoutConnection() {
    List<RedisShard> shards =
        RedisShard.open(
            RedisTestServer.settingsOf(
                    "redis://nowhere.invalid redis-sentinel://nowhere.invalid/main"
                        + " redis-cluster://nowhere.invalid?shards=2")
                .redis());

    assertThat(shards).extracting(RedisShard::name).containsExactly("0", "0", "0", "1");
    assertThat(shards)
        .extracting(shard -> shard.connections().server())
        .containsExactly(
            "redis://nowhere.invalid:6379",
            "redis-sentinel://nowhere.invalid:26379/main",
            "redis-cluster://nowhere.invalid:6379, shard 0",
            "redis-cluster://nowhere.invalid:6379, shard 1");
    assertThat(shards)
        .allSatisfy(
            shard ->
                assertThatThrownBy(shard.connections()::ping)
                    .isInstanceOf(BeagleException.class)
                    .hasMessageContaining("nowhere.invalid:")
                    .hasMessageContaining("correct beagle.redis.uri"));
    shards.forEach(shard -> shard.connections().close());
  }
}
