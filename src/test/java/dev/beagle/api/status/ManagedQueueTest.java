package dev.beagle.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.monitor.ManagedBeans;
import dev.beagle.queue.web.QueueDepth;
import dev.beagle.queue.web.ShardStatus;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class ManagedQueueTest {
  private static final String NAME = "Queue,server=\"redis://here\",shard=test";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  @Test
  void figuresAreThoseOfAllModels() throws Exception {
    QueueDepth first = new QueueDepth("a", "s", 3, 1, 100, 40, 2.5, 7, 4, 1, 0, 0, 2);
    QueueDepth second = new QueueDepth("b", "t", 4, 2, 100, 50, 0.5, 8, 4, 0, 0, 0, 0);
    ShardStatus shard = new ShardStatus("redis://here", "test", true, null, List.of(first, second));
    try (ManagedBeans beans = new ManagedBeans()) {
      beans.add(NAME, new ManagedQueue(() -> shard));

      assertThat(get("Up")).isEqualTo(true);
      assertThat(get("Reason")).isEqualTo("");
      assertThat(get("Depth")).isEqualTo(7L);
      assertThat(get("InFlight")).isEqualTo(3L);
      assertThat(get("Capacity")).isEqualTo(200L);
      assertThat(get("OldestMillis")).isEqualTo(50L);
      assertThat(get("JobsPerSecond")).isEqualTo(3.0);
      assertThat(get("Finished")).isEqualTo(15L);
      assertThat(get("Expired")).isEqualTo(1L);
      assertThat(get("DeadLetters")).isEqualTo(2L);
      assertThat(get("DepthByModel").toString()).contains("a", "b");
    }
    assertThat(server.isRegistered(new ObjectName("beagle:type=" + NAME))).isFalse();
  }

  @Test
  void aShardThatIsDownSaysWhy() throws Exception {
    ShardStatus shard = new ShardStatus("redis://here", "test", false, "gone", List.of());
    try (ManagedBeans beans = new ManagedBeans()) {
      beans.add(NAME, new ManagedQueue(() -> shard));

      assertThat(get("Up")).isEqualTo(false);
      assertThat(get("Reason")).isEqualTo("gone");
      assertThat(get("Depth")).isEqualTo(0L);
      assertThat(get("OldestMillis")).isEqualTo(0L);
    }
  }

  @Test
  void aNameThatIsTakenKeepsTheFirst() throws Exception {
    ShardStatus up = new ShardStatus("redis://here", "test", true, null, List.of());
    try (ManagedBeans first = new ManagedBeans()) {
      first.add(NAME, new ManagedQueue(() -> up));
      try (ManagedBeans second = new ManagedBeans()) {
        second.add(NAME, new ManagedQueue(() -> null));
      }
      assertThat(get("Up")).isEqualTo(true);
    }
  }

  private Object get(String attribute) throws Exception {
    return server.getAttribute(new ObjectName("beagle:type=" + NAME), attribute);
  }
}
