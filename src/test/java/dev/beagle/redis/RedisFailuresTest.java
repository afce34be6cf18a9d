package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Timeout(60)
class RedisFailuresTest {
  @TempDir static Path executables;
  @TempDir Path directory;
  private RedisTestServer server;

  @BeforeEach
  void start() {
    server = RedisTestServer.start(directory);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void connectsWhenNeededAndSaysWhichServerIsAwayButNotPassword() throws IOException {
    server.kill();
    String uri = "redis://jo:secret@127.0.0.1:" + server.port();
    try (RedisConnections redis =
        TestConnections.open(Settings.of(Map.of("beagle.redis.uri", uri)).redis())) {
      assertThatThrownBy(redis::ping)
          .hasMessage(
              "Redis at redis://127.0.0.1:%d does not answer: start it, or correct beagle.redis.uri"
                  .formatted(server.port()));
      assertThatThrownBy(redis::openBlocking).hasMessageNotContaining("secret");
    }
    server.start();
  }

  @Test
  void serverThatNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Settings settings =
          server.settings(
              "beagle.redis.uri",
              "redis://127.0.0.1:" + silent.getLocalPort(),
              "beagle.redis.timeout",
              "50");
      try (RedisConnections redis = TestConnections.open(settings.redis())) {
        assertThatThrownBy(redis::ping).hasMessageContaining("does not answer");
      }
    }
  }

  @Test
  void wrongPasswordAndUnknownCommandAreToldApart() {
    try (RedisConnections admin = TestConnections.open(server.settings().redis());
        RedisConnections redis =
            TestConnections.open(
                server
                    .settings("beagle.redis.uri", "redis://jo:wrong@127.0.0.1:" + server.port())
                    .redis())) {
      assertThatThrownBy(redis::ping)
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("correct the user and password")
          .hasMessageNotContaining("wrong");
      admin.call(jedis -> jedis.set("text", "text"));
      assertThatThrownBy(() -> admin.call(jedis -> jedis.incr("text")))
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
    }
  }

  static List<Path> executables() {
    return RedisTestServer.executables(executables);
  }

  @ParameterizedTest
  @MethodSource("executables")
  void replicaCannotServeNeitherPlainlyNorInScript(Path executable) {
    try (RedisTestServer replica = RedisTestServer.start(executable, directory.resolve("replica"));
        RedisConnections redis = TestConnections.open(replica.settings().redis())) {
      redis.ping();
      replica.command("REPLICAOF", "127.0.0.1", Integer.toString(server.port()));

      for (String script :
          List.of("redis.call('SET', KEYS[1], 'x')", "return redis.call('INCR', KEYS[1])")) {
        assertThatThrownBy(() -> redis.call(jedis -> jedis.eval(script, 1, "key")))
            .isInstanceOfSatisfying(
                BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
            .hasMessageContaining("READONLY");
      }
      assertThatThrownBy(() -> redis.call(jedis -> jedis.set("key", "value")))
          .hasMessageContaining("READONLY");

      replica.command("REPLICAOF", "NO", "ONE");
      redis.call(jedis -> jedis.set("key", "value"));
    }
  }

  @Test
  void clusterWithoutSlotsIsUnavailable() {
    try (RedisTestServer node =
            RedisTestServer.start(
                executables().get(0), directory.resolve("node"), "--cluster-enabled", "yes");
        RedisConnections redis = TestConnections.open(node.settings().redis())) {
      assertThatThrownBy(() -> redis.call(jedis -> jedis.set("key", "value")))
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("CLUSTERDOWN");
    }
  }

  @Test
  void tlsFailureIsNamed() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Future<?> answering = thread.submit(() -> answerInPlainText(plain));
      String uri = "rediss://127.0.0.1:" + plain.getLocalPort();
      try (RedisConnections redis =
          TestConnections.open(Settings.of(Map.of("beagle.redis.uri", uri)).redis())) {
        assertThatThrownBy(redis::ping)
            .isInstanceOfSatisfying(
                BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
            .hasMessageContaining("TLS");
      }
      assertThat(answering).isNotDone();
    } finally {
      thread.shutdown();
    }
  }

  private static void answerInPlainText(ServerSocket server) {
    while (!server.isClosed()) {
      try (Socket client = server.accept()) {
        client.getOutputStream().write("-ERR Protocol error\r\n".getBytes(US_ASCII));
        client.getInputStream().readAllBytes();
      } catch (IOException e) {
        // The client has hung up, or the test is over.
      }
    }
  }
}
