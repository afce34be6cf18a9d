package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.options.AriaRole;
import dev.beagle.it.page.Visit;
import dev.beagle.it.server.AbstractServerTest;
import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.Figures;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.Shapes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A healthy server, as a client sees it. */
final class PredictIT extends AbstractServerTest {

  @Test
  void everyShapeIsRecognised() {
    Client client = ready();

    for (String shape : Shapes.NAMES) {
      Answer answer = client.predict("", Shapes.picture(shape)).join();
      assertThat(answer.label()).isEqualTo(shape);
      assertThat(answer.json().get("success")).isEqualTo(true);
      assertThat(answer.predictions()).hasSize(5);
    }
  }

  @Test
  void rawBodyAndBase64InJsonAreRead() {
    Client client = ready();
    byte[] star = Client.bytes(Shapes.picture("star"));
    String json = "{\"image\":\"%s\"}".formatted(Base64.getEncoder().encodeToString(star));

    assertThat(client.post("", "image/png", star).join().label()).isEqualTo("star");
    assertThat(client.post("", "application/octet-stream", star).join().label()).isEqualTo("star");
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    assertThat(client.post("", "application/json", body).join().label()).isEqualTo("star");
  }

  @Test
  void probabilitiesFallAndSumToOne() {
    Answer answer = ready().predict("?top=10", Shapes.picture("ring")).join();

    List<Double> probabilities = new ArrayList<>();
    for (Object prediction : answer.predictions()) {
      probabilities.add(((Number) ((Map<?, ?>) prediction).get("probability")).doubleValue());
    }
    assertThat(probabilities).hasSize(10).isSortedAccordingTo((a, b) -> Double.compare(b, a));
    assertThat(probabilities.stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, org.assertj.core.data.Offset.offset(1e-4));
  }

  /** Servers name the files of form parts after these patterns. */
  @Test
  void formLeavesNoFileBehind() throws IOException {
    Client client = ready();
    Set<String> before = temporaryFiles("(m4j|MIME).*");

    assertThat(client.predict("", Shapes.picture("star")).join().label()).isEqualTo("star");

    assertThat(temporaryFiles("(m4j|MIME).*")).isEqualTo(before);
  }

  private static Set<String> temporaryFiles(String names) throws IOException {
    try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.matches(names))
          .collect(Collectors.toSet());
    }
  }

  @Test
  void severalPicturesAreAnsweredInOrderAndBadOneFailsAlone() {
    Path noPicture = Path.of("pom.xml");

    Answer answer =
        ready()
            .predict("?top=1", Shapes.picture("heart"), noPicture, Shapes.picture("cross"))
            .join();

    assertThat(answer.status()).isEqualTo(200);
    List<?> results = (List<?>) answer.json().get("results");
    assertThat(results).hasSize(3);
    assertThat(results.get(0).toString()).contains("heart.png", "label=heart");
    assertThat(results.get(1).toString()).contains("pom.xml", "unsupported_media_type");
    assertThat(results.get(2).toString()).contains("cross.png", "label=cross");
  }

  @Test
  void healthHasReasons() {
    ready();

    for (String path : List.of("api/health/live", "api/health/ready")) {
      assertThat(new Client(base()).get(path).status()).isEqualTo(200);
    }
    for (String path : List.of("health/live", "health/ready")) {
      assertThat(new Client(worker()).get(path).status()).isEqualTo(200);
    }
    assertThat(new Client(base()).get("api/health/ready").body()).contains("shapes", "redis");
  }

  @Test
  void answerHasTimesModelAndEngine() {
    Answer answer = ready().predict("", Shapes.picture("ring")).join();

    assertThat(answer.header("Server-Timing"))
        .matches("decode;dur=[0-9.]+, queue;dur=[0-9.]+, inference;dur=[0-9.]+");
    assertThat(answer.header("Beagle-Model")).startsWith("shapes/");
    assertThat(answer.header("Beagle-Engine")).matches("onednn/(bf16|float32)");
  }

  @Test
  void statusShowsWorkersWebNodesAndHistory() {
    Client client = ready();
    assertThat(client.predict("", Shapes.picture("ring")).join().label()).isEqualTo("ring");

    await()
        .untilAsserted(
            () -> {
              Map<?, ?> status = client.get("api/status?since=0").json();
              assertThat(first(status, "models").get("name")).isEqualTo("shapes");
              assertThat(first(status, "models").get("state")).isEqualTo("READY");
              Map<?, ?> served = first(first(status, "workers"), "models");
              assertThat(Figures.number(served, "figures", "images", "count")).isPositive();
              Map<?, ?> node = first((Map<?, ?>) status.get("webNodes"), "all");
              assertThat(Figures.number(node, "figures", "answers", "count")).isPositive();
              Map<?, ?> history = (Map<?, ?>) status.get("history");
              assertThat((List<?>) history.get("samples"))
                  .anyMatch(sample -> ((Map<?, ?>) sample).containsKey("answerMillis"));
            });
  }

  private static Map<?, ?> first(Map<?, ?> json, String list) {
    return (Map<?, ?>) ((List<?>) json.get(list)).get(0);
  }

  @Test
  void pageIsServedWithStrictPolicy() {
    Answer page = new Client(base()).get("");

    assertThat(page.status()).isEqualTo(200);
    assertThat(page.body()).contains("<html", "Beagle");
    assertThat(page.header("Content-Security-Policy"))
        .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
        .doesNotContain("unsafe");
    assertThat(page.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(page.header("Cache-Control")).isEqualTo("no-cache");
  }

  @Test
  void pageWorksAtAnyContextPath() {
    ready();

    try (Visit visit = new Visit(base())) {
      visit.press(AriaRole.BUTTON, "Try the sample star");
      visit.assertAnswer("star.png", "star");
      visit.watch();
    }
  }

  private Client ready() {
    return Ready.await(base());
  }
}
