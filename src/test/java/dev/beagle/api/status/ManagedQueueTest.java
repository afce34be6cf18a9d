package dev.beagle.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.monitor.ManagedBeans;
import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.queue.web.figures.QueueStatus;
import dev.beagle.queue.web.figures.ShardStatus;
import java.lang.management.ManagementFactory;
import java.util.List;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

final class ManagedQueueTest {
  private static final String NAME = "Queue,server=\"redis://here\",shard=test";

  private final MBeanServer server = ManagementFactory.getPlatformMBeanServer();

  @Test
  void figuresAreSumsOfAllModels() throws Exception {
    QueueStatus first =
        new QueueStatus(
            "a",
            "s",
            new QueueFigures(3, 2, 1, 100, 40, 2.5, new QueueFigures.Total(7, 4, 1, 5, 6, 2)));
    QueueStatus second =
        new QueueStatus(
            "b",
            "t",
            new QueueFigures(4, 2, 2, 100, 50, 0.5, new QueueFigures.Total(8, 4, 0, 5, 6, 0)));
    ShardStatus shard = new ShardStatus("redis://here", "test", true, null, List.of(first, second));
    try (ManagedBeans beans = new ManagedBeans()) {
      beans.add(NAME, new ManagedQueue(() -> shard));

      assertThat(get("Up")).isEqualTo(true);
      assertThat(get("Reason")).isEqualTo("");
      assertThat(get("Depth")).isEqualTo(7L);
      assertThat(get("Waiting")).isEqualTo(4L);
      assertThat(get("InFlight")).isEqualTo(3L);
      assertThat(get("Capacity")).isEqualTo(200L);
      assertThat(get("OldestMillis")).isEqualTo(50L);
      assertThat(get("JobsPerSecond")).isEqualTo(3.0);
      assertThat(get("TotalFinished")).isEqualTo(15L);
      assertThat(get("TotalBatches")).isEqualTo(8L);
      assertThat(get("TotalExpired")).isEqualTo(1L);
      assertThat(get("TotalAbandoned")).isEqualTo(10L);
      assertThat(get("TotalRecovered")).isEqualTo(12L);
      assertThat(get("TotalDeadLetters")).isEqualTo(2L);
      assertThat(get("DepthByModel").toString()).contains("a", "b");
    }
    assertThat(server.isRegistered(new ObjectName("beagle:type=" + NAME))).isFalse();
  }

  @Test
  void shardThatIsDownHasReason() throws Exception {
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
  void takenNameKeepsFirstBean() throws Exception {
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
