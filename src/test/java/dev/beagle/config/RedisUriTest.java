package dev.beagle.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.beagle.config.RedisUri.Group;
import dev.beagle.config.RedisUri.Kind;
import dev.beagle.config.RedisUri.Login;
import dev.beagle.config.RedisUri.Node;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RedisUriTest {

  @Test
  void serverIsRead() {
    assertThat(read("rediss://jo:p%40ss+wo:rd@redis_1.example:7000/3"))
        .containsExactly(
            new RedisUri(
                Kind.SERVER,
                true,
                new Login("jo", "p@ss+wo:rd"),
                List.of(new Node("redis_1.example", 7000)),
                3,
                Optional.empty(),
                1));
  }

  @Test
  void serverHasDefaults() {
    assertThat(read("redis://:secret@[::1]/"))
        .containsExactly(
            new RedisUri(
                Kind.SERVER,
                false,
                new Login(null, "secret"),
                List.of(new Node("::1", 6379)),
                0,
                Optional.empty(),
                1));
  }

  @Test
  void sentinelsAreRead() {
    assertThat(
            read(
                "redis-sentinel://jo:secret@a,b:7000,[::1]/the%20master/3"
                    + "?sentinel-user=watch&sentinel-password=%2B"))
        .containsExactly(
            new RedisUri(
                Kind.SENTINEL,
                false,
                new Login("jo", "secret"),
                List.of(new Node("a", 26379), new Node("b", 7000), new Node("::1", 26379)),
                3,
                Optional.of(new Group("the master", new Login("watch", "+"))),
                1));
    assertThat(read("redis-sentinel://a/main").get(0).database()).isZero();
    assertThat(read("redis-sentinel://a/7").get(0).group().orElseThrow().master()).isEqualTo("7");
  }

  @Test
  void clusterIsRead() {
    assertThat(read("rediss-cluster://a,b:7000?shards=16"))
        .containsExactly(
            new RedisUri(
                Kind.CLUSTER,
                true,
                Login.NONE,
                List.of(new Node("a", 6379), new Node("b", 7000)),
                0,
                Optional.empty(),
                16));
    assertThat(read("redis-cluster://a").get(0).shards()).isEqualTo(1);
  }

  @Test
  void listShowsNoPassword() {
    assertThat(
            read(
                " redis://jo:secret@a/1\n rediss-sentinel://jo:secret@[::1],b/m"
                    + "?sentinel-password=secret redis-cluster://:secret@c "))
        .hasToString(
            "[redis://a:6379/1, rediss-sentinel://[::1]:26379,b:26379/m, redis-cluster://c:6379]");
    assertThat(read("redis://jo:secret@a").get(0).login().toString()).isEqualTo("the user jo");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "localhost:6379",
        "redis://",
        "redis://a,b",
        "redis://a:0",
        "redis://a:65536",
        "redis://a/jobs",
        "redis://a/1/2",
        "redis://a/100000",
        "redis://a?shards=2",
        "redis://jo@a",
        "redis://jo:100%@a",
        "redis-sentinel://a",
        "redis-sentinel://a,/main",
        "redis-sentinel://a/main/x",
        "redis-sentinel://a/main?sentinel-user=jo",
        "redis-cluster://a/1",
        "redis-cluster://a?shards=0",
        "redis-cluster://a?shards=1025",
        "redis-cluster://a?shards=2&shards=2",
        "redis-cluster://a?shard=2",
        "redis://a redis://a",
      })
  void wrongUriIsNamedWithTheAllowedForms(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(text))
        .withMessageContaining("beagle.redis.uri = \"")
        .withMessageContaining("redis-cluster://[[user]:password@]host[:port]");
  }

  @ParameterizedTest
  @CsvSource({
    "redis://jo:secret@a/b, redis://***@a/b",
    "redis://jo:se/cr@et@a redis://b/c, redis://***@a redis://b/c",
    "redis://jo:se cret@a, redis://***@a",
    "redis://a/x redis://jo:se cret@b, redis://a/x redis://***@b",
    "redis://jo:secret, redis://***",
    "redis-sentinel://a?sentinel-password=secret, redis-sentinel://a?sentinel-password=***",
    "redis://a:6379/b, redis://a:6379/b",
  })
  void wrongUriIsShownWithoutItsPassword(String text, String shown) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(text))
        .withMessageContaining("\"" + shown + "\"")
        .satisfies(e -> assertThat(Throwables.getStackTrace(e)).doesNotContain("secret", "cret"));
  }

  private static List<RedisUri> read(String text) {
    return Settings.of(Map.of("beagle.redis.uri", text)).redis().uris();
  }
}
