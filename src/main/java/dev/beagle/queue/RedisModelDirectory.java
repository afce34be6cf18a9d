package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.Settings;
import dev.beagle.redis.RedisConnections;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What the workers say of themselves, in Redis. An announcement holds for three heartbeats. */
public final class RedisModelDirectory implements ModelDirectory {
  private static final int HEARTBEATS = 3;

  private final RedisConnections redis;
  private final String workers;
  private final Duration holds;
  private final Jsonb json = JsonbBuilder.create();

  public RedisModelDirectory(RedisConnections redis, Keys keys, Settings settings) {
    this.redis = redis;
    this.workers = keys.workers();
    this.holds = settings.get(Settings.WORKER_HEARTBEAT).multipliedBy(HEARTBEATS);
  }

  @Override
  public void publish(WorkerStatus worker) {
    Script.PUBLISH.run(
        redis,
        new Script.Call()
            .key(workers)
            .argument(worker.id())
            .argument(holds.toMillis())
            .argument(json.toJson(worker)));
  }

  @Override
  public void withdraw(String workerId) {
    redis.call(jedis -> jedis.hdel(workers, workerId));
  }

  @Override
  public List<WorkerStatus> workers() {
    List<?> flat = (List<?>) Script.WORKERS.run(redis, new Script.Call().key(workers));
    List<Announcement> announcements = new ArrayList<>();
    for (int i = 0; i < flat.size(); i += 2) {
      long since = Long.parseLong(text(flat.get(i)));
      WorkerStatus status = json.fromJson(text(flat.get(i + 1)), WorkerStatus.class);
      announcements.add(new Announcement(since, status));
    }
    announcements.sort(
        Comparator.comparingLong(Announcement::since).thenComparing(each -> each.status().id()));
    return announcements.stream().map(Announcement::status).toList();
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  private record Announcement(long since, WorkerStatus status) {}
}
