package dev.beagle.worker;

import java.util.List;

/** A worker in JMX: {@code beagle:type=Worker}. */
public interface WorkerMXBean {
  /** The id of the worker in the queue. */
  String getId();

  /** The addresses of the Redis servers that the worker leases jobs from. */
  List<String> getServers();

  /** The names of the models that are served, or loading. */
  List<String> getModels();

  /** Whether the worker leases no jobs. */
  boolean isPaused();

  /** Leases no more jobs until the worker is resumed; running batches are finished. */
  void pause();

  /** Leases jobs again. */
  void resume();

  /**
   * Pauses, and waits until no batch is running.
   *
   * @return whether that was so within {@code beagle.drain.timeout}
   */
  boolean drain();
}
