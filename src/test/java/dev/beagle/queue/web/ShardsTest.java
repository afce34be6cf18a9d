package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.concurrent.PollingLoop;
import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.Keys;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.figures.QueueStatus;
import dev.beagle.queue.web.figures.ShardStatus;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Two servers as shards, of which one goes away and comes back. */
@Timeout(120)
class ShardsTest {
  private static final Duration WAIT = Duration.ofSeconds(60);

  @TempDir Path path;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<RedisTestServer> servers = new ArrayList<>();
  private final List<AutoCloseable> opened = new ArrayList<>();
  private Settings settings;
  private List<RedisShard> shards;
  private RedisJobQueue queue;

  @BeforeEach
  void start() {
    for (String name : List.of("one", "other")) {
      servers.add(RedisTestServer.start(path.resolve(name)));
    }
    settings =
        Settings.of(
            Map.of(
                "beagle.redis.uri", servers.get(0).uri() + " " + servers.get(1).uri(),
                "beagle.redis.timeout", "500",
                "beagle.queue.capacity", "20",
                "beagle.queue.lease", "500"));
    shards = RedisShard.open(settings.redis());
    queue = TestQueues.start(settings, shards, executor);
  }

  @AfterEach
  void stop() throws Exception {
    for (AutoCloseable each : opened) {
      each.close();
    }
    queue.close();
    executor.shutdown();
    shards.forEach(shard -> shard.connections().close());
    servers.forEach(RedisTestServer::close);
  }

  @Test
  void jobsGoToEachInTurnAndWhenOneIsFullToOther() {
    submit(10);
    assertThat(lengths()).containsExactly(5L, 5L);
    fill(0);

    submit(10);

    assertThat(lengths()).containsExactly(20L, 15L);
    fill(1);
    assertThatThrownBy(this::submit)
        .isInstanceOfSatisfying(
            BeagleException.class,
            e -> {
              assertThat(e.code()).isEqualTo(ErrorCode.QUEUE_FULL);
              // Nobody has finished anything: nobody can tell.
              assertThat(e.toFailure().retryAfter()).isEqualTo(Duration.ofSeconds(30));
            });
  }

  @Test
  void jobsOfDeadShardMoveAndNewJobsAvoidIt() {
    List<CompletableFuture<Result>> futures = submit(10);

    servers.get(0).kill();
    startWorker(1);

    futures.forEach(future -> assertThat(future.join()).isInstanceOf(Result.Predictions.class));
    for (int i = 0; i < 4; i++) {
      assertThat(submit().join()).isInstanceOf(Result.Predictions.class);
    }
    assertThat(queue.monitor().shards()).extracting(ShardStatus::up).containsExactly(false, true);
    assertThat(queue.monitor().shards().get(0).reason()).contains("does not answer");
    servers.get(0).start();
  }

  @Test
  void shardThatComesBackIsUsedAgainWithoutJobsThatMoved() {
    submit(10);
    servers.get(0).kill();
    await(() -> length(1) == 10);

    servers.get(0).start();
    await(() -> queue.monitor().shards().get(0).up());

    await(() -> length(0) == 0);
    submit(2);
    assertThat(lengths()).containsExactly(1L, 11L);
  }

  @Test
  void pausedShardDelaysNoJob() {
    List<CompletableFuture<Result>> futures = submit(4);
    startWorker(1);
    servers.get(0).pause();

    futures.forEach(future -> assertThat(future.join()).isInstanceOf(Result.Predictions.class));
    assertThat(submit().join()).isInstanceOf(Result.Predictions.class);
    servers.get(0).resume();
    await(() -> queue.monitor().shards().get(0).up());
    await(() -> length(0) == 0);
  }

