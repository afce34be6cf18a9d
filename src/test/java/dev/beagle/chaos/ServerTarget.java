package dev.beagle.chaos;

import dev.beagle.redis.RedisTestServer;

/** A Redis server by itself: what it had accepted is there when it comes back. */
record ServerTarget(RedisTestServer server) implements Target {

  @Override
  public String kind() {
    return "Redis";
  }

  @Override
  public void inject(Fault fault) {
    switch (fault) {
      case KILL -> server.kill();
      case PAUSE -> server.pause();
      case DRAIN -> throw new IllegalArgumentException("Redis is not drained");
    }
  }

  @Override
  public void restore() {
    if (server.isRunning()) {
      server.resume();
    } else {
      server.start();
    }
  }
}
