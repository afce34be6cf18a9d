package dev.beagle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** A master that is replaced, with each kind of server there is. */
@Timeout(180)
class SentinelServerIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path executables;

  @TempDir Path directory;

  static List<Path> executables() {
    return RedisTestServer.executables(executables);
  }

  @ParameterizedTest
  @MethodSource("executables")
  void killedMasterIsReplacedAndItsSuccessorToo(Path executable) {
    try (SentinelGroup group = SentinelGroup.start(executable, directory);
        RedisConnections redis = TestConnections.open(group.settings().redis())) {
      write(redis, "1");
      RedisTestServer first = group.failOverByKill();
      awaitValue(redis, "1");

      group.rejoin(first);
      write(redis, "2");
      // On a busy machine the Sentinel may have changed the master once more, unasked.
      RedisTestServer second = group.failOverByKill();
      awaitValue(redis, "2");
      assertThat(group.master()).isNotSameAs(second);
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void pausedMasterIsReplaced(Path executable) {
    try (SentinelGroup group = SentinelGroup.start(executable, directory);
        RedisConnections redis =
            TestConnections.open(group.settings("beagle.redis.timeout", "1000").redis())) {
      write(redis, "1");
      RedisTestServer paused = group.failOverByPause();

      awaitValue(redis, "1");
      redis.call(jedis -> jedis.set("key", "2"));

      assertThat(group.master()).isNotSameAs(paused);
      assertThat(group.master().text("GET", "key")).isEqualTo("2");
    }
  }

  private static void write(RedisConnections redis, String value) {
    List<Object> replies =
        redis.callTogether(
            new CommandArguments(Command.SET).addObjects("key", value),
            new CommandArguments(Command.WAIT).addObjects("1", "900"));
    assertThat(replies.get(1)).as("replicas that have it").isEqualTo(1L);
  }

  private static void awaitValue(RedisConnections redis, String expected) {
    await()
        .atMost(LIMIT)
        .ignoreExceptionsMatching(SentinelServerIT::isUnavailable)
        .until(() -> redis.<String>call(jedis -> jedis.get("key")), expected::equals);
  }

  private static boolean isUnavailable(Throwable failure) {
    return failure instanceof BeagleException e && e.code() == ErrorCode.UNAVAILABLE;
  }

  @ParameterizedTest
  @MethodSource("executables")
  void demotedMasterIsLeftAtOnce(Path executable) {
    try (SentinelGroup group = SentinelGroup.start(executable, directory);
        RedisConnections redis = TestConnections.open(group.settings().redis())) {
      redis.call(jedis -> jedis.set("key", "1"));
      RedisTestServer old = group.failOverByPause();
      group.rejoin(old);

      // The connection in the pool has outlived all that, and now leads to a replica.
      redis.call(jedis -> jedis.set("key", "2"));

      assertThat(group.master().text("GET", "key")).isEqualTo("2");
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void scriptIsRunAtNewMaster(Path executable) {
    try (SentinelGroup group = SentinelGroup.start(executable, directory);
        RedisConnections redis = TestConnections.open(group.settings().redis())) {
      redis.ping();
      group.rejoin(group.failOverByPause());

      Object reply =
          redis.call(jedis -> jedis.eval("return redis.call('INCR', KEYS[1])", 1, "number"));

      assertThat(reply).isEqualTo(1L);
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void blockingReadGoesOnAtNewMaster(Path executable) {
    try (SentinelGroup group = SentinelGroup.start(executable, directory);
        RedisConnections redis =
            TestConnections.open(group.settings("beagle.redis.timeout", "1000").redis());
        BlockingConnection stale = redis.openBlocking()) {
      group.failOverByPause();
      assertThatThrownBy(() -> stale.send(Duration.ofMillis(100), read()))
          .satisfies(e -> assertThat(isUnavailable(e)).isTrue());

      try (BlockingConnection fresh = redis.openBlocking()) {
        assertThat(fresh.send(Duration.ofMillis(100), read())).isNull();
      }
    }
  }

  private static CommandArguments read() {
    return new CommandArguments(Command.XREAD).addObjects("BLOCK", 100, "STREAMS", "nothing", "0");
  }

  @ParameterizedTest
  @MethodSource("executables")
  void nobodyNeedsToBeThereAtFirst(Path executable) {
    try (SentinelGroup group = SentinelGroup.start(executable, directory)) {
      group.stopSentinel();
      try (RedisConnections redis = TestConnections.open(group.settings().redis())) {
        assertThat(redis.server()).isEqualTo(group.uri());
        assertThatThrownBy(redis::ping)
            .satisfies(e -> assertThat(isUnavailable(e)).isTrue())
            .hasMessageContaining("Address of " + group.uri() + " is unknown")
            .hasMessageContaining("start it, or correct beagle.redis.uri");
        assertThatThrownBy(redis::openBlocking).hasMessageContaining("is unknown");

        group.startSentinel();
        await()
            .atMost(LIMIT)
            .ignoreExceptionsMatching(SentinelServerIT::isUnavailable)
            .untilAsserted(redis::ping);

        group.stopSentinel();
        redis.ping();
        group.startSentinel();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void unknownMasterIsNamed(Path executable) {
    try (SentinelGroup group = SentinelGroup.start(executable, directory);
        RedisConnections redis =
            TestConnections.open(RedisTestServer.settingsOf(group.uri() + "2").redis())) {
      assertThatThrownBy(redis::ping)
          .hasMessageContaining(group.uri() + "2")
          .hasMessageContaining("does not know it: correct beagle.redis.uri");
    }
  }
}
