package dev.beagle.queue;

import dev.beagle.config.HeartbeatPolicy;
import dev.beagle.redis.RedisConnections;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import jakarta.json.bind.JsonbException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The announcements of workers, or of web nodes, on one shard, in Redis: the status of each as JSON
 * of {@link Format#ANNOUNCEMENT}. An announcement holds for three heartbeats. A reader skips those
 * of another format, and ignores fields that it does not know. Safe for any number of threads.
 *
 * @param <T> the status: a record that JSON Binding reads and writes
 */
public final class Announcements<T> {
  private static final System.Logger LOG = System.getLogger(Announcements.class.getName());

  private final RedisConnections redis;
  private final String key;
  private final Class<T> type;
  private final Duration holds;
  private final Jsonb json =
      JsonbBuilder.create(new JsonbConfig().withAdapters(new StateAdapter()));

  /** The announcements that the log has told of. */
  private final Set<String> unreadable = ConcurrentHashMap.newKeySet();

  /**
   * The announcements under a key.
   *
   * @param type the class of the status
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
        .argument(Format.ANNOUNCEMENT.version())
        .argument(json.toJson(status));
  }

  /** Removes an announcement. */
  public void remove(String id) {
    redis.call(jedis -> jedis.hdel(key, id));
  }

  /** The announcements that hold and that this version can read, in no order. */
  public List<Announced<T>> list() {
    List<ScriptReply> all =
        ScriptReply.listOf(Script.ANNOUNCED.run(redis, new Script.Call().key(key)));
    Set<String> ids = new HashSet<>();
    List<Announced<T>> readable = new ArrayList<>();
    for (ScriptReply each : all) {
      ids.add(each.text("id"));
      read(each).ifPresent(readable::add);
    }
    unreadable.retainAll(ids);
    return readable;
  }

  private Optional<Announced<T>> read(ScriptReply reply) {
    try {
      Format.ANNOUNCEMENT.check(reply.number(Format.FIELD));
      Duration age = holds.minusMillis(reply.number("holds"));
      return Optional.of(
          new Announced<>(
              reply.number("since"),
              age.isNegative() ? Duration.ZERO : age,
              json.fromJson(reply.text("status"), type)));
    } catch (IllegalArgumentException | JsonbException e) {
      String id = reply.text("id");
      if (unreadable.add(id)) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Announcement of {0} in {1} is ignored, as it cannot be read ({2}): run the same"
                + " version of Beagle on web nodes and workers",
            id,
            key,
            e.getMessage());
      }
      return Optional.empty();
    }
  }
}
