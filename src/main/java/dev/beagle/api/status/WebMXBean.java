package dev.beagle.api.status;

/** A web node, as JMX shows it: {@code beagle:type=Web}. */
public interface WebMXBean {
  /** Requests under way. */
  int getRequests();

  /** Jobs whose results it waits for. */
  int getJobs();

  /** Whether it lets no request in. */
  boolean isPaused();

  /** Uploads answered. */
  long getAnswers();

  /** Uploads answered a second, averaged over the last minute or so. */
  double getAnswersPerSecond();

  /** Uploads answered with a status of 400 to 499. */
  long getRefused();

  /** Uploads answered with a status of 500 or above. */
  long getFailed();

  /** Median time from a request to its answer, over the last minutes, in milliseconds. */
  double getMillisMedian();

  /** The 95th percentile of it. */
  double getMillis95th();

  /** The 99th percentile of it. */
  double getMillis99th();

  /**
   * Lets no more requests in, and says so to load balancers, until it is resumed; those under way
   * are answered.
   */
  void pause();

  /** Lets requests in again. */
  void resume();

  /**
   * Pauses, and returns when no request is under way any more.
   *
   * @return whether that was so within {@code beagle.drain.timeout}
   */
  boolean drain();
}
