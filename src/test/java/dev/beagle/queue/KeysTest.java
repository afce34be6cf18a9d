package dev.beagle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.JobId;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import redis.clients.jedis.util.JedisClusterCRC16;

class KeysTest {
  private static final JobId ID = new JobId("0123456789abcdef0123456789abcdef");

  @Test
  void everyKeyOfShardIsInOneSlot() {
    Keys keys = new Keys("beagle", "0");

    // A model's name may hold braces; only the first pair counts.
    assertThat(
            Stream.of(
                    keys.jobs("a{b}c"),
                    keys.state(ID),
                    keys.result(ID),
                    keys.replies("node"),
                    keys.workers(),
                    keys.webNodes(),
                    keys.deadLetters("a{b}c"),
                    keys.counts("a{b}c"),
                    keys.rate("a{b}c"))
                .map(JedisClusterCRC16::getSlot))
        .containsOnly(JedisClusterCRC16.getSlot("0"));
  }

  @Test
  void everyKeyIsAnother() {
    Keys keys = new Keys("beagle", "0");

    assertThat(
            Stream.of(
                keys.jobs("x"),
                keys.jobs("y"),
                keys.state(ID),
                keys.result(ID),
                keys.replies("x"),
                keys.workers(),
                keys.webNodes(),
                keys.deadLetters("x"),
                keys.counts("x"),
                keys.rate("x"),
                new Keys("beagle", "1").workers()))
        .doesNotHaveDuplicates();
  }

  @Test
  void keysBeginWithPrefix() {
    assertThat(new Keys("pets", "0").jobs("x")).isEqualTo("pets:{0}:jobs:x");
    assertThatThrownBy(() -> new Keys("{pets}", "0")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesShardThatWouldBreakSlot() {
    assertThatThrownBy(() -> new Keys("beagle", "a}b"))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
