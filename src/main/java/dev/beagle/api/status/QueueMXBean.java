package dev.beagle.api.status;

import java.util.Map;

/**
 * The queues of one shard in JMX, on each web node: {@code beagle:type=Queue,server=…,shard=…}. The
 * attributes are the fields of {@link dev.beagle.queue.web.figures.QueueFigures}, for all models
 * together.
 */
public interface QueueMXBean {

  /** Whether the shard takes jobs. */
  boolean isUp();

  /** Why the shard is down; empty while it is up. */
  String getReason();

  /** Jobs waiting and in flight. */
  long getDepth();

  /** Jobs waiting and in flight for each model. */
  Map<String, Long> getDepthByModel();

  /** Jobs that no worker has leased. */
  long getWaiting();

  /** Jobs that workers have leased. */
  long getInFlight();

  /** The most that the depth may be. */
  long getCapacity();

  /** The age of the oldest job; 0 without jobs. */
  long getOldestMillis();

  /** Jobs finished a second, over the last half minute. */
  double getJobsPerSecond();

  /** Jobs finished. */
  long getTotalFinished();

  /** The batches that jobs were finished in. */
  long getTotalBatches();

  /** Jobs dropped because their deadline was past. */
  long getTotalExpired();

  /**
   * Jobs dropped because they were cancelled or withdrawn or their web node is gone, and copies of
   * jobs that are elsewhere.
   */
  long getTotalAbandoned();

  /** Jobs taken over from a worker whose lease had ended. */
  long getTotalRecovered();

  /** The dead letters in Redis. */
  long getTotalDeadLetters();
}
