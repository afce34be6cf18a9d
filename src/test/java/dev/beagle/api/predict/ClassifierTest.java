package dev.beagle.api.predict;

import static dev.beagle.api.predict.FixedDirectory.ready;
import static dev.beagle.api.predict.FixedDirectory.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.beagle.api.upload.Upload;
import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.job.Result;
import dev.beagle.queue.web.JobQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class ClassifierTest {
  private final List<Job> submitted = new ArrayList<>();
  private Instant now = Instant.EPOCH;
  private JobQueue queue = this::accept;

  @Test
  void defaultTopIsFiveOrAllClasses() {
    assertThat(classifier(10).check(null, null, null, false).top()).isEqualTo(5);
    assertThat(classifier(3).check(null, null, null, false).top()).isEqualTo(3);
    assertThat(classifier(10).check(null, "10", null, false).top()).isEqualTo(10);
  }

  @Test
  void topAboveNumberOfClassesIsRefused() {
    BeagleException thrown = refused(() -> classifier(10).check(null, "11", null, false));
    assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
    assertThat(thrown)
        .hasMessage(
            "top=11 is not allowed: it must be a whole number from 1 to 10, the classes of model"
                + " shapes.");
  }

  @Test
  void deadlineIsTimeoutAfterCheck() {
    assertThat(classifier(10).check(null, null, null, false).deadline())
        .isEqualTo(Instant.EPOCH.plusSeconds(30));
    assertThat(classifier(10).check(null, null, "300000", false).deadline())
        .isEqualTo(Instant.EPOCH.plusSeconds(300));
    assertThat(refused(() -> classifier(10).check(null, null, "300001", false)))
        .hasMessage(
            "timeout=300001 is not allowed: it must be a whole number from 1 to 300000"
                + " milliseconds.");
  }

  @Test
  void jobHasInputOfModelAndRestOfTimeout() {
    Classifier classifier = classifier(10);
    PredictRequest request = classifier.check("shapes", "2", "1000", false);
    now = now.plusMillis(400);
    classifier.classify(request, List.of(upload(1)));
    Job job = submitted.get(0);
    assertThat(job.model()).isEqualTo("shapes");
    assertThat(job.top()).isEqualTo(2);
    assertThat(job.timeout()).isEqualTo(Duration.ofMillis(600));
    assertThat(job.pixels().width()).isEqualTo(64);
    assertThat(job.pixels().height()).isEqualTo(48);
  }

  @Test
  void asynchronousJobHasIdOfAnswer() {
    Classifier classifier = classifier(10);
    PendingAnswer later =
        classifier.classify(classifier.check(null, null, null, true), List.of(upload(1)));
    classifier.classify(classifier.check(null, null, null, false), List.of(upload(1)));
    assertThat(submitted).extracting(Job::async).containsExactly(true, false);
    assertThat(submitted.get(0).id()).isEqualTo(later.images().get(0).id());
  }

  @Test
  void imageDecodedAfterDeadlineIsNotSubmitted() {
    Classifier classifier = classifier(10);
    PredictRequest request = classifier.check(null, null, "1000", false);
    now = now.plusMillis(1000);
    PendingAnswer answer = classifier.classify(request, List.of(upload(1)));
    assertThat(failure(answer, 0).code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED);
    assertThat(submitted).isEmpty();
  }

  @Test
  void badImageDoesNotFailItsNeighbours() {
    Classifier classifier = classifier(10);
    PendingAnswer answer =
        classifier.classify(
            classifier.check(null, null, null, false),
            List.of(upload(1), upload(44), upload(66), upload(13), upload(2)));
    assertThat(failure(answer, 1).code()).isEqualTo(ErrorCode.IMAGE_TOO_LARGE);
    assertThat(failure(answer, 2).code()).isEqualTo(ErrorCode.UNDECODABLE_IMAGE);
    assertThat(failure(answer, 3).code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(submitted).hasSize(2);
    assertThat(answer.images().get(0).result()).isNotDone();
    assertThat(answer.images().get(4).result()).isNotDone();
    assertThat(answer.images()).extracting(PendingImage::file).containsOnly("f");
  }

  @Test
  void refusalOfQueueIsFailureOfImage() {
    queue =
        job -> {
          throw new BeagleException(ErrorCode.QUEUE_FULL, "1024 jobs wait.");
        };
    Classifier classifier = classifier(10);
    PendingAnswer answer =
        classifier.classify(classifier.check(null, null, null, false), List.of(upload(1)));
    assertThat(failure(answer, 0))
        .isEqualTo(new Result.Failure(ErrorCode.QUEUE_FULL, "1024 jobs wait."));
  }

  @Test
  void noImageAndTooManyImagesAreRefused() {
    Classifier classifier = classifier(10);
    PredictRequest request = classifier.check(null, null, null, false);
    assertThat(refused(() -> classifier.classify(request, List.of())).code())
        .isEqualTo(ErrorCode.MISSING_IMAGE);
    List<Upload> five = Collections.nCopies(5, upload(1));
    List<Upload> six = Collections.nCopies(6, upload(1));
    assertThat(classifier.classify(request, five).images()).hasSize(5);
    BeagleException thrown = refused(() -> classifier.classify(request, six));
    assertThat(thrown.code()).isEqualTo(ErrorCode.INVALID_PARAMETER);
    assertThat(thrown).hasMessage("6 images in one request are too many: send at most 5.");
  }

  @Test
  void redisThatIsDownIsUnavailable() {
    Classifier classifier =
        new Classifier(
            Settings.of(Map.of()).predict(),
            Settings.of(Map.of()).upload(),
            this::decode,
            queue,
            FixedDirectory.down(),
            () -> now);
    assertThat(refused(() -> classifier.check(null, null, null, false)).code())
        .isEqualTo(ErrorCode.UNAVAILABLE);
  }

  private Classifier classifier(int classes) {
    Settings settings =
        Settings.of(Map.of("beagle.upload.max-images", "5", "beagle.predict.timeout", "30000"));
    return new Classifier(
        settings.predict(),
        settings.upload(),
        this::decode,
        job -> queue.submit(job),
        new FixedDirectory(worker("a", ready("shapes", classes))),
        () -> now);
  }

  private CompletableFuture<Result> accept(Job job) {
    submitted.add(job);
    return new CompletableFuture<>();
  }

  private Pixels decode(byte[] file, int width, int height, Resize resize, Duration patience) {
    assertThat(resize).isEqualTo(Resize.CROP);
    return switch (file[0]) {
      case 44 -> throw new BeagleException(ErrorCode.IMAGE_TOO_LARGE, "Too many pixels.");
      case 66 -> throw new BeagleException(ErrorCode.UNDECODABLE_IMAGE, "Not a picture.");
      case 13 -> throw new IllegalStateException("a defect in the decoder");
      default -> new Pixels(width, height, new byte[width * height * 3]);
    };
  }

  private static Upload upload(int... bytes) {
    byte[] content = new byte[bytes.length];
    for (int i = 0; i < bytes.length; i++) {
      content[i] = (byte) bytes[i];
    }
    return new Upload("f", content);
  }

  private static Result.Failure failure(PendingAnswer answer, int index) {
    return answer.images().get(index).failure().orElseThrow();
  }

  private static BeagleException refused(ThrowingCallable call) {
    return catchThrowableOfType(BeagleException.class, call);
  }
}
