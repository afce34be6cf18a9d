package dev.beagle.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.queue.ImageSize;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.ModelStatus.State;
import dev.beagle.queue.worker.StartedJob;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
final class ServedModelTest {
  private static final ModelRequest REQUIRED = new ModelRequest("parity", false);
  private static final ModelRequest OPTIONAL = new ModelRequest("hoped-for", true);

  private final FakeEngine engine = new FakeEngine();
  private final Semaphore changes = new Semaphore(0);

  @Test
  void modelIsLoadedWarmedUpRunAndFreedOnOneThread() throws Exception {
    ServedModel model = served(REQUIRED);
    CountDownLatch ready = new CountDownLatch(1);

    model.load(ready::countDown);
    ready.await();
    Batch results = model.submit(runner -> runner.run(List.of(job()), List::of)).get();
    model.close();

    assertThat(model.status().state()).isEqualTo(State.READY);
    assertThat(model.status().info().classes()).isEqualTo(2);
    assertThat(results.outcomes()).hasSize(1);
    assertThat(engine.batchSizes).as("the warm-up and the batch").containsExactly(1, 1);
    assertThat(engine.closed).isTrue();
    assertThat(engine.threads).hasSize(3).containsOnly(engine.threads.get(0));
    assertThat(engine.threads).doesNotContain(Thread.currentThread());
  }

  @Test
  void modelThatCannotBeLoadedGivesReason() throws InterruptedException {
    ServedModel model = failing(REQUIRED);

    model.load(() -> {});
    changes.acquire();

    assertThat(model.status().state()).isEqualTo(State.FAILED);
    assertThat(model.status().reason()).isEqualTo("its weights are nowhere");
    assertThat(ServingOrder.of(List.of(model))).containsExactly(model.status());
    model.close();
  }

  @Test
  void optionalModelIsLastWhileLoadingAndLeftOutOnceFailed() throws InterruptedException {
    ServedModel optional = failing(OPTIONAL);
    ServedModel required = served(REQUIRED);
    assertThat(names(optional, required)).containsExactly("parity", "hoped-for");

    optional.load(() -> {});
    changes.acquire();

    assertThat(names(optional, required)).containsExactly("parity");
    optional.close();
    required.close();
  }

  @Test
  void readyOptionalModelHasItsPlaceInList() throws InterruptedException {
    ServedModel optional = served(OPTIONAL);
    ServedModel required = served(REQUIRED);
    CountDownLatch ready = new CountDownLatch(1);

    optional.load(ready::countDown);
    ready.await();

    assertThat(names(optional, required)).containsExactly("hoped-for", "parity");
    optional.close();
    required.close();
  }

  @Test
  void closingInterruptsTheLoading() throws InterruptedException {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch interrupted = new CountDownLatch(1);
    ServedModel model =
        new ServedModel(
            REQUIRED,
            (request, progress) -> {
              try {
                loading.countDown();
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.countDown();
              }
              throw new BeagleException(ErrorCode.MODEL_NOT_READY, "interrupted");
            },
            loaded -> engine,
            Thread::new,
            Runnable::run,
            changes::release);
    model.load(() -> {});
    loading.await();

    model.close();

    interrupted.await();
    assertThat(engine.closed).isFalse();
  }

  private ServedModel served(ModelRequest request) {
    NetworkInput input =
        new NetworkInput(
            1, 1, Resize.STRETCH, ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    Labels labels = new Labels(List.of("even", "odd"));
    return new ServedModel(
        request,
        (ignored, progress) -> new LoadedModel(request.name(), "1", input, labels, null),
        loaded -> engine,
        Thread::new,
        Runnable::run,
        changes::release);
  }

  private ServedModel failing(ModelRequest request) {
    return new ServedModel(
        request,
        (ignored, progress) -> {
          throw new BeagleException(ErrorCode.MODEL_NOT_READY, "its weights are nowhere");
        },
        loaded -> engine,
        Thread::new,
        Runnable::run,
        changes::release);
  }

  private static List<String> names(ServedModel... models) {
    return ServingOrder.of(List.of(models)).stream().map(ModelStatus::name).toList();
  }

  private static StartedJob job() {
    LeasedJob leased =
        new LeasedJob("1-1", JobId.random(), new ImageSize(1, 1), 1, "node", 0, false);
    return new StartedJob(leased, new Pixels(1, 1, new byte[] {1, 0, 0}), Duration.ZERO);
  }
}
