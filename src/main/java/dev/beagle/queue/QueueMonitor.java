package dev.beagle.queue;

import java.util.List;

/** How the shards and their streams are. Safe for any number of threads. */
public interface QueueMonitor {

  /** Every shard, in the order of the settings; one that is down says why. Never throws. */
  List<ShardStatus> shards();
}
