package dev.beagle.worker;

import dev.beagle.concurrent.Gate;
import dev.beagle.config.QueueConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.queue.Keys;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.redis.RedisShard;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.function.Supplier;

/**
 * A worker's side of one shard: its announcement there, and a loop for each model. Shards share a
 * model's engine, which runs one batch at a time; they do not wait for each other otherwise.
 */
final class WorkerShard {
  private final RedisShard redis;
  private final Heartbeat heartbeat;
  private final List<BatchLoop> loops;

  WorkerShard(
      RedisShard redis,
      QueueConfig queue,
      int maxBatch,
      String worker,
      List<ServedModel> models,
      Supplier<WorkerStatus> status,
      Gate gate,
      Executor executor) {
    this.redis = redis;
    Keys keys = new Keys(redis.prefix(), redis.name());
    this.loops =
        models.stream()
            .map(
                model ->
                    new BatchLoop(
                        model,
                        new RedisJobSource(redis.connections(), keys, model.name(), worker, queue),
                        gate,
                        maxBatch,
                        queue,
                        executor))
            .toList();
    this.heartbeat =
        new Heartbeat(
            new WorkerAnnouncements(redis.connections(), keys, queue),
            status,
            this::recover,
            queue.heartbeat().interval(),
            executor);
  }

  private void recover(Set<String> overdue) {
    loops.stream().filter(loop -> overdue.contains(loop.model())).forEach(BatchLoop::recover);
  }

  /** Announces the worker; its models are not served yet. */
  void start() {
    heartbeat.start();
  }

  /** Starts leasing the jobs of a model that is ready. */
  void serve(String model) {
    loops.stream().filter(loop -> loop.model().equals(model)).forEach(BatchLoop::start);
  }

  void announceNow() {
    heartbeat.beatNow();
  }

  String server() {
    return redis.connections().server();
  }

  /** The reason why the shard does not answer; empty if it does. */
  Optional<BeagleException> ping() {
    try {
      redis.connections().ping();
      return Optional.empty();
    } catch (BeagleException e) {
      return Optional.of(e);
    }
  }

  /** Cuts the waits for jobs short. */
  void wake() {
    loops.forEach(BatchLoop::wake);
  }

  /** Removes the announcement, so that no more jobs come, and ends the loops. */
  void stop() {
    heartbeat.stop();
    loops.forEach(BatchLoop::stop);
  }

  /** Closes the connections; after {@link #stop}. */
  void close() {
    redis.connections().close();
  }
}
