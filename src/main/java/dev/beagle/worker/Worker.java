package dev.beagle.worker;

import dev.beagle.config.Settings;
import dev.beagle.engine.Dl4jEngine;
import dev.beagle.engine.LibraryThreads;
import dev.beagle.model.ModelCatalog;
import dev.beagle.queue.Keys;
import dev.beagle.queue.RedisJobSource;
import dev.beagle.queue.RedisModelDirectory;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.redis.RedisConnections;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

/**
 * A worker: loads each of its models once, runs their queues in batches, and announces itself to
 * the web nodes.
 */
final class Worker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  private final String id = UUID.randomUUID().toString();
  private final RedisConnections connections;
  private final List<ServedModel> models;
  private final List<BatchLoop> loops;
  private final Heartbeat heartbeat;

  private Worker(Settings settings, ExecutorService executor, ThreadFactory threads) {
    connections = RedisConnections.open(settings);
    Keys keys = Keys.ONLY_SHARD;
    heartbeat =
        new Heartbeat(
            new RedisModelDirectory(connections, keys, settings),
            this::status,
            settings.get(Settings.WORKER_HEARTBEAT),
            executor);
    ModelCatalog catalog = new ModelCatalog(settings);
    models =
        catalog.requests().stream()
            .map(
                request ->
                    new ServedModel(
                        request, catalog::load, Dl4jEngine::new, threads, heartbeat::beatNow))
            .toList();
    loops = models.stream().map(model -> loop(model, keys, settings, executor)).toList();
  }

  private BatchLoop loop(
      ServedModel model, Keys keys, Settings settings, ExecutorService executor) {
    return new BatchLoop(
        model,
        new RedisJobSource(connections, keys, model.name(), id, settings),
        settings.get(Settings.BATCH_MAX_SIZE),
        settings.get(Settings.QUEUE_BLOCK),
        executor);
  }

  /**
   * Opens a worker, which does nothing yet.
   *
   * @param executor runs its tasks, none of them for long
   * @param threads makes the thread of each model
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded Redis cannot be
   *     started
   */
  static Worker open(Settings settings, ExecutorService executor, ThreadFactory threads) {
    return new Worker(settings, executor, threads);
  }

  /** Begins to load the models and returns; each is served as soon as it is ready. */
  void start() {
    LOG.log(
        Level.INFO,
        "Worker {0} takes jobs from {1} for the models {2}",
        id,
        connections.server(),
        models.stream().map(ServedModel::name).toList());
    heartbeat.start();
    for (int i = 0; i < models.size(); i++) {
      models.get(i).load(loops.get(i)::start);
    }
  }

  WorkerStatus status() {
    return new WorkerStatus(id, host(), ServingOrder.of(models));
  }

  void pingRedis() {
    connections.ping();
  }

  /** Finishes the batches in hand, withdraws the worker, frees the models. */
  @Override
  public void close() {
    heartbeat.stop();
    loops.forEach(BatchLoop::stop);
    models.forEach(ServedModel::close);
    LibraryThreads.stop();
    connections.close();
    LOG.log(Level.INFO, "Worker {0} has stopped", id);
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "unknown";
    }
  }
}
