package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;
import static dev.beagle.config.Parsers.integer;

import java.time.Duration;
import java.util.List;

/**
 * The rules of the queue, the same on web nodes and workers.
 *
 * @param capacity most jobs of a model on each shard
 * @param block length of one blocking read
 * @param lease the times of leases
 * @param heartbeat the times of announcements
 * @param maxDeliveries most starts of a job before it becomes a dead letter
 * @param minReplicas replicas that must have a job before it is accepted
 * @param retention the times that results and dead letters are kept for
 */
public record QueueConfig(
    int capacity,
    Duration block,
    LeasePolicy lease,
    HeartbeatPolicy heartbeat,
    int maxDeliveries,
    int minReplicas,
    Retention retention) {
  public static final Setting<Integer> CAPACITY =
      integer(
          "beagle.queue.capacity",
          1024,
          1,
          10_000_000,
          "Most jobs of a model on each shard, waiting or in flight");
  public static final Setting<Duration> BLOCK =
      duration(
          "beagle.queue.block",
          "5s",
          "10ms",
          "1m",
          "Length of one blocking read of the queue or of the replies");
  public static final Setting<Integer> MAX_DELIVERIES =
      integer(
          "beagle.queue.max-deliveries",
          3,
          1,
          100,
          "How many workers may start a job before it becomes a dead letter");
  public static final Setting<Integer> MIN_REPLICAS =
      integer(
          "beagle.queue.min-replicas",
          0,
          0,
          16,
          "How many replicas of Redis must have a job before it counts as accepted");

  static final List<Setting<?>> ALL =
      List.of(
          CAPACITY,
          BLOCK,
          LeasePolicy.DURATION,
          HeartbeatPolicy.INTERVAL,
          MAX_DELIVERIES,
          MIN_REPLICAS,
          Retention.RESULTS,
          Retention.DEAD_LETTERS);

  static QueueConfig read(SettingsSource source) {
    return new QueueConfig(
        CAPACITY.read(source),
        BLOCK.read(source),
        new LeasePolicy(LeasePolicy.DURATION.read(source)),
        new HeartbeatPolicy(HeartbeatPolicy.INTERVAL.read(source)),
        MAX_DELIVERIES.read(source),
        MIN_REPLICAS.read(source),
        new Retention(Retention.RESULTS.read(source), Retention.DEAD_LETTERS.read(source)));
  }
}
