package dev.beagle.queue.web;

import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The latest results of asynchronous jobs: a Redis that restarts or fails over may have forgotten
 * them, and they are stored again. Safe for any number of threads.
 */
final class RecentResults {
  /** Longer than a failover takes. */
  private static final Duration RETENTION = Duration.ofMinutes(1);

  private static final int MAX_RESULTS = 10_000;

  private final Deque<Entry> entries = new ArrayDeque<>();

  synchronized void add(WebShard shard, JobId id, Result result) {
    entries.add(new Entry(shard, id, result, System.nanoTime()));
    while (entries.size() > MAX_RESULTS || isOld(entries.peek())) {
      entries.remove();
    }
  }

  /** The results that came from a shard. */
  synchronized List<Entry> of(WebShard shard) {
    return entries.stream().filter(entry -> entry.shard == shard && !isOld(entry)).toList();
  }

  private static boolean isOld(Entry entry) {
    return System.nanoTime() - entry.time > RETENTION.toNanos();
  }

  /** A result and the shard that it came from. */
  record Entry(WebShard shard, JobId id, Result result, long time) {}
}
