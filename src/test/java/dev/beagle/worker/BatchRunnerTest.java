package dev.beagle.worker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Pixels;
import dev.beagle.job.Prediction;
import dev.beagle.job.Resize;
import dev.beagle.job.Result;
import dev.beagle.job.Run;
import dev.beagle.model.Labels;
import dev.beagle.queue.ImageSize;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.StartedJob;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BatchRunnerTest {
  private static final ModelInfo PARITY =
      new ModelInfo("parity", "3", 2, new ModelInfo.Input(1, 1, Resize.STRETCH), "fake", "float32");

  private final FakeEngine engine = new FakeEngine();
  private final BatchMeter meter = new BatchMeter();
  private final BatchRunner runner =
      new BatchRunner(PARITY, engine, new Labels(List.of("even", "odd")), meter);

  @Test
  void batchIsOneForwardPassAndEachJobGetsItsOwnPredictions() {
    List<Outcome> outcomes = run(jobs(2, 3, 4));

    assertThat(engine.batchSizes).containsExactly(3);
    assertThat(outcomes)
        .extracting(BatchRunnerTest::found)
        .containsExactly(
            predictions("even", 0.75, "odd", 0.25),
            predictions("odd", 0.75, "even", 0.25),
            predictions("even", 0.75, "odd", 0.25));
  }

  @Test
  void eachJobSaysHowItWasRun() {
    Run run = ((Result.Predictions) run(List.of(job(3, 1))).get(0).result()).run();

    assertThat(run.model()).isEqualTo("parity");
    assertThat(run.version()).isEqualTo("3");
    assertThat(run.engine()).isEqualTo("fake");
    assertThat(run.precision()).isEqualTo("float32");
    assertThat(run.queued()).isEqualTo(Duration.ofMillis(3));
    assertThat(run.inference()).isPositive();
  }

  @Test
  void eachJobGetsAsManyPredictionsAsItAskedFor() {
    assertThat(run(List.of(job(3, 1))))
        .extracting(BatchRunnerTest::found)
        .containsExactly(List.of(new Prediction("odd", 0.75)));
  }

  @Test
  void poisonImageFailsAlone() {
    List<Outcome> outcomes = run(jobs(2, 13, 3));

    assertThat(found(outcomes.get(0))).isEqualTo(predictions("even", 0.75, "odd", 0.25));
    assertThat(found(outcomes.get(2))).isEqualTo(predictions("odd", 0.75, "even", 0.25));
    assertThat(outcomes.get(1).cause()).contains("thirteen");
    assertThat(outcomes.get(1).result())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
              assertThat(failure.message()).contains("parity").doesNotContain("thirteen");
            });
    assertThat(engine.batchSizes).containsExactly(3, 1, 1, 1);
  }

  @Test
  void jobThatIsLateAfterFailedPassIsNotRunAlone() {
    List<StartedJob> jobs = jobs(2, 13, 3);

    Batch batch = runner.run(jobs, job -> job.equals(jobs.get(0)) ? List.of(job) : List.of());

    assertThat(batch.jobs()).containsExactly(jobs.get(0));
    assertThat(batch.outcomes())
        .extracting(BatchRunnerTest::found)
        .containsExactly(predictions("even", 0.75, "odd", 0.25));
    assertThat(engine.batchSizes).containsExactly(3, 1);
  }

  private List<Outcome> run(List<StartedJob> jobs) {
    Batch batch = runner.run(jobs, List::of);
    assertThat(batch.jobs()).isEqualTo(jobs);
    return batch.outcomes();
  }

  private static List<StartedJob> jobs(int... firstBytes) {
    return IntStream.of(firstBytes).mapToObj(first -> job(first, 2)).toList();
  }

  private static StartedJob job(int firstByte, int top) {
    Pixels pixels = new Pixels(1, 1, new byte[] {(byte) firstByte, 0, 0});
    LeasedJob leased =
        new LeasedJob("1-1", JobId.random(), new ImageSize(1, 1), top, "node", 0, false);
    return new StartedJob(leased, pixels, Duration.ofMillis(firstByte));
  }

  private static List<Prediction> predictions(String first, double p, String second, double q) {
    return List.of(new Prediction(first, p), new Prediction(second, q));
  }

  private static List<Prediction> found(Outcome outcome) {
    return ((Result.Predictions) outcome.result()).predictions();
  }
}
