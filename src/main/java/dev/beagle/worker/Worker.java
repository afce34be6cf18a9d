package dev.beagle.worker;

import dev.beagle.config.Settings;
import dev.beagle.engine.Engines;
import dev.beagle.engine.LibraryThreads;
import dev.beagle.job.BeagleException;
import dev.beagle.model.ModelCatalog;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.redis.RedisShard;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * A worker: loads each of its models once, runs their queues in batches, and announces itself to
 * the web nodes, all this on every shard.
 */
final class Worker implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Worker.class.getName());

  private final String id = UUID.randomUUID().toString();
  private final List<ServedModel> models;
  private final List<WorkerShard> shards;

  /**
   * A worker that does nothing yet.
   *
   * @param models makes the models; gets what is to be called when the status of one has changed
   * @param executor runs its tasks, none of them for long
   */
  Worker(
      List<RedisShard> redis,
      Settings settings,
      Function<Runnable, List<ServedModel>> models,
      ExecutorService executor) {
    this.models = models.apply(this::announceNow);
    this.shards =
        redis.stream()
            .map(each -> new WorkerShard(each, settings, id, this.models, this::status, executor))
            .toList();
  }

  /**
   * A worker for the models that the settings name.
   *
   * @param executor runs its tasks, none of them for long
   * @param threads makes the thread of each model
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded Redis cannot be
   *     started
   */
  static Worker open(Settings settings, ExecutorService executor, ThreadFactory threads) {
    ModelCatalog catalog = new ModelCatalog(settings);
    Engines engines = new Engines(settings);
    return new Worker(
        RedisShard.open(settings),
        settings,
        onChange ->
            catalog.requests().stream()
                .map(
                    request ->
                        new ServedModel(request, catalog::load, engines::open, threads, onChange))
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
        "Worker {0} takes jobs from {1} for the models {2}",
        id,
        shards.stream().map(WorkerShard::server).toList(),
        models.stream().map(ServedModel::name).toList());
    shards.forEach(WorkerShard::start);
    for (ServedModel model : models) {
      model.load(() -> shards.forEach(shard -> shard.serve(model.name())));
    }
  }

  WorkerStatus status() {
    return new WorkerStatus(id, host(), ServingOrder.of(models));
  }

  /**
   * Asks the shards whether they are there.
   *
   * @return why some do not answer, in words; empty if all do
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

  /** Finishes the batches that run, hands back the rest, withdraws the worker, frees the models. */
  @Override
  public void close() {
    shards.forEach(WorkerShard::stop);
    models.forEach(ServedModel::close);
    LibraryThreads.stop();
    shards.forEach(WorkerShard::close);
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
