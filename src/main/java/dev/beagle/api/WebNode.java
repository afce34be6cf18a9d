package dev.beagle.api;

import dev.beagle.config.Settings;
import dev.beagle.image.ImageDecoder;
import dev.beagle.queue.ModelDirectory;
import dev.beagle.queue.RedisJobQueue;
import dev.beagle.redis.RedisShard;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import org.eclipse.microprofile.config.ConfigProvider;

/** What a web node is made of. */
@ApplicationScoped
public class WebNode {
  @Resource ManagedExecutorService executor;
  @Resource ManagedThreadFactory threads;

  private Settings settings;
  private List<RedisShard> redis;
  private RedisJobQueue queue;
  private ModelDirectory directory;
  private Classifier classifier;

  /**
   * Builds the node.
   *
   * @throws IllegalArgumentException for a setting that is not allowed
   * @throws dev.beagle.job.BeagleException {@code unavailable} if the embedded Redis cannot be
   *     started
   */
  void open() {
    settings = new Settings(key -> ConfigProvider.getConfig().getOptionalValue(key, String.class));
    redis = RedisShard.open(settings);
    queue = new RedisJobQueue(redis, settings, executor, threads);
    directory = queue.directory();
    queue.start();
    ImageDecoder decoder = new ImageDecoder(settings);
    classifier =
        new Classifier(settings, decoder::decode, queue, directory, InstantSource.system());
  }

  /** Ends every wait and every connection. */
  void close() {
    queue.close();
    redis.forEach(shard -> shard.connections().close());
  }

  Settings settings() {
    return settings;
  }

  Executor executor() {
    return executor;
  }

  ModelDirectory directory() {
    return directory;
  }

  Classifier classifier() {
    return classifier;
  }
}
