package dev.beagle.benchmark.queue;

import dev.beagle.benchmark.QueueFigure;
import dev.beagle.benchmark.Scale;
import dev.beagle.benchmark.Spread;
import dev.beagle.benchmark.Stopwatch;
import dev.beagle.concurrent.PollingLoop;
import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.queue.Keys;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.queue.web.TestJobs;
import dev.beagle.queue.web.TestQueues;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.queue.worker.StartedJob;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;

/**
 * Benchmark of the queue: jobs per second from admission to reply, and the time of one job alone.
 * Beside it, round by round, {@code redis-benchmark} appends as many bytes with {@code XADD} on the
 * same server, which is the one on the path or else the embedded one.
 */
public final class QueueBenchmark {
  private static final int SIDE = 224;
  private static final int WINDOW = 256;
  private static final int SUBMITTERS = 4;
  private static final int WORKERS = 2;
  private static final int APPENDS = 10_000;

  private final Scale scale;
  private final Settings settings;
  private final List<RedisShard> shards;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final LongAdder done = new LongAdder();
  private final Pixels pixels;
  private volatile boolean stopping;

  private QueueBenchmark(Scale scale, Settings settings) {
    this.scale = scale;
    this.settings = settings;
    this.shards = RedisShard.open(settings.redis());
    byte[] rgb = new byte[3 * SIDE * SIDE];
    new Random(1).nextBytes(rgb);
    this.pixels = new Pixels(SIDE, SIDE, rgb);
  }

  /**
   * Measures.
   *
   * @param directory for the server's files
   */
  public static QueueFigure run(Path directory, Scale scale) throws Exception {
    List<Path> servers = RedisTestServer.executables(directory.resolve("bin"));
    Path executable = servers.get(servers.size() - 1);
    try (RedisTestServer server =
        RedisTestServer.start(executable, directory, "--appendonly", "no")) {
      Settings settings =
          server.settings("beagle.queue.capacity", "1000", "beagle.predict.max-pending", "100000");
      return new QueueBenchmark(scale, settings).run(server.port());
    }
  }

  private QueueFigure run(int port) throws Exception {
    measure(this::perSecond); // Warm-up.
    List<Double> jobs = new ArrayList<>();
    List<Double> appends = new ArrayList<>();
    for (int i = 0; i < scale.rounds(); i++) {
      if (RedisBenchmark.isThere()) {
        appends.add(RedisBenchmark.appends(port, pixels.rgb().length, APPENDS));
      }
      jobs.add(measure(this::perSecond));
    }
    Stopwatch alone = measure(this::roundTrips);
    executor.shutdown();
    shards.forEach(shard -> shard.connections().close());
    QueueFigure figure =
        new QueueFigure(
            pixels.rgb().length,
            spread(jobs),
            alone.millis(),
            appends.isEmpty() ? null : spread(appends));
    System.out.printf(
        "Queue: %.0f jobs/s, one alone %.2f ms%n",
        figure.jobsPerSecond().median(), figure.roundTripMillis().median());
    return figure;
  }

  private static Spread spread(List<Double> values) {
    return Spread.of(values.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /** Something measured with a web node's queue and workers that answer. */
  private <T> T measure(Measurement<T> measurement) throws Exception {
    RedisJobQueue queue = TestQueues.start(settings, shards, executor);
    List<PollingLoop> workers = new ArrayList<>();
    List<RedisJobSource> sources = new ArrayList<>();
    for (int i = 0; i < WORKERS; i++) {
      RedisJobSource source = openSource();
      PollingLoop task =
          new PollingLoop("worker", executor, Duration.ofMillis(100), () -> work(source));
      task.start();
      workers.add(task);
      sources.add(source);
    }
    try {
      return measurement.of(queue);
    } finally {
      for (int i = 0; i < WORKERS; i++) {
        workers.get(i).stop(sources.get(i)::wake);
        sources.get(i).close();
      }
      queue.close();
    }
  }

  private RedisJobSource openSource() {
    return new RedisJobSource(
        shards.get(0).connections(),
        new Keys("beagle", "0"),
        "resnet50",
        JobId.random().value(),
        settings.queue());
  }

  private double perSecond(RedisJobQueue queue) throws Exception {
    stopping = false;
    Semaphore window = new Semaphore(WINDOW);
    List<Future<?>> submitters = new ArrayList<>();
    for (int i = 0; i < SUBMITTERS; i++) {
      submitters.add(executor.submit(() -> submit(queue, window)));
    }
    long start = System.nanoTime();
    long before = done.sum();
    Thread.sleep(scale.queueRound().toMillis());
    double perSecond = (done.sum() - before) * 1e9 / (System.nanoTime() - start);
    stopping = true;
    for (Future<?> submitter : submitters) {
      submitter.get();
    }
    window.acquire(WINDOW);
    return perSecond;
  }

  private void submit(RedisJobQueue queue, Semaphore window) {
    while (!stopping) {
      window.acquireUninterruptibly();
      var unused =
          queue
              .submit(job())
              .thenAccept(
                  result -> {
                    window.release();
                    if (result instanceof Result.Predictions) {
                      done.increment();
                    }
                  });
    }
  }

  private Stopwatch roundTrips(RedisJobQueue queue) {
    Stopwatch watch = new Stopwatch(() -> queue.submit(job()).join());
    for (int round = 0; round < scale.rounds(); round++) {
      watch.round(scale.slice());
    }
    return watch;
  }

  private Job job() {
    return new Job(JobId.random(), "resnet50", pixels, 5, Duration.ofSeconds(30), false);
  }

  private static void work(RedisJobSource source) {
    List<StartedJob> jobs = TestJobs.leaseAndStart(source, Duration.ofSeconds(5));
    if (!jobs.isEmpty()) {
      Outcome outcome = Outcome.of(new Result.Predictions(labels()));
      source.finish(jobs, jobs.stream().map(job -> outcome).toList());
    }
  }

  private static List<Prediction> labels() {
    return Stream.of("beagle", "basset", "bluetick", "Walker hound", "English foxhound")
        .map(label -> new Prediction(label, 0.2))
        .toList();
  }

  private interface Measurement<T> {
    T of(RedisJobQueue queue) throws Exception;
  }
}
