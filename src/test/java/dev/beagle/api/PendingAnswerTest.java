package dev.beagle.api;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import jakarta.ws.rs.core.Response;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PendingAnswerTest {
  private static final Result FOUND =
      new Result.Predictions(List.of(new Prediction("beagle", 0.9)));
  private static final Result FULL = new Result.Failure(ErrorCode.QUEUE_FULL, "Full.");

  private final CompletableFuture<Result> first = new CompletableFuture<>();
  private final CompletableFuture<Result> second = new CompletableFuture<>();

  @Test
  void isDoneWhenEveryJobIs() {
    PendingAnswer answer = new PendingAnswer(List.of("a", "b"), List.of(first, second));
    CompletableFuture<Void> done = answer.done();
    first.complete(FOUND);
    assertThat(done).isNotDone();
    second.complete(FULL);
    assertThat(done).isCompleted();
  }

  @Test
  void ofOneImageIsThatImages() {
    first.complete(FOUND);
    try (Response response = answer(first).response()) {
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getEntity()).isEqualTo(Answer.of(null, FOUND));
    }
    second.complete(FULL);
    try (Response response = answer(second).response()) {
      assertThat(response.getStatus()).isEqualTo(503);
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("2");
      assertThat(response.getEntity())
          .isEqualTo(Answer.failed(new ErrorBody("queue_full", "Full.")));
    }
  }

  @Test
  void ofSeveralIsInOrderWhateverCameOfThem() {
    second.complete(FULL);
    first.complete(FOUND);
    try (Response response =
        new PendingAnswer(List.of("a", "b"), List.of(second, first)).response()) {
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getEntity())
          .isEqualTo(new Answers(true, List.of(Answer.of("a", FULL), Answer.of("b", FOUND))));
    }
  }

  @Test
  void cancellingWithdrawsWhatIsNotDone() {
    PendingAnswer answer = new PendingAnswer(List.of("a", "b"), List.of(first, second));
    first.complete(FOUND);
    answer.cancel();
    assertThat(first).isCompletedWithValue(FOUND);
    assertThat(second).isCancelled();
    assertThat(answer.done()).isDone();
  }

  @Test
  void filesMayHaveNoName() {
    first.complete(FOUND);
    PendingAnswer answer = new PendingAnswer(Arrays.asList(null, "b"), List.of(first, first));
    try (Response response = answer.response()) {
      assertThat(response.getStatus()).isEqualTo(200);
    }
  }

  private static PendingAnswer answer(CompletableFuture<Result> only) {
    return new PendingAnswer(List.of("a"), List.of(only));
  }
}
