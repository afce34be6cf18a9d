package dev.beagle.queue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ModelInfo;
import dev.beagle.job.Resize;
import dev.beagle.queue.ModelStatus.State;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ReadyModelsTest {
  private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 1);
  private final List<WorkerStatus> workers = new ArrayList<>();
  private int questions;
  private final ReadyModels models = new ReadyModels(new FakeDirectory(), now::get);

  @Test
  void asksOnceInHalfASecondWhileAModelIsReady() {
    workers.add(worker("shapes", State.READY));

    assertThat(models.find("shapes")).contains(info("shapes"));
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(499));
    assertThat(models.find("shapes")).contains(info("shapes"));
    assertThat(questions).isEqualTo(1);

    workers.clear();
    now.addAndGet(TimeUnit.MILLISECONDS.toNanos(1));
    assertThat(models.find("shapes")).isEmpty();
    assertThat(questions).isEqualTo(2);
  }

  @Test
  void neverRemembersThatAModelIsNotReady() {
    workers.add(worker("shapes", State.READY));
    workers.add(worker("resnet50", State.LOADING));
    assertThat(models.find("resnet50")).isEmpty();

    workers.set(1, worker("resnet50", State.READY));

    assertThat(models.find("resnet50")).contains(info("resnet50"));
  }

  @Test
  void oneReadyWorkerIsEnough() {
    workers.add(worker("shapes", State.FAILED));
    workers.add(worker("shapes", State.READY));

    assertThat(models.find("shapes")).contains(info("shapes"));
  }

  private static WorkerStatus worker(String model, State state) {
    ModelInfo info = state == State.READY ? info(model) : null;
    return new WorkerStatus("id", "host", List.of(new ModelStatus(model, state, "", info)));
  }

  private static ModelInfo info(String model) {
    return new ModelInfo(model, "1", 64, 64, Resize.STRETCH, 10, "dl4j");
  }

  private final class FakeDirectory implements ModelDirectory {
    @Override
    public void publish(WorkerStatus worker) {
      throw new UnsupportedOperationException();
    }

    @Override
    public void withdraw(String workerId) {
      throw new UnsupportedOperationException();
    }

    @Override
    public List<WorkerStatus> workers() {
      questions++;
      return List.copyOf(workers);
    }
  }
}
