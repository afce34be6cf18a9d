package dev.beagle.worker;

import dev.beagle.concurrent.Gate;
import dev.beagle.config.EngineConfig;
import dev.beagle.config.QueueConfig;
import dev.beagle.config.Settings;
import dev.beagle.container.LibraryThreads;
import dev.beagle.job.BeagleException;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.monitor.ManagedBeans;
import dev.beagle.monitor.ThisHost;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.redis.RedisShard;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.management.ObjectName;

/**
 * Loads the models, each once, runs their queues in batches on every shard, and announces the
 * worker there.
 */
final class Worker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  private final String id = UUID.randomUUID().toString();
  private final List<ServedModel> models;
  private final List<WorkerShard> shards;
  private final Gate gate = new Gate();
  private final ManagedBeans beans = new ManagedBeans();
  private final Duration drainTimeout;

  /**
   * A worker that does nothing yet.
   *
   * @param maxBatch most jobs in one forward pass
   * @param drainTimeout longest wait of {@link #drain}
   * @param models makes the models, given the listener to call when the status of one has changed
   * @param executor runs the loops, a short task at a time
   */
  Worker(
      List<RedisShard> redis,
      QueueConfig queue,
      int maxBatch,
      Duration drainTimeout,
      Function<Runnable, List<ServedModel>> models,
      Executor executor) {
    this.drainTimeout = drainTimeout;
    this.models = models.apply(this::announceNow);
    this.shards =
        redis.stream()
            .map(
                each ->
                    new WorkerShard(
                        each, queue, maxBatch, id, this.models, this::status, gate, executor))
            .toList();
  }

  /**
   * A worker for the models that the settings name.
   *
   * @param executor runs the loops, a short task at a time
   * @param threads makes the thread of each model
   * @param batches runs each batch, and may count it
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded Redis cannot be
   *     started
   */
  static Worker open(
      Settings settings, Executor executor, ThreadFactory threads, Consumer<Runnable> batches) {
    ModelCatalog catalog = new ModelCatalog(settings.models(), Supported.WEIGHTS_FORMATS);
    EngineConfig engine = settings.engine();
    Engines engines = new Engines(engine);
    return new Worker(
        RedisShard.open(settings.redis()),
        settings.queue(),
        engine.maxBatch(),
        settings.server().drainTimeout(),
        onChange ->
            catalog.requests().stream()
                .map(
                    request ->
                        new ServedModel(
                            request,
                            (wanted, progress) -> {
                              engines.prepare();
                              return catalog.load(wanted, progress);
                            },
                            engines::open,
                            threads,
                            batches,
                            onChange))
                .toList(),
        executor);
  }

  private void announceNow() {
    shards.forEach(WorkerShard::announceNow);
  }

  /** Begins to load the models and returns; each is served as soon as it is ready. */
  void start() {
    LOG.log(
        Level.INFO,
        "Worker {0} leases jobs from {1} for the models {2}",
        id,
        servers(),
        models.stream().map(ServedModel::name).toList());
    beans.add(
        "Worker",
        new ManagedWorker(this::status, this::servers, this::pause, this::resume, this::drain));
    models.forEach(
        model ->
            beans.add("Model,name=" + ObjectName.quote(model.name()), new ManagedModel(model)));
    shards.forEach(WorkerShard::start);
    for (ServedModel model : models) {
      model.load(() -> shards.forEach(shard -> shard.serve(model.name())));
    }
  }

  /** The names of the Redis servers that the worker leases jobs from. */
  List<String> servers() {
    return shards.stream().map(WorkerShard::server).toList();
  }

  /** Leases no more jobs until {@link #resume}. */
  void pause() {
    gate.close();
    shards.forEach(WorkerShard::wake);
    announceNow();
  }

  /** Leases jobs again. */
  void resume() {
    gate.open();
    announceNow();
  }

  /** Pauses, and waits until no batch is in hand; returns whether that happened in time. */
  boolean drain() {
    pause();
    try {
      return gate.awaitEmpty(drainTimeout);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  WorkerStatus status() {
    return new WorkerStatus(id, ThisHost.name(), gate.isClosed(), ServingOrder.of(models));
  }

  /**
   * Pings the shards.
   *
   * @return the reasons why some shards do not answer; empty if all do
   * @throws BeagleException {@code unavailable} if none does
   */
  List<String> pingRedis() {
    List<BeagleException> missing =
        shards.stream().map(WorkerShard::ping).flatMap(Optional::stream).toList();
    if (missing.size() == shards.size()) {
      throw missing.get(0);
    }
    return missing.stream().map(BeagleException::getMessage).toList();
  }

  /**
   * Finishes the batches that run, requeues the other jobs, removes the announcement, frees the
   * models.
   */
  @Override
  public void close() {
    beans.close();
    gate.open(); // For loops that wait there.
    shards.forEach(WorkerShard::stop);
    models.forEach(ServedModel::close);
    LibraryThreads.stop("org.nd4j", "org.bytedeco");
    shards.forEach(WorkerShard::close);
    LOG.log(Level.INFO, "Worker {0} has stopped", id);
  }
}
