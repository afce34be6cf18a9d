package dev.beagle.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.RedeployingServer;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import dev.beagle.redis.RedisTestServer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Both WARs of one of two nodes are deployed anew while clients post pictures through nginx: nobody
 * notices.
 */
final class RollingIT {
  private static final int CLIENTS = 3;
  private static final int MORE = 50;

  @TempDir Path data;

  private final List<Answer> answers = Collections.synchronizedList(new ArrayList<>());
  private volatile boolean stopping;

  @Test
  void nodeIsRedeployedWithoutFailedRequest() throws Exception {
    try (RedisTestServer redis = RedisTestServer.start(data.resolve("redis"))) {
      Map<String, String> settings =
          Map.of("beagle.redis.uri", redis.uri().toString(), "beagle.models", "shapes");
      try (ServerProcess changing = ServerProcess.redeploying(settings);
          ServerProcess staying = ServerProcess.withBothWars(settings)) {
        changing.awaitModel();
        staying.awaitModel();
        Ready.await(changing.base());
        Ready.await(staying.base());
        change(changing, staying);
      }
    }
  }

  private void change(ServerProcess changing, ServerProcess staying) throws Exception {
    int port = ServerProcess.freePort();
    Path prefix = Files.createDirectories(data.resolve("nginx"));
    List<Integer> nodes = List.of(changing.base().getPort(), staying.base().getPort());
    Process nginx = Balancers.startNginx(prefix, port, nodes);
    ExecutorService clients = Executors.newFixedThreadPool(CLIENTS);
    try {
      URI base = URI.create("http://127.0.0.1:" + port + "/");
      Ready.await(base);
      List<Future<?>> posting = new ArrayList<>();
      for (int i = 0; i < CLIENTS; i++) {
        posting.add(clients.submit(() -> post(base)));
      }
      awaitMoreAnswers();

      Balancers.node("down", prefix, nodes.get(0));
      changing.command("redeploy");
      changing.awaitLine(RedeployingServer.deployed(2));
      Ready.await(changing.base());
      Balancers.node("up", prefix, nodes.get(0));
      awaitMoreAnswers();

      stopping = true;
      for (Future<?> each : posting) {
        each.get(1, TimeUnit.MINUTES);
      }
      assertThat(answers).allSatisfy(answer -> assertThat(answer.label()).isEqualTo("star"));
      assertThat(answers.get(answers.size() - 1).headers()).containsKey("x-served-by");
      assertThat(servedBy(nodes.get(0))).as("answers of the node after its change").isPositive();
    } finally {
      stopping = true;
      clients.shutdown();
      nginx.destroy();
    }
  }

  /** A connection for each request, for nginx closes idle ones when it reads its file anew. */
  private void post(URI base) {
    while (!stopping) {
      answers.add(new Client(base).predict("", Shapes.picture("star")).join());
    }
  }

  private void awaitMoreAnswers() {
    int enough = answers.size() + MORE;
    Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> answers.size() >= enough);
  }

  /** Among the last answers. */
  private long servedBy(int port) {
    List<Answer> last = answers.subList(answers.size() - MORE / 2, answers.size());
    return last.stream()
        .filter(answer -> answer.headers().get("x-served-by").get(0).endsWith(":" + port))
        .count();
  }
}
