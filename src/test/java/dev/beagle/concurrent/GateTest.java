package dev.beagle.concurrent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class GateTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Gate gate = new Gate();

  @Test
  void openGateLetsIn() throws Exception {
    assertThat(gate.enter(SHORT)).isTrue();
    assertThat(gate.isClosed()).isFalse();
  }

  @Test
  void closedGateTurnsAwayAfterWait() throws Exception {
    gate.close();

    assertThat(gate.enter(SHORT)).isFalse();
  }

  @Test
  void whoWaitsIsLetInWhenItIsOpened() {
    gate.close();
    CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> enter(gate));

    gate.open();

    assertThat(waiting.join()).isTrue();
  }

  @Test
  void gateIsEmptyWhenLastHasLeft() throws Exception {
    gate.enter(SHORT);
    gate.enter(SHORT);
    gate.close();
    gate.leave();
    assertThat(gate.awaitEmpty(SHORT)).isFalse();

    gate.leave();

    assertThat(gate.awaitEmpty(SHORT)).isTrue();
  }

  @Test
  void taskIsInsideUntilItsStageCompletesWellOrBadly() {
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();
    assertThat(gate.tryRun(() -> first)).isTrue();
    assertThat(gate.tryRun(() -> second)).isTrue();
    assertThat(gate.inside()).isEqualTo(2);

    first.complete("answer");
    assertThat(gate.inside()).isEqualTo(1);

    second.completeExceptionally(new IllegalStateException("a defect"));
    assertThat(gate.inside()).isZero();
  }

  @Test
  void taskThatThrowsIsInsideNoMore() {
    IllegalStateException refusal = new IllegalStateException("no image");

    assertThatThrownBy(
            () ->
                gate.tryRun(
                    () -> {
                      throw refusal;
                    }))
        .isSameAs(refusal);

    assertThat(gate.inside()).isZero();
  }

  @Test
  void closedGateRunsNoTaskAndKeepsThoseInside() {
    CompletableFuture<String> first = new CompletableFuture<>();
    gate.tryRun(() -> first);
    gate.close();
    AtomicBoolean run = new AtomicBoolean();

    boolean entered =
        gate.tryRun(
            () -> {
              run.set(true);
              return first;
            });

    assertThat(entered).isFalse();
    assertThat(run).isFalse();
    assertThat(gate.inside()).isEqualTo(1);
  }

  @Test
  void waitForEmptyGateEndsWithItsLastTask() throws Exception {
    CompletableFuture<String> first = new CompletableFuture<>();
    CompletableFuture<String> second = new CompletableFuture<>();
    gate.tryRun(() -> first);
    gate.tryRun(() -> second);
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    Thread stopping = start(() -> over.complete(awaitEmpty(gate)));

    first.complete("answer");
    awaitWaiting(stopping);
    assertThat(over).isNotDone();

    second.complete("answer");
    assertThat(over.get(30, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void waitForEmptyGateEndsWithInterrupt() throws Exception {
    gate.tryRun(() -> new CompletableFuture<>());
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    Thread stopping =
        start(
            () -> {
              try {
                gate.awaitEmpty(LONG);
                interrupted.complete(false);
              } catch (InterruptedException e) {
                interrupted.complete(true);
              }
            });

    stopping.interrupt();

    assertThat(interrupted.get(30, TimeUnit.SECONDS)).isTrue();
  }

  private static boolean awaitEmpty(Gate gate) {
    try {
      return gate.awaitEmpty(LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
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

  private static boolean enter(Gate gate) {
    try {
      return gate.enter(LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
