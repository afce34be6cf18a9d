package dev.beagle.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a server that says what it is told to, for none so old can be had. */
@Timeout(60)
class RedisVersionTest {
  private final List<String> received = Collections.synchronizedList(new ArrayList<>());
  private ServerSocket server;
  private volatile String hello = "*2\r\n$5\r\nproto\r\n:2\r\n";
  private volatile String info = "";

  @BeforeEach
  void start() throws IOException {
    server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    Thread thread = new Thread(this::serve, "old Redis");
    thread.setDaemon(true);
    thread.start();
  }

  @AfterEach
  void stop() throws IOException {
    server.close();
  }

  private void serve() {
    while (!server.isClosed()) {
      try (Socket client = server.accept();
          BufferedReader in =
              new BufferedReader(new InputStreamReader(client.getInputStream(), US_ASCII))) {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
          answer(line.toUpperCase(Locale.ROOT), client);
        }
      } catch (IOException e) {
        // The client has hung up, or the test is over.
      }
    }
  }

  private void answer(String word, Socket client) throws IOException {
    switch (word) {
      case "HELLO" -> send(hello, client);
      case "INFO" -> send(info, client);
      case "PING" -> send("+PONG\r\n", client);
      default -> {}
    }
  }

  private void send(String reply, Socket client) throws IOException {
    received.add(reply);
    client.getOutputStream().write(reply.getBytes(US_ASCII));
  }

  private RedisConnections open() {
    return TestConnections.open(
        RedisTestServer.settingsOf("redis://127.0.0.1:" + server.getLocalPort()).redis());
  }

  private static String version(String version) {
    String text = "# Server\r\nredis_version:%s\r\nredis_mode:standalone\r\n".formatted(version);
    return "$%d\r\n%s\r\n".formatted(text.length(), text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.0.16", "5.0.14"})
  void oldServerIsRefusedUntilItIsUpgraded(String old) {
    info = version(old);
    try (RedisConnections redis = open()) {
      for (int i = 0; i < 2; i++) {
        assertThatThrownBy(redis::ping)
            .isInstanceOfSatisfying(
                BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
            .hasMessageContaining("version %s, and Beagle needs 6.2 or newer".formatted(old));
      }

      info = version("6.2.0");
      redis.ping();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"6.2.6", "7.2.4", "10.0.0", "255.255.255"})
  void newerOneIsAskedOnce(String version) {
    info = version(version);
    try (RedisConnections redis = open()) {
      redis.ping();
      redis.ping();
    }
    assertThat(received).containsExactly(hello, info, "+PONG\r\n", "+PONG\r\n");
  }

  @Test
  void oneTooOldForHandshakeIsRefused() {
    hello = "-ERR unknown command `HELLO`, with args beginning with: `2`, \r\n";
    try (RedisConnections redis = open()) {
      assertThatThrownBy(redis::ping)
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("older than 6.0, and Beagle needs 6.2 or newer");
    }
  }

  @Test
  void oneThatDoesNotTellIsTrusted() {
    info = "-NOPERM this user has no permissions to run the 'info' command\r\n";
    try (RedisConnections redis = open()) {
      redis.ping();
      redis.ping();
    }
    assertThat(received).containsExactly(hello, info, "+PONG\r\n", "+PONG\r\n");
  }
}
