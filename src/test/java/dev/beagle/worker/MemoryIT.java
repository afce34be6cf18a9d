package dev.beagle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Result;
import dev.beagle.model.resnet50.GoldenWeights;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.queue.web.TestQueues;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A worker in a JVM of its own takes 20,000 images and is no larger after them than before. With
 * {@code -Dmemory.model=resnet50} it does so for ResNet50, which takes minutes.
 */
final class MemoryIT {
  private static final String MODEL = System.getProperty("memory.model", "shapes");
  private static final int IMAGES = Integer.getInteger("memory.images", 20_000);
  private static final int WARM_UP = IMAGES / 4;

  /** What native allocators and the compiler of the JVM may yet add to what they hold. */
  private static final long TOLERANCE = 48L << 20;

  @TempDir Path directory;

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private Process worker;

  @AfterEach
  void stop() {
    executor.shutdown();
    if (worker != null) {
      worker.destroyForcibly();
    }
  }

  @Test
  void residentMemoryIsFlat() throws Exception {
    assumeTrue(Files.exists(Path.of("/proc/self/status")), "only Linux says it there");
    try (RedisTestServer server = RedisTestServer.start(directory.resolve("redis"))) {
      Settings settings = server.settings("beagle.queue.capacity", "1000");
      startWorker(server.uri().toString());
      List<RedisShard> shards = RedisShard.open(settings.redis());
      try (RedisJobQueue queue = TestQueues.start(settings, shards, executor)) {
        run(queue, WARM_UP);
        long before = residentBytes();
        run(queue, IMAGES);
        long after = residentBytes();

        System.out.printf(
            "memory: %s, %,d kB after %,d images, %,d kB after %,d more%n",
            MODEL, before >> 10, WARM_UP, after >> 10, IMAGES);
        assertThat(after).isLessThan(before + TOLERANCE);
      }
      shards.forEach(shard -> shard.connections().close());
    }
  }

  /** The heap is touched whole at the start, so that what grows is not heap that was allowed. */
  private void startWorker(String redis) throws IOException {
    Map<String, String> settings = new TreeMap<>();
    settings.put("beagle.redis.uri", redis);
    settings.put("beagle.models", MODEL);
    if (MODEL.equals("resnet50")) {
      Path weights = directory.resolve("weights.h5");
      GoldenWeights.writeResNet50(weights);
      settings.put("beagle.models.resnet50.weights", weights.toString());
    }
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch"));
    settings.forEach((key, value) -> command.add("-D%s=%s".formatted(key, value)));
    command.addAll(
        List.of("-cp", System.getProperty("java.class.path"), LoneWorker.class.getName()));
    worker =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(Path.of("target", "memory-worker.log").toFile())
            .start();
  }

  /** Up to 64 at a time. */
  private static void run(RedisJobQueue queue, int images) throws InterruptedException {
    int side = MODEL.equals("resnet50") ? 224 : 64;
    Random random = new Random(1);
    Semaphore window = new Semaphore(64);
    List<Result> failures = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < images; i++) {
      byte[] rgb = new byte[3 * side * side];
      random.nextBytes(rgb);
      Job job =
          new Job(
              JobId.random(), MODEL, new Pixels(side, side, rgb), 5, Duration.ofMinutes(2), false);
      window.acquire();
      var unused =
          queue
              .submit(job)
              .whenComplete(
                  (result, failure) -> {
                    if (!(result instanceof Result.Predictions)) {
                      failures.add(result);
                    }
                    window.release();
                  });
    }
    window.acquire(64);
    assertThat(failures).isEmpty();
  }

  private long residentBytes() throws IOException {
    Path status = Path.of("/proc", Long.toString(worker.pid()), "status");
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) << 10)
        .findFirst()
        .orElseThrow();
  }
}
