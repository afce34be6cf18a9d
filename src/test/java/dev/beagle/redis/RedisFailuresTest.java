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
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class RedisFailuresTest {
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
  void connectsWhenNeededAndSaysWhichServerIsAwayButNotThePassword() throws IOException {
    server.kill();
    String uri = "redis://jo:secret@127.0.0.1:" + server.port();
    try (RedisConnections redis =
        RedisConnections.open(Settings.of(Map.of("beagle.redis.uri", uri)))) {
      assertThatThrownBy(redis::ping)
          .hasMessage(
              "Redis at redis://127.0.0.1:%d does not answer: start it, or correct beagle.redis.uri"
                  .formatted(server.port()));
      assertThatThrownBy(redis::openBlocking).hasMessageNotContaining("secret");
    }
    server.start();
  }

  @Test
  void aServerThatNeverAnswersIsGivenUp() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Settings settings =
          server.settings(
              "beagle.redis.uri",
              "redis://127.0.0.1:" + silent.getLocalPort(),
              "beagle.redis.timeout",
              "50");
      try (RedisConnections redis = RedisConnections.open(settings)) {
        assertThatThrownBy(redis::ping).hasMessageContaining("does not answer");
      }
    }
  }

  @Test
  void aWrongPasswordAndAnUnknownCommandAreToldApart() {
    try (RedisConnections admin = RedisConnections.open(server.settings());
        RedisConnections redis =
            RedisConnections.open(
                server.settings(
                    "beagle.redis.uri", "redis://jo:wrong@127.0.0.1:" + server.port()))) {
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

  @Test
  void saysThatTlsIsTheTrouble() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (ServerSocket plain = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      Future<?> answering = thread.submit(() -> answerInPlainText(plain));
      String uri = "rediss://127.0.0.1:" + plain.getLocalPort();
      try (RedisConnections redis =
          RedisConnections.open(Settings.of(Map.of("beagle.redis.uri", uri)))) {
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
