package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.Result;
import dev.beagle.queue.Keys;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two installations with different prefixes on one server. */
@Timeout(120)
class PrefixTest {
  private static final Duration WAIT = Duration.ofSeconds(60);
  private static final Duration SOON = Duration.ofMillis(50);

  @TempDir Path path;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private RedisTestServer server;
  private Installation cats;
  private Installation dogs;

  @BeforeEach
  void start() {
    server = RedisTestServer.start(path);
    cats = new Installation("cats");
    dogs = new Installation("dogs");
  }

  @AfterEach
  void stop() {
    cats.close();
    dogs.close();
    executor.shutdown();
    server.close();
  }

  @Test
  void installationsDoNotSeeEachOthersJobs() {
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    CompletableFuture<Result> unused = cats.queue.submit(job);

    assertThat(dogs.source.lease(1, SOON)).isEmpty();
    assertThat(dogs.queue.acceptedJobs().find(job.id())).isEmpty();
    assertThat(dogs.queue.acceptedJobs().withdraw(job.id())).isFalse();
    assertThat(cats.source.lease(1, WAIT)).extracting(LeasedJob::id).containsExactly(job.id());
  }

  @Test
  void installationsDoNotSeeEachOthersWorkersAndWebNodes() {
    cats.announce("tom");
    dogs.announce("rex");

    for (Installation each : List.of(cats, dogs)) {
      QueueFixture.await(() -> each.queue.monitor().workers().size() == 1);
      assertThat(each.queue.monitor().workers())
          .extracting(worker -> worker.status().id())
          .containsExactly(each == cats ? "tom" : "rex");
      assertThat(each.queue.monitor().nodes()).hasSize(1);
    }
  }

  @Test
  void everyKeyBeginsWithPrefix() {
    cats.announce("tom");
    CompletableFuture<Result> future = cats.queue.submit(TestJobs.job("shapes", WAIT));
    TestJobs.work(cats.source);
    future.join();

    assertThat(cats.shards.get(0).connections().<Set<String>>call(jedis -> jedis.keys("*")))
        .allMatch(key -> key.startsWith("cats:{0}:") || key.startsWith("dogs:{0}:web-nodes"));
  }

  private final class Installation implements AutoCloseable {
    private final Settings settings;
    private final List<RedisShard> shards;
    private final Keys keys;
    private final RedisJobQueue queue;
    private final RedisJobSource source;

    private Installation(String prefix) {
      settings = server.settings("beagle.redis.prefix", prefix);
      shards = RedisShard.open(settings.redis());
      keys = new Keys(shards.get(0).prefix(), shards.get(0).name());
      queue = TestQueues.start(settings, shards, executor);
      source =
          new RedisJobSource(shards.get(0).connections(), keys, "shapes", prefix, settings.queue());
    }

    private void announce(String worker) {
      ModelStatus model = ModelStatus.ready("shapes", "warm", null, null);
      new WorkerAnnouncements(shards.get(0).connections(), keys, settings.queue())
          .publish(new WorkerStatus(worker, "host", false, List.of(model)));
    }

    @Override
    public void close() {
      source.close();
      queue.close();
      shards.get(0).connections().close();
    }
  }
}
