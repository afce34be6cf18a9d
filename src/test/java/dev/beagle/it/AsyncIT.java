package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.Figures;
import dev.beagle.it.server.Shapes;
import dev.beagle.it.server.TestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

/** Asynchronous jobs, as a client sees them. */
final class AsyncIT {
  private final Client client = new Client(TestServer.base());

  @Test
  void acceptedPictureHasResultUntilDeleted() {
    Answer accepted = client.predictLater("?top=1", Shapes.picture("star"));

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    String id = (String) accepted.json().get("id");
    String location = "/api/predictions/" + id;
    assertThat(accepted.body())
        .isEqualTo(
            "{\"success\":true,\"id\":\"%s\",\"state\":\"waiting\",\"location\":\"%s\"}"
                .formatted(id, location));
    assertThat(accepted.headers())
        .containsEntry("location", List.of(location))
        .containsEntry("preference-applied", List.of("respond-async"))
        .containsEntry("retry-after", List.of("1"));

    Answer done = awaitDone(location);
    assertThat(done.label()).isEqualTo("star");
    assertThat(done.predictions()).hasSize(1);
    assertThat(done.headers()).containsEntry("cache-control", List.of("no-store"));

    assertThat(client.delete(location).status()).isEqualTo(204);
    assertUnknown(client.get(location));
    assertUnknown(client.delete(location));
  }

  @Test
  void severalPicturesHaveLocationOrErrorEach() {
    Path noPicture = Path.of("pom.xml");
    Answer accepted = client.predictLater("", Shapes.picture("ring"), noPicture);

    assertThat(accepted.status()).as(accepted.body()).isEqualTo(202);
    assertThat(accepted.headers()).doesNotContainKey("location");
    List<?> results = (List<?>) accepted.json().get("results");
    Map<?, ?> ring = (Map<?, ?>) results.get(0);
    assertThat(ring.get("file")).isEqualTo("ring.png");
    assertThat(awaitDone((String) ring.get("location")).label()).isEqualTo("ring");
    assertThat(results.get(1).toString()).contains("pom.xml", "unsupported_media_type");
  }

  @Test
  void badPictureAloneFailsAtOnce() {
    assertThat(client.predictLater("", Path.of("pom.xml")).status()).isEqualTo(415);
  }

  @Test
  void unknownIdsAreNotFound() {
    assertUnknown(client.get("api/predictions/0123456789abcdef0123456789abcdef"));
    assertUnknown(client.get("api/predictions/1"));
  }

  @Test
  void statusShowsQueueOfModel() {
    client.predict("", Shapes.picture("star")).join().label();

    Answer status = client.get("api/status");

    assertThat(status.status()).isEqualTo(200);
    Map<?, ?> shard = (Map<?, ?>) ((List<?>) status.json().get("shards")).get(0);
    assertThat(shard.get("up")).isEqualTo(true);
    Map<?, ?> queue = (Map<?, ?>) ((List<?>) shard.get("queues")).get(0);
    assertThat(queue.get("model")).isEqualTo("shapes");
    assertThat(Figures.number(queue, "figures", "total", "finished")).isPositive();
    assertThat(status.body()).contains("\"own\":{\"paused\":false,\"requests\":");
  }

  private Answer awaitDone(String location) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> client.get(location), answer -> "done".equals(answer.json().get("state")));
  }

  private static void assertUnknown(Answer answer) {
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.errorCode()).isEqualTo("unknown_prediction");
  }
}
