package dev.beagle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.job.Run;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResultCodecTest {
  private final ResultCodec codec = new ResultCodec();

  @Test
  void keepsEveryBitOfProbabilities() {
    Random random = new Random(1);
    List<Prediction> predictions =
        IntStream.range(0, 1000)
            .mapToObj(i -> new Prediction("label " + i, Math.pow(random.nextDouble(), 1 + i)))
            .toList();
    Result result = new Result.Predictions(predictions);

    assertThat(codec.decode(codec.encode(result))).isEqualTo(result);
  }

  @Test
  void keepsExtremes() {
    Result result =
        new Result.Predictions(
            List.of(
                new Prediction("a \"quoted\" łabel\n", 1),
                new Prediction("", 0),
                new Prediction("tiny", Double.MIN_VALUE)));

    assertThat(codec.decode(codec.encode(result))).isEqualTo(result);
  }

  @Test
  void keepsRun() {
    Duration queued = Duration.ofMillis(12);
    Run run =
        new Run("resnet50", "v1 \u00fc", "onednn", "bf16", queued, Duration.ofNanos(8_600_123));
    Result result = new Result.Predictions(List.of(new Prediction("a", 1)), run);

    assertThat(codec.decode(codec.encode(result))).isEqualTo(result);
  }

  @Test
  void keepsFailures() {
    Result result = new Result.Failure(ErrorCode.INTERNAL_ERROR, "The engine \"failed\".");

    assertThat(codec.encode(result)).contains("internal_error");
    assertThat(codec.decode(codec.encode(result))).isEqualTo(result);
  }

  @Test
  void resultsOfNewerFormatAreRefusedWithBothVersions() {
    assertThatThrownBy(() -> codec.decode("{\"format\":2,\"predictions\":[]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("result of format 2")
        .hasMessageContaining("reads format 1");
  }

  @Test
  void unknownFieldsAreIgnored() {
    String text =
        """
        {"format":1,"colour":"red","predictions":[{"label":"a","probability":1,"rank":{"n":1}}]}""";

    assertThat(codec.decode(text))
        .isEqualTo(new Result.Predictions(List.of(new Prediction("a", 1))));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"format\":2,\"predictions\":[]}",
        "{\"format\":1,\"error\":{\"code\":\"unheard_of\",\"message\":\"m\"}}"
      })
  void resultsThatCannotBeReadBecomeFailures(String text) {
    assertThat(codec.decodeOrFailure(text))
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
              assertThat(failure.message()).contains("run the same version");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nonsense",
        "[]",
        "{}",
        "{\"format\":1}",
        "{\"predictions\":[]}",
        "{\"format\":1,\"predictions\":7}",
        "{\"format\":1,\"predictions\":[7]}",
        "{\"format\":1,\"predictions\":[{\"label\":\"a\"}]}",
        "{\"format\":1,\"predictions\":[],\"run\":7}",
        "{\"format\":1,\"predictions\":[],\"run\":{\"model\":\"a\"}}",
        "{\"format\":1,\"error\":{\"code\":\"unheard_of\",\"message\":\"m\"}}"
      })
  void refusesTextsThatAreNoResult(String text) {
    assertThatThrownBy(() -> codec.decode(text)).isInstanceOf(IllegalArgumentException.class);
  }
}
