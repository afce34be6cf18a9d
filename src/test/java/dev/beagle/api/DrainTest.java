package dev.beagle.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DrainTest {
  private static final Duration AN_HOUR = Duration.ofHours(1);

  private final Drain drain = new Drain();
  private final CompletableFuture<String> first = new CompletableFuture<>();
  private final CompletableFuture<String> second = new CompletableFuture<>();

  @Test
  void aRequestIsUnderWayUntilItIsAnsweredWellOrBadly() {
    drain.run(() -> first);
    drain.run(() -> second);
    assertThat(drain.underWay()).isEqualTo(2);
    first.complete("answer");
    assertThat(drain.underWay()).isEqualTo(1);
    second.completeExceptionally(new IllegalStateException("a defect"));
    assertThat(drain.underWay()).isZero();
  }

  @Test
  void aRequestThatIsRefusedIsUnderWayNoMore() {
    BeagleException refusal = new BeagleException(ErrorCode.MISSING_IMAGE, "No image.");
    assertThatThrownBy(
            () ->
                drain.run(
                    () -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);
    assertThat(drain.underWay()).isZero();
  }

  @Test
  void noneIsLetInOnceItHasBegun() {
    drain.run(() -> first);
    drain.begin();
    AtomicBoolean run = new AtomicBoolean();
    BeagleException thrown =
        catchThrowableOfType(
            BeagleException.class,
            () ->
                drain.run(
                    () -> {
                      run.set(true);
                      return second;
                    }));
    assertThat(thrown.code()).isEqualTo(ErrorCode.UNAVAILABLE);
    assertThat(run).isFalse();
    assertThat(drain.begun()).isTrue();
    assertThat(drain.underWay()).isEqualTo(1);
  }

  @Test
  void itIsOverWhenTheLastRequestIsAnswered() throws Exception {
    drain.run(() -> first);
    drain.run(() -> second);
    drain.begin();
    CompletableFuture<Integer> over = new CompletableFuture<>();
    Thread stopping = start(() -> over.complete(drain.await(AN_HOUR)));
    first.complete("answer");
    awaitWaiting(stopping);
    assertThat(over).isNotDone();
    second.complete("answer");
    assertThat(over.get(30, TimeUnit.SECONDS)).isZero();
  }

  @Test
  void itGivesUpWhenTheTimeIsOver() {
    drain.run(() -> first);
    assertThat(drain.await(Duration.ZERO)).isEqualTo(1);
    assertThat(drain.await(Duration.ofMillis(20))).isEqualTo(1);
  }

  @Test
  void itGivesUpWhenItIsInterrupted() throws Exception {
    drain.run(() -> first);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread stopping =
        start(
            () -> {
              int left = drain.await(AN_HOUR);
              interrupted.complete(left == 1 && Thread.currentThread().isInterrupted());
            });
    stopping.interrupt();
    assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
  }

  private static Thread start(Runnable task) {
    Thread thread = new Thread(task);
    thread.setDaemon(true);
    thread.start();
    return thread;
  }

  private static void awaitWaiting(Thread thread) {
    while (thread.getState() != Thread.State.TIMED_WAITING) {
      Thread.onSpinWait();
    }
  }
}
