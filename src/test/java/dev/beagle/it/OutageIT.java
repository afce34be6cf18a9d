package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Servers that start without Redis and lose it later: neither needs a restart. */
final class OutageIT {
  private static final int IN_FLIGHT = 40;

  @TempDir Path data;

  @Test
  void serversSurviveAbsenceOfRedis() {
    try (RedisTestServer redis = RedisTestServer.start(data)) {
      redis.kill();
      Map<String, String> settings =
          Map.of(
              "beagle.models", "shapes",
              "beagle.redis.uri", redis.uri().toString(),
              "beagle.predict.timeout", "8000");
      try (ServerProcess server = ServerProcess.withBothWars(settings)) {
        Client client = new Client(server.base());
        assertUnavailable(client);

        redis.start();
        Ready.await(server.base());
        assertServes(client);

        assertEveryRequestIsAnswered(client, redis);
        assertUnavailable(client);

        redis.start();
        Ready.await(server.base());
        assertServes(client);
      }
    }
  }

  private static void assertServes(Client client) {
    assertThat(client.predict("", Shapes.picture("star")).join().label()).isEqualTo("star");
  }

  private static void assertUnavailable(Client client) {
    Answer answer = client.predict("", Shapes.picture("star")).join();
    assertThat(answer.status()).isEqualTo(503);
    assertThat(answer.errorCode()).isEqualTo("unavailable");
    assertThat(answer.headers()).containsKey("retry-after");
    Answer health = client.get("api/health/ready");
    assertThat(health.status()).isEqualTo(503);
    assertThat(health.body()).contains("\"name\":\"redis\",\"status\":\"DOWN\"");
    assertThat(client.get("api/health/live").status()).isEqualTo(200);
  }

  private static void assertEveryRequestIsAnswered(Client client, RedisTestServer redis) {
    Stream<CompletableFuture<Answer>> started =
        IntStream.range(0, IN_FLIGHT).mapToObj(i -> client.predict("", Shapes.picture("star")));
    var answers = started.toList();
    redis.kill();
    for (CompletableFuture<Answer> answer : answers) {
      assertThat(answer.join().status()).isIn(200, 503, 504);
    }
  }
}
