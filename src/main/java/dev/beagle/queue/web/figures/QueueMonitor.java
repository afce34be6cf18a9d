package dev.beagle.queue.web.figures;

import dev.beagle.queue.Announced;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.WorkerStatus;
import java.time.Duration;
import java.util.List;

/**
 * Provides the figures of queues, workers and web nodes. Never throws: a shard that does not answer
 * is reported as down, and what it knows is left out. Safe for any number of threads.
 */
public interface QueueMonitor {
  /** From one sample of the history to the next. */
  Duration SAMPLE_INTERVAL = Duration.ofSeconds(5);

  /** Every shard, in the order of the settings; one that is down says why. */
  List<ShardStatus> shards();

  /** The workers that have announced themselves lately, longest serving first. */
  List<Announced<WorkerStatus>> workers();

  /** The web nodes that have announced themselves lately, longest serving first. */
  List<Announced<WebNodeStatus>> nodes();

  /** The latest jobs that were given up, newest first, twenty at most. */
  List<DeadLetter> deadLetters();

  /**
   * How the queue was later than that, oldest first; a quarter of an hour at most.
   *
   * @param time in milliseconds since 1970
   */
  List<Sample> history(long time);
}
