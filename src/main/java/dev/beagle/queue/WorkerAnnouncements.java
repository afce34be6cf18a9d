package dev.beagle.queue;

import dev.beagle.config.QueueConfig;
import dev.beagle.redis.RedisConnections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What the workers of one shard say of themselves, in Redis. Safe for any number of threads. */
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
        .argument(config.retention().results().toMillis());
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
    workers.withdraw(workerId);
  }

  /** The workers whose announcements hold, in no order. */
  public List<Announced<WorkerStatus>> list() {
    return workers.list();
  }
}
