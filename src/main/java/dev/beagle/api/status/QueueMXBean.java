package dev.beagle.api.status;

import java.util.Map;

/**
 * The queues on one shard, as JMX shows them on each web node: {@code
 * beagle:type=Queue,server=…,shard=…}. Figures are those of all models together, and some
 * milliseconds old.
 */
public interface QueueMXBean {
  /** Whether the shard takes jobs. */
  boolean isUp();

  /** Why it is down; empty while it is up. */
  String getReason();

  /** Jobs waiting and in flight. */
  long getDepth();

  /** The same for each model. */
  Map<String, Long> getDepthByModel();

  /** Jobs that workers hold. */
  long getInFlight();

  /** The most that the depth may be. */
  long getCapacity();

  /** Since when the oldest job has been there, in milliseconds. */
  long getOldestMillis();

  /** Jobs finished a second, over the last half minute. */
  double getJobsPerSecond();

  /** Jobs finished, since the count began. */
  long getFinished();

  /** Jobs dropped because their deadline was past. */
  long getExpired();

  /** Jobs that were given up. */
  long getDeadLetters();
}
