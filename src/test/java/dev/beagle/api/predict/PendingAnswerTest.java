package dev.beagle.api.predict;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.api.answer.Answer;
import dev.beagle.api.answer.Answers;
import dev.beagle.api.answer.ErrorBody;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.job.Run;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

final class PendingAnswerTest {
  private static final Result FOUND =
      new Result.Predictions(List.of(new Prediction("beagle", 0.9)));
  private static final Result FULL = new Result.Failure(ErrorCode.QUEUE_FULL, "Full.");

  private final CompletableFuture<Result> first = new CompletableFuture<>();
  private final CompletableFuture<Result> second = new CompletableFuture<>();

  @Test
  void isDoneWhenEveryJobIsDone() {
    PendingAnswer answer = of(image("a", first), image("b", second));
    CompletableFuture<Void> done = answer.done();
    first.complete(FOUND);
    assertThat(done).isNotDone();
    second.complete(FULL);
    assertThat(done).isCompleted();
  }

  @Test
  void oneImageHasResponseOfItsOwn() {
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
  void severalImagesKeepTheirOrder() {
    second.complete(FULL);
    first.complete(FOUND);
    try (Response response = of(image("a", second), image("b", first)).response()) {
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getEntity())
          .isEqualTo(new Answers(true, List.of(Answer.of("a", FULL), Answer.of("b", FOUND))));
    }
  }

  @Test
  void oneImageHasHeadersWithTimesModelAndEngine() {
    Duration queued = Duration.ofMillis(7);
    Run run = new Run("bird seed", "2/1", "onednn", "bf16", queued, Duration.ofNanos(11_849_999));
    first.complete(new Result.Predictions(List.of(new Prediction("finch", 0.9)), run));
    try (Response response = answer(first).response()) {
      assertThat(response.getHeaderString("Server-Timing"))
          .isEqualTo("decode;dur=2.3, queue;dur=7.0, inference;dur=11.8");
      assertThat(response.getHeaderString("Beagle-Model")).isEqualTo("bird%20seed/2%2F1");
      assertThat(response.getHeaderString("Beagle-Engine")).isEqualTo("onednn/bf16");
    }
    try (Response response = answer(first).accepted("/api/")) {
      assertThat(response.getHeaderString("Server-Timing")).isEqualTo("decode;dur=2.3");
    }
  }

  @Test
  void cancelEndsUnfinishedJobs() {
    PendingAnswer answer = of(image("a", first), image("b", second));
    first.complete(FOUND);
    answer.cancel();
    assertThat(first).isCompletedWithValue(FOUND);
    assertThat(second).isCancelled();
    assertThat(answer.done()).isDone();
  }

  @Test
  void filesWithoutNameAreAnswered() {
    first.complete(FOUND);
    PendingAnswer answer = of(image(null, first), image("b", first));
    try (Response response = answer.response()) {
      assertThat(response.getStatus()).isEqualTo(200);
    }
  }

  @Test
  void acceptedImageHasLocation() {
    PendingImage image = image("a", first);
    String location = "/beagle/api/predictions/" + image.id();
    try (Response response = of(image).accepted("/beagle/api/")) {
      assertThat(response.getStatus()).isEqualTo(202);
      assertThat(response.getHeaderString("Location")).isEqualTo(location);
      assertThat(response.getHeaderString("Preference-Applied")).isEqualTo("respond-async");
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
      assertThat(response.getEntity()).isEqualTo(Answer.accepted(null, image.id(), location));
    }
  }

  @Test
  void refusedImageFailsAtOnceForAsynchronousClient() {
    first.complete(FULL);
    try (Response response = answer(first).accepted("/api/")) {
      assertThat(response.getStatus()).isEqualTo(503);
      assertThat(response.getHeaderString("Location")).isNull();
      assertThat(response.getEntity())
          .isEqualTo(Answer.failed(new ErrorBody("queue_full", "Full.")));
    }
  }

  @Test
  void severalAcceptedImagesHaveLocationOrErrorEach() {
    second.complete(FULL);
    PendingImage accepted = image("a", first);
    try (Response response = of(accepted, image("b", second)).accepted("/api/")) {
      assertThat(response.getStatus()).isEqualTo(202);
      assertThat(response.getHeaderString("Location")).isNull();
      assertThat(response.getHeaderString("Preference-Applied")).isEqualTo("respond-async");
      String location = "/api/predictions/" + accepted.id();
      assertThat(response.getEntity())
          .isEqualTo(
              new Answers(
                  true,
                  List.of(Answer.accepted("a", accepted.id(), location), Answer.of("b", FULL))));
    }
  }

  private static PendingAnswer answer(CompletableFuture<Result> only) {
    return of(image("a", only));
  }

  private static PendingAnswer of(PendingImage... images) {
    return new PendingAnswer(List.of(images));
  }

  private static PendingImage image(String file, CompletableFuture<Result> result) {
    return new PendingImage(file, JobId.random(), Duration.ofNanos(2_345_678), result);
  }
}
