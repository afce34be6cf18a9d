package dev.beagle.api;

import dev.beagle.api.predict.Classifier;
import dev.beagle.api.predict.Predictions;
import dev.beagle.config.Settings;
import dev.beagle.container.DaemonThreadFactory;
import dev.beagle.container.ManagedExecutor;
import dev.beagle.image.ImageDecoder;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.web.ModelDirectory;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.redis.RedisShard;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The parts of a web node, built from the settings. */
final class WebNodeParts implements AutoCloseable {
  private final Settings settings;
  private final ImageDecoder decoder;
  private final List<RedisShard> redis;
  private final RedisJobQueue queue;
  private final ModelDirectory directory;
  private final Classifier classifier;

  /**
   * Builds the parts; the queue is not started yet.
   *
   * @param announcement makes the announcement of the web node, given its id
   * @throws IllegalArgumentException for a setting that is not allowed
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded Redis cannot be
   *     started
   */
  WebNodeParts(Settings settings, Function<String, WebNodeStatus> announcement) {
    this.settings = settings;
    Executor executor = ManagedExecutor.lookUp(settings.server().executor());
    this.redis = RedisShard.open(settings.redis());
    // After the steps that can fail, since no part is closed then.
    this.decoder = new ImageDecoder(settings.image());
    this.queue =
        new RedisJobQueue(
            redis,
            settings.queue(),
            settings.predict(),
            executor,
            new DaemonThreadFactory("beagle-queue"),
            announcement);
    this.directory = queue.directory();
    this.classifier =
        new Classifier(
            settings.predict(),
            settings.upload(),
            decoder::decode,
            queue,
            directory,
            InstantSource.system());
  }

  Settings settings() {
    return settings;
  }

  List<RedisShard> redis() {
    return redis;
  }

  RedisJobQueue queue() {
    return queue;
  }

  ModelDirectory directory() {
    return directory;
  }

  Classifier classifier() {
    return classifier;
  }

  Predictions predictions() {
    return new Predictions(queue.acceptedJobs(), settings.queue().retention().results());
  }

  /** Closes every connection and the decoder; the queue must be closed already. */
  @Override
  public void close() {
    redis.forEach(shard -> shard.connections().close());
    decoder.close();
  }
}
