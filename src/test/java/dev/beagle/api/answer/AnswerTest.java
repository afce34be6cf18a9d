package dev.beagle.api.answer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AnswerTest {
  private static final Jsonb JSONB = JsonbBuilder.create();
  private static final Result FOUND =
      new Result.Predictions(List.of(new Prediction("beagle", 0.946), new Prediction("cat", 0.05)));
  private static final Result FAILED =
      new Result.Failure(ErrorCode.UNDECODABLE_IMAGE, "This is \"no\" picture.");

  @Test
  void predictionsAreListed() {
    assertThat(JSONB.toJson(Answer.of(null, FOUND)))
        .isEqualTo(
            """
            {"success":true,"predictions":[{"label":"beagle","probability":0.946},{"label":"cat","probability":0.05}]}""");
  }

  @Test
  void errorHasCodeAndMessage() {
    assertThat(JSONB.toJson(Answer.of(null, FAILED)))
        .isEqualTo(
            """
            {"success":false,"error":{"code":"undecodable_image","message":"This is \\"no\\" picture."}}""");
  }

  @Test
  void severalAnswersNameTheirFiles() {
    Answers answers =
        new Answers(true, List.of(Answer.of("a.jpg", FOUND), Answer.of("b\".jpg", FAILED)));
    assertThat(JSONB.toJson(answers))
        .isEqualTo(
            """
            {"success":true,"results":[{"file":"a.jpg","success":true,"predictions":[{"label":"beagle","probability":0.946},{"label":"cat","probability":0.05}]},{"file":"b\\".jpg","success":false,"error":{"code":"undecodable_image","message":"This is \\"no\\" picture."}}]}""");
  }
}
