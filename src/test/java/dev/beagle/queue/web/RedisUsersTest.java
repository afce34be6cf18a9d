package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.redis.RedisConnections;
import dev.beagle.redis.RedisTestServer;
import dev.beagle.redis.TestConnections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.commands.ProtocolCommand;

/**
 * What the users of {@code server-config/redis} may not do. What they may, all other tests of the
 * queue show, which run as these users.
 */
final class RedisUsersTest extends AbstractQueueTest {
  private static final List<String> FORBIDDEN =
      List.of(
          "FLUSHALL", "KEYS *", "CONFIG SET maxmemory 1", "GET elsewhere", "ACL LIST", "SHUTDOWN");

  static Stream<Arguments> usersAndServers() {
    return servers().stream()
        .flatMap(server -> Stream.of("web", "worker").map(user -> Arguments.of(user, server)));
  }

  @ParameterizedTest
  @MethodSource("usersAndServers")
  void nothingBesideQueueIsAllowed(String user, Path server) {
    try (RedisTestServer redis = RedisTestServer.startWithUsers(server, directory);
        RedisConnections connections = TestConnections.open(redis.settingsAs(user).redis())) {
      connections.ping();
      for (String command : FORBIDDEN) {
        assertThatThrownBy(() -> send(connections, command))
            .as(command)
            .hasMessageContaining("NOPERM");
      }
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void eachUserIsKeptFromCommandsOfOther(Path server) {
    try (RedisTestServer redis = RedisTestServer.startWithUsers(server, directory);
        RedisConnections web = TestConnections.open(redis.settingsAs("web").redis());
        RedisConnections worker = TestConnections.open(redis.settingsAs("worker").redis())) {
      assertThatThrownBy(() -> send(web, "XREADGROUP GROUP workers x STREAMS beagle:{0}:jobs:a >"))
          .hasMessageContaining("NOPERM");
      assertThatThrownBy(() -> send(web, "MGET beagle:{0}:pixels:a"))
          .hasMessageContaining("NOPERM");
      assertThatThrownBy(() -> send(worker, "XREAD STREAMS beagle:{0}:replies:a 0"))
          .hasMessageContaining("NOPERM");
    }
  }

  @ParameterizedTest
  @MethodSource("usersAndServers")
  void keysOfAnotherPrefixAreForbidden(String user, Path server) {
    try (RedisTestServer redis = RedisTestServer.startWithUsers(server, directory);
        RedisConnections connections = TestConnections.open(redis.settingsAs(user).redis())) {
      assertThatThrownBy(() -> send(connections, "GET other:{0}:result:a"))
          .hasMessageContaining("NOPERM");
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void webNodeSeesWhatIsInFlight(Path server) {
    QueueFixture fixture = start(server);
    fixture.submit(TestJobs.job("m", Duration.ofMinutes(1)));
    assertThat(TestJobs.leaseAndStart(fixture.source("m"), WAIT)).hasSize(1);

    assertThat(fixture.client("n").queue("m").figures().inFlight()).isEqualTo(1);
  }

  private static void send(RedisConnections connections, String line) {
    String[] words = line.split(" ");
    ProtocolCommand command = () -> words[0].getBytes(java.nio.charset.StandardCharsets.UTF_8);
    CommandArguments arguments = new CommandArguments(command);
    Stream.of(words).skip(1).forEach(arguments::add);
    connections.call(jedis -> jedis.executeCommand(arguments));
  }
}
