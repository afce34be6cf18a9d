package dev.beagle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.RedisConfig;
import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(120)
class EmbeddedRedisTest {
  @TempDir Path parent;
  private Path directory;

  @BeforeEach
  void chooseDirectory() {
    directory = parent.resolve("a user").resolve("redis");
  }

  @AfterEach
  void stopServer() throws Exception {
    if (Files.exists(RedisProcess.processIdFile(directory))) {
      server().destroy();
      server().onExit().get(30, TimeUnit.SECONDS);
    }
  }

  @Test
  void servesWhenNothingIsConfigured() throws Exception {
    try (RedisConnections redis = open()) {
      redis.call(jedis -> jedis.set("key", "value"));

      assertThat(redis.<String>call(jedis -> jedis.get("key"))).isEqualTo("value");
      assertThat(redis.<Map<String, String>>call(jedis -> jedis.configGet("*")))
          .containsEntry("appendonly", "yes")
          .containsEntry("appendfsync", "everysec")
          .containsEntry("maxmemory-policy", "noeviction")
          .containsEntry("save", "");
      assertThat(RedisProcess.log(directory)).isNotEmptyFile();
    }
  }

  @Test
  void isForItsOwnerAndThisMachineAlone() throws Exception {
    try (RedisConnections redis = open()) {
      redis.ping();
      assertThat(Files.getPosixFilePermissions(directory))
          .isEqualTo(PosixFilePermissions.fromString("rwx------"));

      int port = Integer.parseInt(Files.readString(directory.resolve("port")));
      for (InetAddress address : otherAddresses()) {
        try (Socket socket = new Socket()) {
          assertThatThrownBy(() -> socket.connect(new InetSocketAddress(address, port), 2000))
              .as("%s", address)
              .isInstanceOf(IOException.class);
        }
      }
    }
  }

  private static List<InetAddress> otherAddresses() throws IOException {
    List<InetAddress> addresses =
        NetworkInterface.networkInterfaces()
            .flatMap(NetworkInterface::inetAddresses)
            .filter(address -> !address.isLoopbackAddress())
            .toList();
    assertThat(addresses).isNotEmpty();
    return addresses;
  }

  @Test
  void isSharedAndOutlivesEitherUser() throws Exception {
    RedisConnections first = open();
    try (RedisConnections second = open()) {
      first.call(jedis -> jedis.set("key", "value"));
      first.close();

      assertThat(second.<String>call(jedis -> jedis.get("key"))).isEqualTo("value");
    }
  }

  @Test
  void isStartedOnceHoweverManyAskAtOnce() {
    List<String> servers =
        IntStream.range(0, 4)
            .parallel()
            .mapToObj(
                i -> {
                  try (RedisConnections redis = open()) {
                    redis.ping();
                    return redis.server();
                  }
                })
            .toList();

    assertThat(servers).hasSize(4).containsOnly(servers.get(0));
  }

  @Test
  void isStartedAgainOnItsDataAndPortWhenItDies() throws Exception {
    try (RedisConnections redis = open()) {
      redis.call(jedis -> jedis.set("key", "value"));
      String port = Files.readString(directory.resolve("port"));
      ProcessHandle server = server();
      server.destroyForcibly();
      server.onExit().get(30, TimeUnit.SECONDS);

      assertThat(redis.<String>call(jedis -> jedis.get("key"))).isEqualTo("value");
      assertThat(Files.readString(directory.resolve("port"))).isEqualTo(port);
    }
  }

  @Test
  void whatEarlierRunLeftBehindDoesNotMatter() throws Exception {
    Files.createDirectories(directory);
    Files.writeString(directory.resolve("lock"), "");
    Files.writeString(directory.resolve("port"), "1");
    Files.writeString(RedisProcess.processIdFile(directory), ProcessHandle.current().pid() + "\n");
    String truncated = "*3\r\n$3\r\nSET\r\n$1\r\nk\r\n$1\r\nv\r\n*3\r\n$3\r\nSE";
    Files.writeString(directory.resolve("appendonly.aof"), truncated);

    try (RedisConnections redis = open()) {
      assertThat(redis.<String>call(jedis -> jedis.get("k"))).isEqualTo("v");
    }
  }

  @Test
  void anotherServerOnRememberedPortIsLeftAlone() throws Exception {
    Path other = Files.createDirectory(parent.resolve("other"));
    try (RedisTestServer stranger = RedisTestServer.start(other)) {
      Files.createDirectories(directory);
      Files.writeString(directory.resolve("port"), Integer.toString(stranger.port()));
      try (RedisConnections redis = open()) {
        redis.ping();

        assertThat(redis.server()).doesNotContain(":" + stranger.port());
      }
    }
  }

  @Test
  void saysWhatToDoWhereThereIsNone() {
    assertThatThrownBy(() -> EmbeddedRedis.open(directory, "Windows 11"))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("set beagle.redis.uri");
  }

  @Test
  void saysWhatToDoAboutDirectoryThatCannotBeUsed() throws Exception {
    Path file = Files.writeString(parent.resolve("file"), "");

    assertThatThrownBy(() -> EmbeddedRedis.open(file.resolve("redis")))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("beagle.redis.data-dir");
  }

  private RedisConnections open() {
    return TestConnections.open(
        Settings.of(Map.of(RedisConfig.DATA_DIR.key(), directory.toString())).redis());
  }

  private ProcessHandle server() throws IOException {
    long id = Long.parseLong(Files.readString(RedisProcess.processIdFile(directory)).strip());
    return ProcessHandle.of(id).orElseThrow();
  }
}
