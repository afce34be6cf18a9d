package dev.beagle.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;

class RedisAddressTest {
  @Test
  void readsEveryPartOfTheUri() {
    assertThat(RedisAddress.of(URI.create("rediss://jo:p%40ss+word@redis.example:7000/3")))
        .isEqualTo(new RedisAddress("redis.example", 7000, true, "jo", "p@ss+word", 3));
  }

  @Test
  void hasDefaults() {
    assertThat(RedisAddress.of(URI.create("redis://redis.example")))
        .isEqualTo(new RedisAddress("redis.example", 6379, false, null, null, 0));
    assertThat(RedisAddress.of(URI.create("redis://:secret@[::1]/")))
        .isEqualTo(new RedisAddress("::1", 6379, false, null, "secret", 0));
  }

  @Test
  void keepsThePasswordToItself() {
    assertThat(RedisAddress.of(URI.create("rediss://jo:secret@[::1]:7000")))
        .hasToString("rediss://[::1]:7000");
  }

  @Test
  void refusesWhatItDoesNotUnderstand() {
    assertThatThrownBy(() -> RedisAddress.of(URI.create("redis://jo@redis.example")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("redis://user:password@host");
    assertThatThrownBy(() -> RedisAddress.of(URI.create("redis://redis.example/jobs")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("/jobs");
  }
}