  @Test
  void jobsAreFoundAndWithdrawnWhereverTheyAre() {
    List<Job> jobs =
        IntStream.range(0, 2).mapToObj(i -> TestJobs.async(TestJobs.job("shapes", WAIT))).toList();
    for (Job job : jobs) {
      CompletableFuture<Result> unused = queue.submit(job);
    }
    assertThat(lengths()).containsExactly(1L, 1L);

    for (Job job : jobs) {
      assertThat(queue.acceptedJobs().find(job.id()))
          .hasValue(new JobStatus(JobStatus.State.WAITING, null));
      assertThat(queue.acceptedJobs().withdraw(job.id())).isTrue();
      assertThat(queue.acceptedJobs().find(job.id())).isEmpty();
    }
    assertThat(lengths()).containsExactly(0L, 0L);
  }

  @Test
  void jobExpiredOnOneShardMayBeOnAnother() {
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    client(0).admit(job, WAIT);
    client(0).cancel(job.id(), "shapes", true);
    client(1).admit(job, WAIT);

    assertThat(queue.acceptedJobs().find(job.id()))
        .hasValue(new JobStatus(JobStatus.State.WAITING, null));
    servers.get(1).kill();
    await(() -> !queue.monitor().shards().get(1).up());
    for (JobId id : List.of(job.id(), JobId.random())) {
      assertThatThrownBy(() -> queue.acceptedJobs().find(id))
          .as("it may be on the dead shard")
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    }
    servers.get(1).start();
  }

  @Test
  void depthOfEachQueueCanBeRead() {
    shards.forEach(this::announce);
    submit(6);
    RedisJobSource source = source(0);
    source.finish(source.start(source.lease(1, WAIT)), List.of(TestJobs.outcome()));
    source.lease(1, WAIT);

    await(() -> !queue.monitor().shards().get(0).queues().isEmpty());
    QueueStatus status = queue.monitor().shards().get(0).queues().get(0);

    assertThat(status.model()).isEqualTo("shapes");
    assertThat(status.stream()).isEqualTo("beagle:{0}:jobs:shapes");
    assertThat(status.figures().depth()).isEqualTo(2);
    assertThat(status.figures().waiting()).isEqualTo(1);
    assertThat(status.figures().inFlight()).isEqualTo(1);
    assertThat(status.figures().total().finished()).isEqualTo(1);
    assertThat(status.figures().capacity()).isEqualTo(20);
    assertThat(status.figures().jobsPerSecond()).isPositive();
    assertThat(QueueFull.retryAfter(status.figures())).isPositive();
  }

  private CompletableFuture<Result> submit() {
    return queue.submit(TestJobs.job("shapes", WAIT));
  }

  private List<CompletableFuture<Result>> submit(int count) {
    return IntStream.range(0, count).mapToObj(i -> submit()).toList();
  }

  private ShardClient client(int shard) {
    return new ShardClient(
        shards.get(shard).connections(), new Keys("beagle", "0"), settings.queue(), "other");
  }

  private void fill(int shard) {
    boolean room = true;
    while (room) {
      room = client(shard).admit(TestJobs.job("shapes", WAIT), WAIT);
    }
  }

  private void announce(RedisShard shard) {
    ModelStatus model = ModelStatus.ready("shapes", "warm", null, null);
    new WorkerAnnouncements(shard.connections(), new Keys("beagle", "0"), settings.queue())
        .publish(new WorkerStatus("worker", "host", false, List.of(model)));
  }

  private RedisJobSource source(int shard) {
    RedisJobSource source =
        new RedisJobSource(
            shards.get(shard).connections(),
            new Keys("beagle", "0"),
            "shapes",
            "w" + shard,
            settings.queue());
    opened.add(source);
    return source;
  }

  private void startWorker(int shard) {
    RedisJobSource source = source(shard);
    PollingLoop task =
        new PollingLoop("worker", executor, Duration.ofMillis(20), () -> TestJobs.work(source));
    task.start();
    opened.add(0, () -> task.stop(source::wake));
  }

  private List<Long> lengths() {
    return List.of(length(0), length(1));
  }

  private long length(int shard) {
    return shards
        .get(shard)
        .connections()
        .<Long>call(jedis -> jedis.xlen(new Keys("beagle", "0").jobs("shapes")));
  }

  private static void await(BooleanSupplier condition) {
    QueueFixture.await(condition);
  }
}
