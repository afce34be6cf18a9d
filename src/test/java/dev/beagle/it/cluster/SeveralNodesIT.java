package dev.beagle.it.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Workers;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two web nodes, two workers, one Redis, behind the load balancers as they are shipped. */
final class SeveralNodesIT {
  private static final Duration LIMIT = Duration.ofMinutes(1);

  @TempDir Path directory;

  @Test
  void configurationOfHaproxyIsValid() throws Exception {
    assertValid(Balancers.checkHaproxy());
  }

  @Test
  void configurationOfNginxIsValid() throws Exception {
    assertValid(Balancers.checkNginx(directory));
  }

  @Test
  void workIsSharedOutlivesWebNodeAndEndsWithScript() throws Exception {
    Balancers.haproxy();
    try (SeveralNodes nodes = SeveralNodes.start(directory)) {
      Client client = new Client(nodes.base());
      assertThat(servedBy(client)).containsExactlyInAnyOrder("web-1", "web-2");
      Workers.awaitJobsInBoth(client);

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
    return Workers.burst(client).stream()
        .map(CompletableFuture::join)
        .peek(answer -> assertThat(answer.label()).isEqualTo("star"))
        .map(answer -> answer.headers().get("x-served-by").get(0))
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
