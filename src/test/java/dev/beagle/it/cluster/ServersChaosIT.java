package dev.beagle.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import dev.beagle.redis.RedisTestServer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Two web nodes and two workers in servers of their own over one Redis that writes before it
 * answers; what is killed is killed for good, by SIGKILL. What was accepted comes to its right
 * result, at another web node if need be.
 */
final class ServersChaosIT {
  private static final int REQUESTS = 150;
  private static final int AT_ONCE = 8;
  private static final Duration RECOVERY_TIMEOUT = Duration.ofMinutes(4);

  @TempDir static Path data;
  private static RedisTestServer redis;
  private static final List<ServerProcess> webs = new ArrayList<>();
  private static final List<ServerProcess> workers = new ArrayList<>();

  @BeforeAll
  static void start() {
    redis =
        RedisTestServer.start(
            RedisTestServer.executables(data).get(0), data, "--appendfsync", "always");
    Map<String, String> settings =
        Map.of(
            "beagle.models", "shapes",
            "beagle.redis.uri", redis.uri().toString(),
            "beagle.queue.lease", "2000",
            "beagle.heartbeat", "1000",
            "beagle.predict.timeout", "60000");
    for (int i = 0; i < 2; i++) {
      webs.add(ServerProcess.withWeb(settings));
      workers.add(ServerProcess.withWorker(settings));
    }
    webs.forEach(web -> Ready.await(web.base()));
    workers.forEach(worker -> worker.awaitModel());
  }

  @AfterAll
  static void stop() {
    Stream.of(webs, workers).flatMap(List::stream).forEach(ServerProcess::close);
    redis.close();
  }

  @Test
  void acceptedJobsEndRightlyThoughWorkerRedisAndWebNodeAreKilled() throws Exception {
    assertEveryAnswer(200, () -> kill(workers.get(0)));
    assertEveryAnswer(
        503,
        () -> {
          redis.kill();
          redis.start();
        });

    Map<String, String> accepted = acceptAt(webs.get(1));
    kill(webs.get(1));
    accepted.forEach(ServersChaosIT::assertEnds);

    assertThat(redis.command("XLEN", "beagle:{0}:jobs:shapes")).isEqualTo(0L);
    assertThat(((List<?>) redis.command("XPENDING", "beagle:{0}:jobs:shapes", "workers")).get(0))
        .isEqualTo(0L);
  }

  /** Sends requests to both web nodes, breaks something in between. */
  private static void assertEveryAnswer(int elseAllowed, Runnable fault) throws Exception {
    Semaphore window = new Semaphore(AT_ONCE);
    List<Client> clients = webs.stream().map(web -> new Client(web.base())).toList();
    List<String> wrong = Collections.synchronizedList(new ArrayList<>());
    List<String> right = Collections.synchronizedList(new ArrayList<>());
    for (int i = 0; i < REQUESTS; i++) {
      window.acquire();
      if (i == REQUESTS / 3) {
        fault.run();
      }
      String shape = Shapes.NAMES.get(i % Shapes.NAMES.size());
      var unused =
          clients
              .get(i % 2)
              .predict("", Shapes.picture(shape))
              .whenComplete(
                  (answer, thrown) -> {
                    window.release();
                    if (thrown == null && answer.status() == 200 && answer.label().equals(shape)) {
                      right.add(shape);
                    } else if (thrown != null || answer.status() != elseAllowed) {
                      wrong.add(shape + ": " + (thrown == null ? answer : thrown));
                    }
                  });
    }
    window.acquire(AT_ONCE);
    assertThat(wrong).isEmpty();
    assertThat(right).as("right answers").hasSizeGreaterThan(REQUESTS / 2);
  }

  private static Map<String, String> acceptAt(ServerProcess web) {
    Client client = new Client(web.base());
    Map<String, String> accepted = new HashMap<>();
    for (String shape : Shapes.NAMES) {
      Answer answer = client.predictLater("", Shapes.picture(shape));
      assertThat(answer.status()).isEqualTo(202);
      accepted.put((String) answer.json().get("location"), shape);
    }
    return accepted;
  }

  private static void assertEnds(String location, String shape) {
    Client client = new Client(webs.get(0).base());
    Awaitility.await()
        .atMost(RECOVERY_TIMEOUT)
        .until(() -> "done".equals(client.get(location).json().get("state")));
    assertThat(client.get(location).label()).isEqualTo(shape);
  }

  private static void kill(ServerProcess server) {
    server.handle().destroyForcibly();
    server.handle().onExit().join();
  }
}
