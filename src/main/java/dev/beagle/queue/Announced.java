package dev.beagle.queue;

import java.time.Duration;

/**
 * A worker or a web node that has announced itself.
 *
 * @param since when it first did, in milliseconds by Redis' clock
 * @param age of its last heartbeat, if its {@code beagle.heartbeat} is this one's
 * @param status what it says of itself
 */
public record Announced<T>(long since, Duration age, T status) {

  /** Of what one says on two shards, the longest service and the latest news. */
  public static <T> Announced<T> merge(Announced<T> one, Announced<T> other) {
    Announced<T> latest = one.age.compareTo(other.age) <= 0 ? one : other;
    return new Announced<>(Math.min(one.since, other.since), latest.age, latest.status);
  }
}
