package dev.beagle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/** Shards that lie on the nodes of a Cluster, with each kind of server there is. */
@Timeout(180)
class ClusterServerIT {
  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir static Path executables;
  @TempDir Path directory;

  static List<Path> executables() {
    return RedisTestServer.executables(executables);
  }

  @ParameterizedTest
  @MethodSource("executables")
  void shardsLieOnDifferentNodesEachInOneSlot(Path executable) {
    try (ClusterOfThree cluster = ClusterOfThree.start(executable, directory)) {
      List<RedisShard> shards = RedisShard.open(cluster.settings(8).redis());
      assertThat(shards)
          .extracting(RedisShard::name)
          .isEqualTo(IntStream.range(0, 8).mapToObj(Integer::toString).toList());

      for (RedisShard shard : shards) {
        String keys = "return redis.call('SET', KEYS[1], redis.call('GET', KEYS[2]) or 'none')";
        shard.connections().call(jedis -> jedis.eval(keys, 2, key(shard, "a"), key(shard, "b")));
      }

      assertThat(cluster.servers())
          .allSatisfy(server -> assertThat((Long) server.command("DBSIZE")).isPositive())
          .satisfies(
              servers ->
                  assertThat(
                          servers.stream().mapToLong(each -> (Long) each.command("DBSIZE")).sum())
                      .isEqualTo(8));
      close(shards);
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void slotThatMovesIsFollowed(Path executable) {
    try (ClusterOfThree cluster = ClusterOfThree.start(executable, directory);
        RedisConnections redis = TestConnections.open(cluster.settings(1).redis());
        BlockingConnection blocking = redis.openBlocking()) {
      redis.call(jedis -> jedis.set("{0}key", "value"));
      RedisTestServer source = cluster.masterOf("0");

      cluster.move("0", another(cluster, source));

      assertThat(redis.<String>call(jedis -> jedis.get("{0}key"))).isEqualTo("value");
      assertThat(cluster.masterOf("0")).isNotSameAs(source);
      assertThatThrownBy(() -> blocking.send(Duration.ofMillis(10), get()))
          .satisfies(ClusterServerIT::isUnavailable)
          .hasMessageContaining("replaced");

      cluster.move("0", source);
      assertThat(redis.callTogether(get(), get())).hasSize(2).doesNotContainNull();
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void slotOnItsWayIsUnavailableUntilItHasArrived(Path executable) {
    try (ClusterOfThree cluster = ClusterOfThree.start(executable, directory);
        RedisConnections redis = TestConnections.open(cluster.settings(1).redis())) {
      redis.call(jedis -> jedis.set("{0}key", "value"));
      RedisTestServer target = another(cluster, cluster.masterOf("0"));
      cluster.beginMove("0", target);

      assertThatThrownBy(() -> redis.<String>call(jedis -> jedis.get("{0}key")))
          .satisfies(ClusterServerIT::isUnavailable)
          .hasMessageContaining("ASK");

      cluster.finishMove("0", target);
      assertThat(redis.<String>call(jedis -> jedis.get("{0}key"))).isEqualTo("value");
    }
  }

  @ParameterizedTest
  @MethodSource("executables")
  void nodeThatIsAwayTakesNoOtherShardWithIt(Path executable) {
    try (ClusterOfThree cluster =
        ClusterOfThree.start(executable, directory, "--cluster-require-full-coverage", "no")) {
      List<RedisShard> shards = RedisShard.open(cluster.settings(8).redis());
      shards.forEach(shard -> shard.connections().ping());
      // The one node that the URI names: where the slots are is asked of those learned of.
      RedisTestServer away = cluster.servers().get(0);
      List<RedisShard> there = shards.stream().filter(each -> isOn(cluster, each, away)).toList();
      List<RedisShard> others = shards.stream().filter(each -> !there.contains(each)).toList();
      RedisShard moving = others.get(0);
      away.kill();

      assertThat(there).isNotEmpty();
      assertThat(there)
          .allSatisfy(
              shard ->
                  assertThatThrownBy(shard.connections()::ping)
                      .satisfies(ClusterServerIT::isUnavailable));
      cluster.move(moving.name(), another(cluster, cluster.masterOf(moving.name()), away));
      assertThat(others)
          .allSatisfy(
              shard -> shard.connections().call(jedis -> jedis.set(key(shard, "key"), "value")));

      away.start();
      await()
          .atMost(LIMIT)
          .ignoreExceptionsInstanceOf(BeagleException.class)
          .untilAsserted(
              () ->
                  there.forEach(
                      shard ->
                          shard
                              .connections()
                              .call(jedis -> jedis.set(key(shard, "key"), "value"))));
      close(shards);
    }
  }

  private static boolean isOn(ClusterOfThree cluster, RedisShard shard, RedisTestServer server) {
    return cluster.masterOf(shard.name()) == server;
  }

  private static RedisTestServer another(ClusterOfThree cluster, RedisTestServer... not) {
    return cluster.servers().stream()
        .filter(each -> !List.of(not).contains(each))
        .findFirst()
        .orElseThrow();
  }

  private static String key(RedisShard shard, String name) {
    return "{%s}%s".formatted(shard.name(), name);
  }

  private static CommandArguments get() {
    return new CommandArguments(Command.GET).add("{0}key");
  }

  private static void isUnavailable(Throwable failure) {
    assertThat(failure)
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
  }

  private static void close(List<RedisShard> shards) {
    shards.forEach(shard -> shard.connections().close());
  }
}
