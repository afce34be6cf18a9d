package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.Figures;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.RedeployingServer;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The drain of a stopping web node: it answers the requests under way and takes no more. */
final class DrainIT {
  private static final int REQUESTS = 20;
  private static final int WORKER_REQUESTS = 300;
  private static final int WORKER_REQUESTS_AT_ONCE = 16;

  @TempDir static Path data;
  private static RedisTestServer redis;
  private static ServerProcess worker;

  @BeforeAll
  static void startWorker() {
    redis = RedisTestServer.start(data);
    worker = ServerProcess.withWorker(settings());
    worker.awaitModel();
  }

  @AfterAll
  static void stopWorker() {
    worker.close();
    redis.close();
  }

  @Test
  void undeploymentAnswersRequestsAndKeepsAsynchronousJobs() {
    try (ServerProcess web = ServerProcess.redeploying(settings(), ServerProcess.WEB)) {
      web.awaitLine(RedeployingServer.deployed(1));
      Client client = Ready.await(web.base());
      worker.signal("STOP");
      Answer later = client.predictLater("?timeout=120000", Shapes.picture("heart"));
      assertThat(later.status()).isEqualTo(202);

      assertDrains(web, () -> web.command("undeploy"));

      web.command("deploy");
      web.awaitLine(RedeployingServer.deployed(2));
      Ready.await(web.base());
      String location = (String) later.json().get("location");
      assertThat(client.get(location).label()).isEqualTo("heart");
    }
  }

  @Test
  void endOfServerAnswersRequests() {
    try (ServerProcess web = ServerProcess.withWeb(settings())) {
      Ready.await(web.base());
      worker.signal("STOP");
      assertDrains(web, () -> web.handle().destroy());
    }
  }

  @Test
  void endOfWorkerLeavesNoJobToItsLease() throws Exception {
    try (ServerProcess web = ServerProcess.withWeb(settings());
        ServerProcess leaving = ServerProcess.withWorker(settings())) {
      leaving.awaitModel();
      Client client = Ready.await(web.base());
      Semaphore window = new Semaphore(WORKER_REQUESTS_AT_ONCE);
      List<CompletableFuture<Answer>> answers = new ArrayList<>();
      for (int i = 0; i < WORKER_REQUESTS; i++) {
        window.acquire();
        if (i == WORKER_REQUESTS / 3) {
          leaving.handle().destroy();
        }
        answers.add(
            client
                .predict("?timeout=60000", Shapes.picture("star"))
                .whenComplete((answer, thrown) -> window.release()));
      }
      for (CompletableFuture<Answer> answer : answers) {
        assertThat(answer.join().label()).isEqualTo("star");
      }
      assertThat(leaving.handle().onExit().get(60, TimeUnit.SECONDS)).isNotNull();
    }
  }

  private static void assertDrains(ServerProcess web, Runnable stop) {
    Client client = new Client(web.base());
    List<CompletableFuture<Answer>> answers;
    try {
      answers =
          IntStream.range(0, REQUESTS)
              .mapToObj(i -> client.predict("", Shapes.picture("star")))
              .toList();
      awaitUntil(() -> requests(client) == REQUESTS);
      stop.run();
      // Its log is no help: the JVM closes that at once when it is told to end.
      awaitUntil(() -> client.get("api/health/ready").status() == 503);
      Client another = new Client(web.base());
      assertThat(another.predict("", Shapes.picture("star")).join().status()).isEqualTo(503);
    } finally {
      worker.signal("CONT");
    }
    for (CompletableFuture<Answer> answer : answers) {
      assertThat(answer.join().label()).isEqualTo("star");
    }
  }

  private static void awaitUntil(Callable<Boolean> condition) {
    Awaitility.await().atMost(Duration.ofSeconds(30)).until(condition);
  }

  private static long requests(Client client) {
    return Figures.number(client.get("api/status").json(), "webNodes", "own", "requests");
  }

  /** With a slow heartbeat, so that a stopped worker counts as slow, not as gone. */
  private static Map<String, String> settings() {
    return Map.of(
        "beagle.models", "shapes",
        "beagle.redis.uri", redis.uri().toString(),
        "beagle.heartbeat", "30000",
        "beagle.queue.lease", "120000");
  }
}
