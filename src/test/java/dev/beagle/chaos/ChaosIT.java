package dev.beagle.chaos;

import dev.beagle.chaos.Target.Fault;
import dev.beagle.redis.RedisTestServer;
import dev.beagle.redis.SentinelGroup;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/**
 * Nothing is lost and nothing is stuck, whatever dies. {@code -Dchaos.minutes=N} is for how long
 * faults go on in all, {@code -Dchaos.seed=N} repeats their plan. The logs of a run stay in {@code
 * target/chaos}.
 */
final class ChaosIT {
  private static final double MINUTES =
      Double.parseDouble(System.getProperty("chaos.minutes", "1.25"));
  private static final double SHARDS_PART = 0.6;
  private static final String[] DURABLE = {"--appendfsync", "always"};

  private final long seed = Long.getLong("chaos.seed", 1);
  private Path directory;

  @BeforeEach
  void prepare(TestInfo test) throws IOException {
    String name = test.getTestMethod().orElseThrow().getName();
    directory = Path.of("target", "chaos", "%s-%d".formatted(name, seed)).toAbsolutePath();
    deleteOld(directory);
    Files.createDirectories(directory);
    System.out.printf("chaos: %s with -Dchaos.seed=%d, logs in %s%n", name, seed, directory);
  }

  @Test
  void workersWebNodesAndTwoShardsAreKilledAndPaused() throws Exception {
    List<Path> executables = RedisTestServer.executables(directory);
    Path newest = executables.get(executables.size() - 1);
    try (RedisTestServer first =
            RedisTestServer.start(executables.get(0), directory.resolve("first"), DURABLE);
        RedisTestServer second =
            RedisTestServer.start(newest, directory.resolve("second"), DURABLE);
        ChaosRun run =
            new ChaosRun(directory, seed, "%s %s".formatted(first.uri(), second.uri()), false)) {
      run.start();
      run.disturbWorkers(Duration.ofSeconds(6), Duration.ofSeconds(2));
      run.disturbNodes(
          Duration.ofSeconds(10), Duration.ofSeconds(2), Fault.KILL, Fault.PAUSE, Fault.DRAIN);
      for (RedisTestServer server : List.of(first, second)) {
        run.faults()
            .start(
                new ServerTarget(server),
                Duration.ofSeconds(6),
                Duration.ofSeconds(2),
                Fault.KILL,
                Fault.PAUSE);
      }
      letItGoOnFor(SHARDS_PART * MINUTES);
      run.faults().end();
      run.awaitQuiet().assertKept();
    }
  }

  /**
   * Replication is asynchronous: what a master accepted or finished a moment ago may be unknown to
   * its successor. The web nodes live, for it is they who admit again what was forgotten.
   */
  @Test
  void masterOfSentinelGroupIsReplaced() throws Exception {
    Path executable = RedisTestServer.executables(directory).get(0);
    try (SentinelGroup group =
            SentinelGroup.start(executable, directory.resolve("group"), DURABLE);
        ChaosRun run = new ChaosRun(directory, seed, group.uri(), true)) {
      run.start();
      run.disturbWorkers(Duration.ofSeconds(6), Duration.ofSeconds(2));
      run.disturbNodes(Duration.ofSeconds(10), Duration.ofSeconds(1), Fault.PAUSE);
      run.faults()
          .start(
              new MasterTarget(group),
              Duration.ofSeconds(2),
              Duration.ofSeconds(1),
              Fault.KILL,
              Fault.PAUSE);
      letItGoOnFor((1 - SHARDS_PART) * MINUTES);
      run.faults().end();
      run.awaitQuiet().assertKept();
    }
  }

  private static void deleteOld(Path directory) throws IOException {
    if (Files.exists(directory)) {
      try (Stream<Path> files = Files.walk(directory)) {
        for (Path each : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(each);
        }
      }
    }
  }

  private static void letItGoOnFor(double minutes) throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    never.await((long) (minutes * TimeUnit.MINUTES.toMillis(1)), TimeUnit.MILLISECONDS);
  }
}
