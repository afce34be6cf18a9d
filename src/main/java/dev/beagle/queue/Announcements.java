package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.HeartbeatPolicy;
import dev.beagle.redis.RedisConnections;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * What workers, or web nodes, say of themselves on one shard, in Redis. Safe for any number of
 * threads.
 *
 * @param <T> what they say: a record that JSON Binding reads and writes
 */
public final class Announcements<T> {
  private final RedisConnections redis;
  private final String key;
  private final Class<T> type;
  private final Duration holds;
  private final Jsonb json = JsonbBuilder.create();

  /**
   * The announcements under one key.
   *
   * @param key where they are kept
   */
  public Announcements(
      RedisConnections redis, String key, Class<T> type, HeartbeatPolicy heartbeat) {
    this.redis = redis;
    this.key = key;
    this.type = type;
    this.holds = heartbeat.announcementLifetime();
  }

  /** The beginning of a call of {@link Script#ANNOUNCE}. */
  public Script.Call call(String id, T status) {
    return new Script.Call()
        .key(key)
        .argument(id)
        .argument(holds.toMillis())
        .argument(json.toJson(status));
  }

  /** Takes an announcement back. */
  public void withdraw(String id) {
    redis.call(jedis -> jedis.hdel(key, id));
  }

  /** Those whose announcements hold, in no order. */
  public List<Announced<T>> list() {
    List<?> flat = (List<?>) Script.ANNOUNCED.run(redis, new Script.Call().key(key));
    List<Announced<T>> all = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += 3) {
      String status = text(flat.get(i + 2));
      if (!status.isEmpty()) {
        Duration age = holds.minusMillis((Long) flat.get(i + 1));
        all.add(
            new Announced<>(
                (Long) flat.get(i),
                age.isNegative() ? Duration.ZERO : age,
                json.fromJson(status, type)));
      }
    }
    return all;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }
}
