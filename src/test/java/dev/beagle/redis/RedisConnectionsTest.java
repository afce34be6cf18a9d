package dev.beagle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.UnifiedJedis;
import redis.clients.jedis.exceptions.JedisNoScriptException;

@Timeout(60)
class RedisConnectionsTest {
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
  void runsCommands() {
    try (RedisConnections redis = TestConnections.open(server.settings().redis())) {
      redis.call(jedis -> jedis.set("key", "value"));

      assertThat(redis.<String>call(jedis -> jedis.get("key"))).isEqualTo("value");
    }
  }

  @Test
  void poolIsBoundedAndWaitsEnd() throws Exception {
    Settings settings =
        server.settings("beagle.redis.connections", "2", "beagle.redis.timeout", "100");
    CountDownLatch taken = new CountDownLatch(2);
    CountDownLatch release = new CountDownLatch(1);
    ExecutorService threads = Executors.newCachedThreadPool();
    try (RedisConnections redis = TestConnections.open(settings.redis())) {
      List<Future<Object>> holders =
          IntStream.range(0, 2)
              .mapToObj(i -> threads.submit(() -> hold(redis, taken, release)))
              .toList();
      taken.await();

      assertThatThrownBy(redis::ping)
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("beagle.redis.connections");

      release.countDown();
      for (Future<Object> holder : holders) {
        holder.get();
      }
      redis.ping();
    } finally {
      threads.shutdown();
    }
  }

  private static Object hold(RedisConnections redis, CountDownLatch taken, CountDownLatch release)
      throws Exception {
    return redis.call(
        jedis -> {
          try (var connection = ((redis.clients.jedis.RedisClient) jedis).getPool().getResource()) {
            taken.countDown();
            release.await(30, TimeUnit.SECONDS);
            return connection.ping();
          } catch (InterruptedException e) {
            throw new IllegalStateException(e);
          }
        });
  }

  @Test
  void everyPooledConnectionRecoversWhenServerComesBack() {
    try (RedisConnections redis = TestConnections.open(server.settings().redis())) {
      IntStream.range(0, 32).parallel().forEach(i -> redis.ping());
      server.kill();

      assertThatThrownBy(redis::ping)
          .isInstanceOfSatisfying(
              BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
          .hasMessageContaining("redis://127.0.0.1:" + server.port());

      server.start();
      IntStream.range(0, 32).parallel().forEach(i -> redis.ping());
    }
  }

  @Test
  void staleConnectionIsNoticedWithoutError() {
    try (RedisConnections redis = TestConnections.open(server.settings().redis())) {
      redis.ping();
      server.kill();
      server.start();

      redis.ping();
    }
  }

  @Test
  void commandsTogetherAreAnsweredInOrder() {
    try (RedisConnections redis = TestConnections.open(server.settings().redis())) {
      CommandArguments push = new CommandArguments(Command.RPUSH).addObjects("list", "x");
      CommandArguments wait = new CommandArguments(Command.WAIT).addObjects("0", "100");

      assertThat(redis.callTogether(push, wait)).containsExactly(1L, 0L);
      server.kill();
      server.start();
      assertThat(redis.callTogether(wait, wait, wait)).containsExactly(0L, 0L, 0L);
    }
  }

  @Test
  void firstErrorOfCommandsTogetherIsTheirs() {
    try (RedisConnections redis = TestConnections.open(server.settings().redis())) {
      CommandArguments unknown =
          new CommandArguments(Command.EVALSHA).addObjects("0".repeat(40), "0");
      CommandArguments set = new CommandArguments(Command.SET).addObjects("key", "value");

      assertThatThrownBy(() -> redis.callTogether(unknown, set))
          .isInstanceOf(BeagleException.class)
          .hasCauseInstanceOf(JedisNoScriptException.class);
      assertThat(redis.<String>call(jedis -> jedis.get("key"))).isEqualTo("value");
    }
  }

  @Test
  void aclUserAndDatabaseAreUsed() {
    try (RedisConnections admin = TestConnections.open(server.settings().redis())) {
      admin.call(
          jedis ->
              jedis.executeCommand(
                  new CommandArguments(Command.ACL)
                      .addObjects("SETUSER", "jo", "on", ">p@ss", "~*", "+@all")));
      try (RedisConnections redis =
          TestConnections.open(
              server
                  .settings(
                      "beagle.redis.uri", "redis://jo:p%40ss@127.0.0.1:" + server.port() + "/3")
                  .redis())) {
        redis.call(jedis -> jedis.set("key", "value"));
      }
      assertThat(admin.<Boolean>call(jedis -> jedis.exists("key"))).isFalse();
    }
  }

  @Test
  void blockingReadOutlastsTimeoutAndUsesNoPooledConnection() {
    Settings settings = server.settings("beagle.redis.timeout", "50");
    try (RedisConnections redis = TestConnections.open(settings.redis());
        BlockingConnection connection = redis.openBlocking()) {
      Object reply = connection.send(Duration.ofMillis(200), read(200));

      assertThat(reply).isNull();
      assertThat(redis.<Long>call(RedisConnectionsTest::connections)).isEqualTo(2);
    }
  }

  @Test
  void blockingReadCanBeEndedFromOutside() throws Exception {
    ExecutorService thread = Executors.newSingleThreadExecutor();
    try (RedisConnections redis = TestConnections.open(server.settings().redis());
        BlockingConnection connection = redis.openBlocking()) {
      Future<Object> reply =
          thread.submit(() -> connection.send(Duration.ofSeconds(50), read(50_000)));
      while (!reply.isDone()) {
        connection.wake();
      }

      assertThat(reply.get()).isNull();
    } finally {
      thread.shutdown();
    }
  }

  private static long connections(UnifiedJedis jedis) {
    return jedis
        .info("clients")
        .lines()
        .filter(line -> line.startsWith("connected_clients"))
        .mapToLong(line -> Long.parseLong(line.substring(line.indexOf(':') + 1).strip()))
        .sum();
  }

  private static CommandArguments read(int block) {
    return new CommandArguments(Command.XREAD)
        .addObjects("BLOCK", block, "STREAMS", "nothing", "0");
  }
}
