package dev.beagle.chaos;

import dev.beagle.chaos.EventLog.Event;
import dev.beagle.job.BeagleException;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobQueue;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Phaser;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The clients of one web node: a steady stream of jobs, and after a pause all those at once that
 * were not submitted meanwhile. Some clients go away before their answer.
 */
final class Load {
  static final String MODEL = "chaos";

  private static final int CLIENTS = 4;
  private static final Duration INTERVAL = Duration.ofMillis(80);
  private static final int SHORTEST_MILLIS = 500;
  private static final int LONGEST_MILLIS = 20_000;
  private static final double ASYNC = 0.3;
  private static final double GOES_AWAY = 0.02;

  private final JobQueue queue;
  private final EventLog log;
  private final Random seeds;
  private final AtomicLong sequence;
  private final Phaser waiting = new Phaser(1);
  private final ScheduledExecutorService clients = Executors.newScheduledThreadPool(CLIENTS);

  /**
   * @param first the first sequence number
   */
  Load(JobQueue queue, EventLog log, long seed, long first) {
    this.queue = queue;
    this.log = log;
    this.seeds = new Random(seed);
    this.sequence = new AtomicLong(first);
  }

  void start() {
    for (int i = 0; i < CLIENTS; i++) {
      Random random = new Random(seeds.nextLong());
      Future<?> unused =
          clients.scheduleAtFixedRate(
              () -> submit(random), 0, INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void submit(Random random) {
    Duration timeout = timeout(random);
    ChaosJob chaos =
        new ChaosJob(
            sequence.getAndIncrement(),
            ChaosJob.Kind.random(random),
            System.currentTimeMillis() + timeout.toMillis());
    boolean async = random.nextDouble() < ASYNC;
    boolean goesAway = random.nextDouble() < GOES_AWAY;
    Job job = new Job(JobId.random(), MODEL, chaos.pixels(), SequenceLabels.DIGITS, timeout, async);
    waiting.register();
    try {
      CompletableFuture<Result> future = queue.submit(job);
      log.add(Event.ACCEPTED, chaos.sequence(), job.id(), chaos.kind(), chaos.deadline(), async);
      CompletableFuture<Result> unused =
          future.whenComplete((result, failure) -> end(chaos, result, failure));
      if (goesAway && !async) {
        future.cancel(false);
      }
    } catch (BeagleException e) {
      log.add(Event.REFUSED, chaos.sequence(), e.code().wireName());
      waiting.arriveAndDeregister();
    }
  }

  /** Short ones are more frequent than long ones. */
  private static Duration timeout(Random random) {
    double share = Math.pow(random.nextDouble(), 2);
    return Duration.ofMillis(SHORTEST_MILLIS + (long) (share * (LONGEST_MILLIS - SHORTEST_MILLIS)));
  }

  private void end(ChaosJob chaos, Result result, Throwable failure) {
    String answer = failure == null ? Answer.of(result, chaos) : Answer.CANCELLED;
    log.add(Event.ENDED, chaos.sequence(), answer, System.currentTimeMillis());
    waiting.arriveAndDeregister();
  }

  /** Submits no more. */
  void stop() {
    clients.shutdown();
  }

  /** Waits until every job has ended. */
  void awaitQuiet() throws InterruptedException {
    clients.awaitTermination(1, TimeUnit.MINUTES);
    waiting.arriveAndAwaitAdvance();
  }
}
