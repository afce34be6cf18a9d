package dev.beagle.chaos;

import dev.beagle.redis.RedisTestServer;
import dev.beagle.redis.SentinelGroup;

/** The master of a Sentinel group, whichever server that is. */
final class MasterTarget implements Target {
  private final SentinelGroup group;
  private RedisTestServer old;

  MasterTarget(SentinelGroup group) {
    this.group = group;
  }

  @Override
  public String kind() {
    return "master";
  }

  /** Returns when another server has taken its place. */
  @Override
  public void inject(Fault fault) {
    old =
        switch (fault) {
          case KILL -> group.failOverByKill();
          case PAUSE -> group.failOverByPause();
          case DRAIN -> throw new IllegalArgumentException("Redis is not drained");
        };
  }

  @Override
  public void restore() {
    if (old != null) {
      group.rejoin(old);
      old = null;
    }
  }
}
