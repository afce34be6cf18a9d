package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.Settings;
import dev.beagle.redis.RedisConnections;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What the workers of one shard say of themselves, in Redis. An announcement holds for three
 * heartbeats. Safe for any number of threads.
 */
public final class WorkerAnnouncements {
  /** How many heartbeats an announcement outlives. */
  static final int HEARTBEATS = 3;

  private final RedisConnections redis;
  private final Keys keys;
  private final Settings settings;
  private final Jsonb json = JsonbBuilder.create();

  public WorkerAnnouncements(RedisConnections redis, Keys keys, Settings settings) {
    this.redis = redis;
    this.keys = keys;
    this.settings = settings;
  }

  /**
   * Announces a worker, or renews its announcement.
   *
   * @return the names of those of its models that have a job whose lease has ended
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  public Set<String> publish(WorkerStatus worker) {
    Script.Call call = new Script.Call().key(keys.workers());
    worker.models().forEach(model -> call.key(keys.jobs(model.name())));
    call.argument(worker.id())
        .argument(settings.get(Settings.WORKER_HEARTBEAT).multipliedBy(HEARTBEATS).toMillis())
        .argument(json.toJson(worker))
        .argument(Keys.GROUP)
        .argument(settings.get(Settings.QUEUE_LEASE).toMillis())
        .argument(settings.get(Settings.RESULT_TTL).toMillis());
    List<?> answer = (List<?>) Script.ANNOUNCE.run(redis, call);
    List<?> overdue = answer.subList(1, answer.size());
    Set<String> names = new HashSet<>();
    for (int i = 0; i < overdue.size(); i++) {
      if (overdue.get(i).equals(1L)) {
        names.add(worker.models().get(i).name());
      }
    }
    return names;
  }

  /** Takes a worker's announcement back. */
  public void withdraw(String workerId) {
    redis.call(jedis -> jedis.hdel(keys.workers(), workerId));
  }

  /** The workers whose announcements hold, in no order. */
  List<AnnouncedWorker> list() {
    List<?> flat = (List<?>) Script.WORKERS.run(redis, new Script.Call().key(keys.workers()));
    List<AnnouncedWorker> workers = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += 2) {
      long since = Long.parseLong(text(flat.get(i)));
      WorkerStatus status = json.fromJson(text(flat.get(i + 1)), WorkerStatus.class);
      workers.add(new AnnouncedWorker(since, status));
    }
    return workers;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }
}
