package dev.beagle.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class GateTest {
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final Duration SHORT = Duration.ofMillis(1);

  private final Gate gate = new Gate();

  @Test
  void anOpenGateLetsIn() throws Exception {
    assertThat(gate.enter(SHORT)).isTrue();
    assertThat(gate.isClosed()).isFalse();
  }

  @Test
  void aClosedGateTurnsAwayAfterAWait() throws Exception {
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
  void itIsEmptyWhenTheLastHasLeft() throws Exception {
    gate.enter(SHORT);
    gate.enter(SHORT);
    gate.close();
    gate.leave();
    assertThat(gate.awaitEmpty(SHORT)).isFalse();

    gate.leave();

    assertThat(gate.awaitEmpty(SHORT)).isTrue();
  }

  private static boolean enter(Gate gate) {
    try {
      return gate.enter(LONG);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
