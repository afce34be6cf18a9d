package dev.beagle.queue;

import java.time.Duration;

/**
 * A worker or web node with its announcement.
 *
 * @param since the time of its first announcement, in milliseconds since 1970 by Redis' clock
 * @param age the age of its last announcement, if it has the same heartbeat as this process
 * @param status the content of its last announcement
 */
public record Announced<T>(long since, Duration age, T status) {

  /** The longest service and the latest status of one worker or web node on two shards. */
  public static <T> Announced<T> merge(Announced<T> one, Announced<T> other) {
    Announced<T> latest = one.age.compareTo(other.age) <= 0 ? one : other;
    return new Announced<>(Math.min(one.since, other.since), latest.age, latest.status);
  }
}
