package dev.beagle.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class PollingLoopTest {
  private static final Duration LONG = Duration.ofMinutes(10);

  private final ExecutorService executor = Executors.newCachedThreadPool();

  @AfterEach
  void shutDown() {
    executor.shutdownNow();
  }

  @Test
  void taskEndsWithItsSliceAndSubmitsNext() {
    LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    AtomicInteger steps = new AtomicInteger();
    PollingLoop task =
        new PollingLoop("count", tasks::add, Duration.ZERO, LONG, steps::incrementAndGet);
    task.start();

    for (int i = 1; i <= 3; i++) {
      assertThat(tasks).hasSize(1);
      tasks.remove().run();
      assertThat(steps).hasValue(i);
    }
    task.stop();
    tasks.remove().run();

    assertThat(steps).hasValue(3);
    assertThat(tasks).isEmpty();
    assertThat(task.isRunning()).isFalse();
  }

  @Test
  void stepsOfSliceAreOneTask() {
    LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    AtomicInteger steps = new AtomicInteger();
    AtomicReference<PollingLoop> self = new AtomicReference<>();
    PollingLoop task =
        new PollingLoop(
            "count",
            tasks::add,
            LONG,
            LONG,
            () -> {
              if (steps.incrementAndGet() == 3) {
                self.get().stop();
              }
            });
    self.set(task);
    task.start();

    tasks.remove().run();

    assertThat(steps).hasValue(3);
    assertThat(tasks).isEmpty();
  }

  @Test
  void stepThatFailsEndsSlice() {
    LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    AtomicInteger steps = new AtomicInteger();
    PollingLoop task =
        new PollingLoop(
            "fail",
            tasks::add,
            LONG,
            Duration.ofMillis(1),
            () -> {
              steps.incrementAndGet();
              throw new IllegalStateException("on purpose");
            });
    task.start();

    tasks.remove().run();

    assertThat(steps).hasValue(1);
    assertThat(tasks).hasSize(1);
    task.stop();
  }

  @Test
  void stoppingWaitsForStepInHand() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch release = new CountDownLatch(1);
    AtomicBoolean ended = new AtomicBoolean();
    PollingLoop task =
        new PollingLoop(
            "wait",
            executor,
            LONG,
            () -> {
              begun.countDown();
              awaitQuietly(release);
              ended.set(true);
            });
    task.start();
    begun.await();
    executor.execute(release::countDown);

    task.stop();

    assertThat(ended).isTrue();
  }

  @Test
  void stepThatBlocksIsWokenUntilItEnds() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch wokenThrice = new CountDownLatch(3);
    PollingLoop task =
        new PollingLoop(
            "block",
            executor,
            LONG,
            () -> {
              begun.countDown();
              awaitQuietly(wokenThrice);
            });
    task.start();
    begun.await();

    task.stop(
        () -> {
          wokenThrice.countDown();
          throw new IllegalStateException("waking may fail");
        });

    assertThat(wokenThrice.getCount()).isZero();
  }

  @Test
  void failedStepIsFollowedByAnother() throws Exception {
    CountDownLatch steps = new CountDownLatch(3);
    PollingLoop task =
        new PollingLoop(
            "fail",
            executor,
            Duration.ofMillis(1),
            () -> {
              steps.countDown();
              throw new IllegalStateException("on purpose");
            });
    task.start();

    steps.await();
    assertThat(task.isRunning()).isTrue();
    task.stop();
  }

  @Test
  void pauseAfterFailureIsCutShortByStopping() throws Exception {
    CountDownLatch failed = new CountDownLatch(1);
    PollingLoop task =
        new PollingLoop(
            "fail",
            executor,
            LONG,
            () -> {
              failed.countDown();
              throw new IllegalStateException("on purpose");
            });
    task.start();
    failed.await();

    task.stop();
    executor.shutdown();

    assertThat(executor.awaitTermination(30, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void stepMayStopItsOwnTask() throws Exception {
    AtomicReference<PollingLoop> self = new AtomicReference<>();
    CountDownLatch stopped = new CountDownLatch(1);
    PollingLoop task =
        new PollingLoop(
            "stop",
            executor,
            LONG,
            () -> {
              self.get().stop();
              stopped.countDown();
            });
    self.set(task);
    task.start();

    stopped.await();
    assertThat(task.isRunning()).isFalse();
  }

  @Test
  void endsWithItsExecutor() {
    PollingLoop task =
        new PollingLoop(
            "refused",
            command -> {
              throw new RejectedExecutionException("shut down");
            },
            LONG,
            () -> {});

    task.start();

    assertThat(task.isRunning()).isFalse();
    task.stop();
  }

  @Test
  void startsOnce() {
    PollingLoop task = new PollingLoop("once", command -> {}, LONG, () -> {});
    task.start();

    assertThatThrownBy(task::start).isInstanceOf(IllegalStateException.class);
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
