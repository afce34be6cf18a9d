package dev.beagle.worker;

import java.util.List;

/** A worker, as JMX shows it: {@code beagle:type=Worker}. */
public interface WorkerMXBean {
  /** Its name in the queue. */
  String getId();

  /** The Redis servers that it takes jobs from. */
  List<String> getServers();

  /** The models that it serves or is going to. */
  List<String> getModels();

  /** Whether it takes no jobs. */
  boolean isPaused();

  /** Takes no more jobs until it is resumed; batches in hand are finished. */
  void pause();

  /** Takes jobs again. */
  void resume();

  /**
   * Pauses, and returns when no batch is in hand any more.
   *
   * @return whether that was so within {@code beagle.drain.timeout}
   */
  boolean drain();
}
