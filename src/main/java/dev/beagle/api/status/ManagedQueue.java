package dev.beagle.api.status;

import dev.beagle.queue.web.QueueDepth;
import dev.beagle.queue.web.ShardStatus;
import java.util.Map;
import java.util.function.Supplier;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** The queues on a shard over JMX. */
public final class ManagedQueue implements QueueMXBean {
  private final Supplier<ShardStatus> shard;

  /**
   * A bean for one shard.
   *
   * @param shard how it is now; asked for each figure
   */
  public ManagedQueue(Supplier<ShardStatus> shard) {
    this.shard = shard;
  }

  @Override
  public boolean isUp() {
    return shard.get().up();
  }

  @Override
  public String getReason() {
    String reason = shard.get().reason();
    return reason == null ? "" : reason;
  }

  @Override
  public long getDepth() {
    return sum(QueueDepth::length);
  }

  @Override
  public Map<String, Long> getDepthByModel() {
    return shard.get().queues().stream()
        .collect(Collectors.toMap(QueueDepth::model, QueueDepth::length));
  }

  @Override
  public long getInFlight() {
    return sum(QueueDepth::pending);
  }

  @Override
  public long getCapacity() {
    return sum(QueueDepth::capacity);
  }

  @Override
  public long getOldestMillis() {
    return shard.get().queues().stream().mapToLong(QueueDepth::oldestMillis).max().orElse(0);
  }

  @Override
  public double getJobsPerSecond() {
    return shard.get().queues().stream().mapToDouble(QueueDepth::perSecond).sum();
  }

  @Override
  public long getFinished() {
    return sum(QueueDepth::finished);
  }

  @Override
  public long getExpired() {
    return sum(QueueDepth::expired);
  }

  @Override
  public long getDeadLetters() {
    return sum(QueueDepth::deadLetters);
  }

  private long sum(ToLongFunction<QueueDepth> figure) {
    return shard.get().queues().stream().mapToLong(figure).sum();
  }
}
