package dev.beagle.api.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.api.answer.Answer;
import dev.beagle.api.answer.ErrorBody;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.queue.web.AcceptedJobs;
import dev.beagle.queue.web.JobStatus;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.ws.rs.core.Response;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class PredictionsTest {
  private static final JobId ID = new JobId("0123456789abcdef0123456789abcdef");
  private static final Jsonb JSON = JsonbBuilder.create();

  private final Map<JobId, JobStatus> jobs = new HashMap<>();
  private final Predictions predictions = new Predictions(new MapOfJobs(), Duration.ofMinutes(10));

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "DONE")
  void unfinishedJobHasStateAndRetryAfter(JobStatus.State state) {
    jobs.put(ID, new JobStatus(state, null));
    try (Response response = predictions.find(ID.value())) {
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("1");
      assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
      assertThat(JSON.toJson(response.getEntity()))
          .isEqualTo(
              "{\"success\":true,\"id\":\"%s\",\"state\":\"%s\"}"
                  .formatted(ID, state == JobStatus.State.WAITING ? "waiting" : "running"));
    }
  }

  @Test
  void finishedJobHasPredictions() {
    done(new Result.Predictions(List.of(new Prediction("star", 0.5))));
    try (Response response = predictions.find(ID.value())) {
      assertThat(response.getStatus()).isEqualTo(200);
      assertThat(response.getHeaderString("Retry-After")).isNull();
      assertThat(JSON.toJson(response.getEntity()))
          .isEqualTo(
              "{\"success\":true,\"id\":\"%s\",\"state\":\"done\",\"predictions\":[{\"label\":\"star\",\"probability\":0.5}]}"
                  .formatted(ID));
    }
  }

  @Test
  void failedJobHasStatusOfSynchronousAnswer() {
    done(new Result.Failure(ErrorCode.UNAVAILABLE, "Why.", Duration.ofSeconds(7)));
    try (Response response = predictions.find(ID.value())) {
      assertThat(response.getStatus()).isEqualTo(503);
      assertThat(response.getHeaderString("Retry-After")).isEqualTo("7");
      assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
      assertThat(JSON.toJson(response.getEntity()))
          .isEqualTo(
              "{\"success\":false,\"id\":\"%s\",\"state\":\"failed\",\"error\":{\"code\":\"unavailable\",\"message\":\"Why.\"}}"
                  .formatted(ID));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"0123456789abcdef0123456789abcdef", "", "7", "*", "../predict"})
  void unknownOrMalformedIdIsNotFound(String id) {
    for (Response response : new Response[] {predictions.find(id), predictions.delete(id)}) {
      assertThat(response.getStatus()).isEqualTo(404);
      assertThat(response.getHeaderString("Cache-Control")).isEqualTo("no-store");
      ErrorBody error = ((Answer) response.getEntity()).error();
      assertThat(error.code()).isEqualTo("unknown_prediction");
      assertThat(error.message()).contains("kept for 600 seconds");
    }
  }

  @Test
  void deletedJobIsGone() {
    jobs.put(ID, new JobStatus(JobStatus.State.WAITING, null));
    try (Response response = predictions.delete(ID.value())) {
      assertThat(response.getStatus()).isEqualTo(204);
      assertThat(response.hasEntity()).isFalse();
    }
    assertThat(predictions.find(ID.value()).getStatus()).isEqualTo(404);
    assertThat(predictions.delete(ID.value()).getStatus()).isEqualTo(404);
  }

  @Test
  void queueThatDoesNotAnswerIsNotUnknownPrediction() {
    Predictions down = new Predictions(new NoAnswer(), Duration.ofMinutes(10));
    assertThatThrownBy(() -> down.find(ID.value())).isInstanceOf(BeagleException.class);
    assertThatThrownBy(() -> down.delete(ID.value())).isInstanceOf(BeagleException.class);
  }

  private void done(Result result) {
    jobs.put(ID, new JobStatus(JobStatus.State.DONE, result));
  }

  private final class MapOfJobs implements AcceptedJobs {
    @Override
    public Optional<JobStatus> find(JobId id) {
      return Optional.ofNullable(jobs.get(id));
    }

    @Override
    public boolean withdraw(JobId id) {
      return jobs.remove(id) != null;
    }
  }

  private static final class NoAnswer implements AcceptedJobs {
    @Override
    public Optional<JobStatus> find(JobId id) {
      throw new BeagleException(ErrorCode.UNAVAILABLE, "Redis does not answer.");
    }

    @Override
    public boolean withdraw(JobId id) {
      throw new BeagleException(ErrorCode.UNAVAILABLE, "Redis does not answer.");
    }
  }
}
