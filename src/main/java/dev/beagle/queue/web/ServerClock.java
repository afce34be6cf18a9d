package dev.beagle.queue.web;

import java.util.concurrent.TimeUnit;

/**
 * Estimates a Redis server's time from one reply. The estimate is ahead by at most the duration of
 * that command, never behind.
 */
final class ServerClock {
  private final long time;
  private final long sent;

  /**
   * A clock that goes on from a reply.
   *
   * @param time the time in the reply, in milliseconds
   * @param sent when the command was sent, by {@link System#nanoTime}
   */
  ServerClock(long time, long sent) {
    this.time = time;
    this.sent = sent;
  }

  /** The current time, in milliseconds. */
  long now() {
    return time + TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - sent);
  }
}
