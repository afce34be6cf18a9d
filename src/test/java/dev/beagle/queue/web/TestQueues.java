package dev.beagle.queue.web;

import dev.beagle.config.Settings;
import dev.beagle.redis.RedisShard;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;

/** The queues of web nodes in tests. */
public final class TestQueues {
  private TestQueues() {}

  /** A started queue of a web node that announces its id and nothing else. */
  public static RedisJobQueue start(Settings settings, List<RedisShard> shards, Executor executor) {
    RedisJobQueue queue =
        new RedisJobQueue(
            shards,
            settings.queue(),
            settings.predict(),
            executor,
            Executors.defaultThreadFactory(),
            TestNode::status);
    queue.start();
    return queue;
  }
}
