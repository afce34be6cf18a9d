package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.Client.Answer;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.StreamConsumerInfo;

/** Two web nodes, two workers, one Redis, behind the load balancers as they are shipped. */
final class SeveralNodesIT {
  private static final int BURST = 40;
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void theConfigurationOfHaproxyIsValid() throws Exception {
    assertValid(Balancers.checkHaproxy());
  }

  @Test
  void theConfigurationOfNginxIsValid() throws Exception {
    assertValid(Balancers.checkNginx(directory));
  }

  @Test
  void workIsSharedOutlivesAWebNodeAndEndsWithTheScript() throws Exception {
    Balancers.haproxy();
    try (SeveralNodes nodes = SeveralNodes.start(directory)) {
      Client client = new Client(nodes.base());
      assertThat(servedBy(client)).containsExactlyInAnyOrder("web-1", "web-2");
      awaitJobsInBothWorkers(client, nodes.redisPort());

      ProcessHandle gone = nodes.process("web-1");
      if (Balancers.hasNginx()) {
        assertNginxSharesTheWork(nodes, gone);
      } else {
        kill(gone);
      }
      assertThat(servedBy(client)).as("HAProxy without web-1").containsExactly("web-2");

      List<ProcessHandle> processes = nodes.processes();
      assertThat(processes).as("HAProxy, a web node, two workers, Redis").hasSizeGreaterThan(4);
      assertThat(nodes.stop()).as(nodes.said()).isZero();
      // The shell that kept the embedded Redis ends moments after it.
      for (ProcessHandle process : processes) {
        process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
      }
    }
  }

  private void assertNginxSharesTheWork(SeveralNodes nodes, ProcessHandle gone) throws Exception {
    int port = ServerProcess.freePort();
    Process nginx = Balancers.startNginx(directory, port, nodes.webPorts());
    try {
      Client client = Ready.await(URI.create("http://127.0.0.1:" + port + "/"));
      List<String> nodesOfNginx =
          nodes.webPorts().stream().map(each -> "127.0.0.1:" + each).toList();
      assertThat(servedBy(client)).containsExactlyInAnyOrderElementsOf(nodesOfNginx);

      kill(gone);
      assertThat(servedBy(client))
          .as("nginx without web-1; an attempt that failed is listed before the one that did not")
          .allMatch(by -> by.endsWith(nodesOfNginx.get(1)));
    } finally {
      nginx.destroy();
      nginx.waitFor();
    }
  }

  /** Sends pictures, each of which must come back right, and says which nodes answered. */
  private static Set<String> servedBy(Client client) {
    return burst(client).stream()
        .map(CompletableFuture::join)
        .peek(answer -> assertThat(answer.label()).isEqualTo("star"))
        .map(answer -> answer.headers().get("x-served-by").get(0))
        .collect(Collectors.toSet());
  }

  private static List<CompletableFuture<Answer>> burst(Client client) {
    return Stream.generate(() -> client.predict("", Shapes.picture("star"))).limit(BURST).toList();
  }

  /** Sends pictures until each of the workers has been seen with jobs in its hands. */
  private static void awaitJobsInBothWorkers(Client client, int redisPort) {
    Set<String> busy = new HashSet<>();
    try (Jedis redis = new Jedis("127.0.0.1", redisPort)) {
      Awaitility.await("jobs in both workers")
          .atMost(LIMIT)
          .pollInterval(Duration.ZERO)
          .until(
              () -> {
                CompletableFuture<?> all =
                    CompletableFuture.allOf(burst(client).toArray(CompletableFuture[]::new));
                while (!all.isDone()) {
                  busy.addAll(workersWithJobs(redis));
                }
                return busy.size() == 2;
              });
    }
  }

  private static Set<String> workersWithJobs(Jedis redis) {
    ScanParams jobs = new ScanParams().match("beagle:*:jobs:*").count(1000);
    return redis.scan("0", jobs).getResult().stream()
        .flatMap(stream -> redis.xinfoConsumers2(stream, "workers").stream())
        .filter(consumer -> consumer.getPending() > 0)
        .map(StreamConsumerInfo::getName)
        .collect(Collectors.toSet());
  }

  private static void kill(ProcessHandle process) throws Exception {
    process.destroyForcibly();
    process.onExit().get(LIMIT.toSeconds(), TimeUnit.SECONDS);
  }

  private void assertValid(ProcessBuilder check) throws Exception {
    Path said = directory.resolve("check.log");
    int status = check.redirectErrorStream(true).redirectOutput(said.toFile()).start().waitFor();
    assertThat(status).as(Files.readString(said)).isZero();
  }
}
