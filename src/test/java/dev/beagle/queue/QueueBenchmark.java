package dev.beagle.queue;

import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

/**
 * How many jobs a second go all the way, admitted, taken, begun, finished and replied to, beside
 * what {@code redis-benchmark} gets out of the same server with {@code XADD} of as many bytes and
 * nothing else. Prints both and their ratio, round by round: only the ratio means something on
 * another machine.
 */
public final class QueueBenchmark {
  private static final int SIDE = 224;
  private static final int ROUNDS = 5;
  private static final Duration ROUND = Duration.ofSeconds(5);
  private static final int WINDOW = 256;
  private static final int SUBMITTERS = 4;
  private static final int WORKERS = 2;

  private final Settings settings;
  private final List<RedisShard> shards;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final LongAdder done = new LongAdder();
  private volatile boolean stopping;

  private QueueBenchmark(Settings settings) {
    this.settings = settings;
    this.shards = RedisShard.open(settings);
  }

  /** Runs it against the first redis-server of the path. */
  public static void main(String[] arguments) throws Exception {
    Path directory = Files.createTempDirectory("queue-benchmark");
    List<Path> servers = RedisTestServer.executables(directory.resolve("bin"));
    Path executable = servers.get(servers.size() - 1);
    try (RedisTestServer server =
        RedisTestServer.start(executable, directory, "--appendonly", "no")) {
      Settings settings =
          server.settings("beagle.queue.capacity", "1000", "beagle.predict.max-waiting", "100000");
      new QueueBenchmark(settings).run(server.port());
    }
  }

  private void run(int port) throws Exception {
    measureQueue(); // warm-up
    double[] ratios = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      double ceiling = RedisBenchmark.appends(port, 3 * SIDE * SIDE, 10_000);
      double jobs = measureQueue();
      ratios[i] = jobs / ceiling;
      System.out.printf(
          Locale.ROOT,
          "XADD alone %,.0f/s, whole queue %,.0f jobs/s: ratio %.2f%n",
          ceiling,
          jobs,
          ratios[i]);
    }
    Arrays.sort(ratios);
    System.out.printf(
        Locale.ROOT,
        "median ratio %.2f (%.2f to %.2f), %,d bytes a job%n",
        ratios[ROUNDS / 2],
        ratios[0],
        ratios[ROUNDS - 1],
        3 * SIDE * SIDE);
    executor.shutdown();
    shards.forEach(shard -> shard.connections().close());
  }

  private double measureQueue() throws Exception {
    stopping = false;
    RedisJobQueue queue =
        new RedisJobQueue(shards, settings, executor, Executors.defaultThreadFactory());
    queue.start();
    List<RepeatedTask> workers = new ArrayList<>();
    List<RedisJobSource> sources = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      RedisJobSource source =
          new RedisJobSource(
              shards.get(0).connections(),
              new Keys("0"),
              "resnet50",
              JobId.random().value(),
              settings);
      RepeatedTask task =
          new RepeatedTask("worker", executor, Duration.ofMillis(100), () -> work(source));
      task.start();
      workers.add(task);
      sources.add(source);
    }
    Semaphore window = new Semaphore(WINDOW);
    List<Future<?>> submitters = new ArrayList<>();
    for (int i = 0; i < SUBMITTERS; i++) {
      submitters.add(executor.submit(() -> submit(queue, window)));
    }
    long start = System.nanoTime();
    long before = done.sum();
    Thread.sleep(ROUND.toMillis());
    double perSecond = (done.sum() - before) * 1e9 / (System.nanoTime() - start);
    stopping = true;
    for (Future<?> submitter : submitters) {
      submitter.get();
    }
    window.acquire(WINDOW);
    for (int i = 0; i < WORKERS; i++) {
      workers.get(i).stop(sources.get(i)::wake);
      sources.get(i).close();
    }
    queue.close();
    return perSecond;
  }

  private void submit(RedisJobQueue queue, Semaphore window) {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    new Random(1).nextBytes(rgb);
    Pixels pixels = new Pixels(SIDE, SIDE, rgb);
    while (!stopping) {
      window.acquireUninterruptibly();
      var unused =
          queue
              .submit(new Job(JobId.random(), "resnet50", pixels, 5, Duration.ofSeconds(30), false))
              .thenAccept(
                  result -> {
                    window.release();
                    if (result instanceof Result.Predictions) {
                      done.increment();
                    }
                  });
    }
  }

  private static void work(RedisJobSource source) {
    List<TakenJob> jobs = TestJobs.takeAndBegin(source, Duration.ofSeconds(5));
    if (!jobs.isEmpty()) {
      Outcome outcome = Outcome.of(new Result.Predictions(labels()));
      source.finish(jobs, jobs.stream().map(job -> outcome).toList());
    }
  }

  private static List<Prediction> labels() {
    return List.of("beagle", "basset", "bluetick", "Walker hound", "English foxhound").stream()
        .map(label -> new Prediction(label, 0.2))
        .toList();
  }
}
