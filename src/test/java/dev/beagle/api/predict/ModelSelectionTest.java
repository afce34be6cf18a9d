package dev.beagle.api.predict;

import static dev.beagle.api.predict.FixedDirectory.failed;
import static dev.beagle.api.predict.FixedDirectory.loading;
import static dev.beagle.api.predict.FixedDirectory.ready;
import static dev.beagle.api.predict.FixedDirectory.worker;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerStatus;
import java.util.List;
import org.junit.jupiter.api.Test;

final class ModelSelectionTest {

  @Test
  void firstModelOfLongestServingWorkerIsDefault() {
    ModelSelection selection =
        of(
            worker("a", ready("shapes", 10), ready("resnet50", 1000)),
            worker("b", ready("resnet50", 1000), ready("shapes", 10)));
    assertThat(selection.select(null).name()).isEqualTo("shapes");
  }

  @Test
  void modelIsFoundByNameOnAnyWorker() {
    ModelSelection selection =
        of(worker("a", ready("shapes", 10)), worker("b", ready("resnet50", 1000)));
    assertThat(selection.select("resnet50").classes()).isEqualTo(1000);
  }

  @Test
  void defaultStaysDefaultWhileLoading() {
    BeagleException thrown =
        refused(
            of(worker("a", loading("resnet50", "downloading, 42 %"), ready("shapes", 10))), null);
    assertThat(thrown.code()).isEqualTo(ErrorCode.MODEL_NOT_READY);
    assertThat(thrown).hasMessage("Model resnet50 is not ready yet: downloading, 42 %");
  }

  @Test
  void defaultMayBeServedByLaterWorker() {
    ModelSelection selection =
        of(
            worker("a", loading("resnet50", "reading weights"), ready("shapes", 10)),
            worker("b", ready("resnet50", 1000)));
    assertThat(selection.select(null).name()).isEqualTo("resnet50");
  }

  @Test
  void workerWithoutModelsHasNoDefault() {
    assertThat(of(worker("a"), worker("b", ready("shapes", 10))).select(null).name())
        .isEqualTo("shapes");
    BeagleException thrown = refused(of(worker("a")), null);
    assertThat(thrown.code()).isEqualTo(ErrorCode.MODEL_NOT_READY);
    assertThat(thrown).hasMessageContaining("host-a serves no model yet");
  }

  @Test
  void withoutWorkersNoModelIsReady() {
    for (String name : new String[] {null, "shapes"}) {
      BeagleException thrown = refused(of(), name);
      assertThat(thrown.code()).isEqualTo(ErrorCode.MODEL_NOT_READY);
      assertThat(thrown).hasMessageContaining("No worker has announced itself");
    }
  }

  @Test
  void failedModelTellsWhy() {
    BeagleException thrown =
        refused(of(worker("a", failed("mine", "mine.json has no \"labels\""))), "mine");
    assertThat(thrown.code()).isEqualTo(ErrorCode.MODEL_NOT_READY);
    assertThat(thrown).hasMessage("Model mine cannot be served: mine.json has no \"labels\"");
  }

  @Test
  void loadingOnOneWorkerIsBetterThanFailedOnAnother() {
    BeagleException thrown =
        refused(
            of(worker("a", failed("mine", "no memory")), worker("b", loading("mine", "reading"))),
            "mine");
    assertThat(thrown).hasMessage("Model mine is not ready yet: reading");
  }

  @Test
  void missingReasonHasFallback() {
    assertThat(refused(of(worker("a", loading("mine", null))), "mine"))
        .hasMessage("Model mine is not ready yet: loading");
    assertThat(refused(of(worker("a", failed("mine", " "))), "mine"))
        .hasMessage("Model mine cannot be served: see the worker's log");
  }

  @Test
  void unknownModelIsAnsweredWithKnownOnes() {
    BeagleException thrown =
        refused(
            of(
                worker("a", ready("shapes", 10), loading("resnet50", "downloading")),
                worker("b", ready("shapes", 10))),
            "vgg16");
    assertThat(thrown.code()).isEqualTo(ErrorCode.UNKNOWN_MODEL);
    assertThat(thrown).hasMessage("There is no model \"vgg16\" here. Models: shapes, resnet50.");
  }

  @Test
  void allModelsAreListedOnceWithBestStatusDefaultFirst() {
    ModelSelection selection =
        of(
            worker("a", failed("resnet50", "no memory"), loading("mine", "reading")),
            worker("b", ready("resnet50", 1000), failed("mine", "no memory"), ready("shapes", 10)));

    assertThat(selection.all())
        .extracting(ModelStatus::name, ModelStatus::state)
        .containsExactly(
            tuple("resnet50", ModelStatus.State.READY),
            tuple("mine", ModelStatus.State.LOADING),
            tuple("shapes", ModelStatus.State.READY));
  }

  private static ModelSelection of(WorkerStatus... workers) {
    return new ModelSelection(List.of(workers));
  }

  private static BeagleException refused(ModelSelection selection, String name) {
    return catchThrowableOfType(BeagleException.class, () -> selection.select(name));
  }
}
