package dev.beagle.queue;

import dev.beagle.config.QueueConfig;
import dev.beagle.redis.RedisConnections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** The announcements of the workers of one shard, in Redis. Safe for any number of threads. */
public final class WorkerAnnouncements {
  private final RedisConnections redis;
  private final Keys keys;
  private final QueueConfig config;
  private final Announcements<WorkerStatus> workers;

  public WorkerAnnouncements(RedisConnections redis, Keys keys, QueueConfig config) {
    this.redis = redis;
    this.keys = keys;
    this.config = config;
    this.workers =
        new Announcements<>(redis, keys.workers(), WorkerStatus.class, config.heartbeat());
  }

  /**
   * Announces a worker, or renews its announcement.
   *
   * @return the names of those of its models that have a job whose lease has ended
   * @throws dev.beagle.job.BeagleException {@code unavailable} when Redis does not answer
   */
  public Set<String> publish(WorkerStatus worker) {
    Script.Call call = workers.call(worker.id(), worker);
    worker.models().forEach(model -> call.key(keys.jobs(model.name())));
    call.argument(Keys.GROUP)
        .argument(config.lease().claimAge().toMillis())
        .argument(config.retention().jobs().toMillis());
    List<String> overdue = ScriptReply.of(Script.ANNOUNCE.run(redis, call)).texts("overdue");
    return worker.models().stream()
        .map(ModelStatus::name)
        .filter(model -> overdue.contains(keys.jobs(model)))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Removes a worker's announcement. */
  public void remove(String workerId) {
    workers.remove(workerId);
  }

  /** The announcements that hold, in no order. */
  public List<Announced<WorkerStatus>> list() {
    return workers.list();
  }
}
