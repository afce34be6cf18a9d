package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.concurrent.PollingLoop;
import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.Keys;
import dev.beagle.queue.web.figures.ShardStatus;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.redis.ClusterOfThree;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import dev.beagle.redis.SentinelGroup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole queue over a Cluster and over a master with a replica. */
@Timeout(180)
class TopologiesIT {
  private static final Duration WAIT = Duration.ofSeconds(60);
  private static final int JOBS = 20;

  @TempDir static Path executables;
  @TempDir Path directory;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<AutoCloseable> opened = new ArrayList<>();

  static List<Path> servers() {
    return RedisTestServer.executables(executables);
  }

  @AfterEach
  void stop() throws Exception {
    for (int i = opened.size() - 1; i >= 0; i--) {
      opened.get(i).close();
    }
    executor.shutdown();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void shardsOfClusterShareWorkAndFollowTheirSlots(Path server) {
    ClusterOfThree cluster = ClusterOfThree.start(server, directory);
    opened.add(cluster);
    List<RedisShard> shards = open(cluster.settings(4));
    RedisJobQueue queue = queue(shards, cluster.settings(4));
    shards.forEach(shard -> startWorker(shard, cluster.settings(4)));

    assertAllAnswered(queue);
    cluster.move("0", elsewhere(cluster));
    assertAllAnswered(queue);

    assertThat(queue.monitor().shards())
        .extracting(ShardStatus::shard)
        .containsExactly("0", "1", "2", "3");
    QueueFixture.await(() -> queue.monitor().shards().stream().allMatch(ShardStatus::up));
    assertAllAnswered(queue);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobOnRequiredReplicaOutlivesMasterAndWebNode(Path server) {
    SentinelGroup group = SentinelGroup.start(server, directory);
    opened.add(group);
    Settings settings = group.settings("beagle.queue.min-replicas", "1");
    List<RedisShard> shards = open(settings);
    ShardClient dying =
        new ShardClient(
            shards.get(0).connections(), new Keys("beagle", "0"), settings.queue(), "dying");
    List<Job> jobs = new ArrayList<>();
    for (int i = 0; i < JOBS; i++) {
      Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
      assertThat(dying.admit(job, WAIT)).isTrue();
      jobs.add(job);
    }

    group.failOverByKill();

    RedisJobQueue alive = queue(shards, settings);
    QueueFixture.await(() -> alive.monitor().shards().get(0).up());
    startWorker(shards.get(0), settings);
    for (Job job : jobs) {
      QueueFixture.await(
          () ->
              alive
                  .acceptedJobs()
                  .find(job.id())
                  .equals(Optional.of(JobStatus.done(TestJobs.result(job.id())))));
    }
  }

  private List<RedisShard> open(Settings settings) {
    List<RedisShard> shards = RedisShard.open(settings.redis());
    shards.forEach(shard -> opened.add(shard.connections()));
    return shards;
  }

  private RedisJobQueue queue(List<RedisShard> shards, Settings settings) {
    RedisJobQueue queue = TestQueues.start(settings, shards, executor);
    opened.add(queue);
    return queue;
  }

  private void startWorker(RedisShard shard, Settings settings) {
    RedisJobSource source =
        new RedisJobSource(
            shard.connections(),
            new Keys(shard.prefix(), shard.name()),
            "shapes",
            JobId.random().value(),
            settings.queue());
    PollingLoop task =
        new PollingLoop("worker", executor, Duration.ofMillis(50), () -> TestJobs.work(source));
    task.start();
    opened.add(source);
    opened.add(() -> task.stop(source::wake));
  }

  private static void assertAllAnswered(RedisJobQueue queue) {
    List<Job> jobs = IntStream.range(0, JOBS).mapToObj(i -> TestJobs.job("shapes", WAIT)).toList();
    List<CompletableFuture<Result>> futures = jobs.stream().map(queue::submit).toList();
    for (int i = 0; i < JOBS; i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }
  }

  private static RedisTestServer elsewhere(ClusterOfThree cluster) {
    return cluster.servers().stream()
        .filter(each -> each != cluster.masterOf("0"))
        .findFirst()
        .orElseThrow();
  }
}
