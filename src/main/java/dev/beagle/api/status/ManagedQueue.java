package dev.beagle.api.status;

import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.queue.web.figures.QueueStatus;
import dev.beagle.queue.web.figures.ShardStatus;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** Shows the queues of a shard in JMX. Each read takes a snapshot. */
public final class ManagedQueue implements QueueMXBean {
  private final Supplier<ShardStatus> shard;

  /**
   * Creates the bean of a shard.
   *
   * @param shard takes a snapshot
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
    return figures().depth();
  }

  @Override
  public Map<String, Long> getDepthByModel() {
    return shard.get().queues().stream()
        .collect(Collectors.toMap(QueueStatus::model, queue -> queue.figures().depth()));
  }

  @Override
  public long getWaiting() {
    return figures().waiting();
  }

  @Override
  public long getInFlight() {
    return figures().inFlight();
  }

  @Override
  public long getCapacity() {
    return figures().capacity();
  }

  @Override
  public long getOldestMillis() {
    return figures().oldestMillis();
  }

  @Override
  public double getJobsPerSecond() {
    return figures().jobsPerSecond();
  }

  @Override
  public long getTotalFinished() {
    return figures().total().finished();
  }

  @Override
  public long getTotalBatches() {
    return figures().total().batches();
  }

  @Override
  public long getTotalExpired() {
    return figures().total().expired();
  }

  @Override
  public long getTotalAbandoned() {
    return figures().total().abandoned();
  }

  @Override
  public long getTotalRecovered() {
    return figures().total().recovered();
  }

  @Override
  public long getTotalDeadLetters() {
    return figures().total().deadLetters();
  }

  private QueueFigures figures() {
    return QueueFigures.sum(shard.get().queues().stream().map(QueueStatus::figures).toList());
  }
}
