package dev.beagle.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.queue.web.TestQueues;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import dev.beagle.worker.ChaosWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What workers and web nodes ask of Redis while nothing happens. */
@Timeout(120)
final class QuietIT {
  private static final int BLOCK_MILLIS = 1000;
  private static final int HEARTBEAT_MILLIS = 500;
  private static final int READS = 8;
  private static final int WAITING = 1000;

  @TempDir Path directory;

  @Test
  void idleWorkerReadsOncePerBlockingIntervalForEachModelAndShard() {
    try (RedisTestServer first = RedisTestServer.start(directory.resolve("first"));
        RedisTestServer second = RedisTestServer.start(directory.resolve("second"))) {
      ChildJvm worker = worker(first, second);
      worker.start();
      try {
        for (RedisTestServer server : List.of(first, second)) {
          await().atMost(Duration.ofMinutes(1)).until(() -> calls(server, "xreadgroup") > 4);
          assertIdle(server, 2);
        }
      } finally {
        worker.stop();
      }
    }
  }

  /** Between two looks, as many reads and announcements as fit into the time between, and one. */
  private static void assertIdle(RedisTestServer server, int models) {
    long start = time(server);
    long readsBefore = calls(server, "xreadgroup");
    long scriptsBefore = scripts(server);
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> calls(server, "xreadgroup") >= readsBefore + READS);

    long reads = calls(server, "xreadgroup") - readsBefore;
    long scripts = scripts(server) - scriptsBefore;
    long millis = time(server) - start;
    assertThat(reads).as("reads").isLessThanOrEqualTo(models * (millis / BLOCK_MILLIS + 1));
    assertThat(scripts).as("announcements").isLessThanOrEqualTo(millis / HEARTBEAT_MILLIS + 1);
  }

  @Test
  void thousandWaitingJobsUseOneConnectionForRepliesOnEachShard() {
    try (RedisTestServer first = RedisTestServer.start(directory.resolve("first"));
        RedisTestServer second = RedisTestServer.start(directory.resolve("second"))) {
      Settings settings = Settings.of(Map.of("beagle.redis.uri", uris(first, second)));
      ExecutorService executor = Executors.newCachedThreadPool();
      List<RedisShard> shards = RedisShard.open(settings.redis());
      List<CompletableFuture<Result>> waiting = new ArrayList<>();
      try (RedisJobQueue queue = TestQueues.start(settings, shards, executor)) {
        for (int i = 0; i < WAITING; i++) {
          waiting.add(queue.submit(job(i)));
        }
        assertThat(queue.pendingJobs()).isEqualTo(WAITING);
        for (RedisTestServer server : List.of(first, second)) {
          assertThat(depth(server)).as("both shards have jobs").isEqualTo(WAITING / 2);
          await().until(() -> clients(server, "cmd=xread ") == 1);
          assertThat(clients(server, "")).as("the reader, the pool, this test").isLessThan(10);
        }
      }
      assertThat(waiting).allMatch(CompletableFuture::isDone);
      shards.forEach(shard -> shard.connections().close());
      executor.shutdown();
    }
  }

  private static Job job(int sequence) {
    ChaosJob chaos = new ChaosJob(sequence, ChaosJob.Kind.PLAIN, 0);
    return new Job(JobId.random(), Load.MODEL, chaos.pixels(), 5, Duration.ofMinutes(5), false);
  }

  private ChildJvm worker(RedisTestServer... servers) {
    Map<String, String> settings =
        Map.of(
            "beagle.redis.uri", uris(servers),
            "beagle.models", "one,two",
            "beagle.queue.block", Integer.toString(BLOCK_MILLIS),
            "beagle.heartbeat", Integer.toString(HEARTBEAT_MILLIS));
    return new ChildJvm(
        "worker",
        1,
        directory,
        settings,
        (log, life) -> List.of(ChaosWorker.class.getName(), log.toString()));
  }

  private static String uris(RedisTestServer... servers) {
    return String.join(" ", List.of(servers).stream().map(each -> each.uri().toString()).toList());
  }

  /** How often a command was called, by {@code INFO commandstats}. */
  private static long calls(RedisTestServer server, String command) {
    String prefix = "cmdstat_%s:calls=".formatted(command);
    return server
        .text("INFO", "commandstats")
        .lines()
        .filter(line -> line.startsWith(prefix))
        .mapToLong(line -> Long.parseLong(line.substring(prefix.length(), line.indexOf(','))))
        .sum();
  }

  private static long scripts(RedisTestServer server) {
    return calls(server, "evalsha") + calls(server, "eval");
  }

  private static long time(RedisTestServer server) {
    List<?> time = (List<?>) server.command("TIME");
    return 1000 * Long.parseLong(text(time.get(0))) + Long.parseLong(text(time.get(1))) / 1000;
  }

  private static String text(Object bytes) {
    return new String((byte[]) bytes, UTF_8);
  }

  private static long depth(RedisTestServer server) {
    return (Long) server.command("XLEN", "beagle:{0}:jobs:" + Load.MODEL);
  }

  private static long clients(RedisTestServer server, String part) {
    return server.text("CLIENT", "LIST").lines().filter(line -> line.contains(part)).count();
  }
}
