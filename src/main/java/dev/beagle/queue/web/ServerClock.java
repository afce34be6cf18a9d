package dev.beagle.queue.web;

import java.util.concurrent.TimeUnit;

/**
 * The clock of a server, as one of its answers told it. It is ahead by as much as that answer took
 * to come, and never behind.
 */
final class ServerClock {
  private final long time;
  private final long sent;

  /**
   * @param time what the answer says, in milliseconds
   * @param sent when it was asked for, by {@link System#nanoTime}
   */
  ServerClock(long time, long sent) {
    this.time = time;
    this.sent = sent;
  }

  /** What it says now, in milliseconds. */
  long now() {
    return time + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
  }
}
