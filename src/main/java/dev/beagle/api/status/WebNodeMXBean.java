package dev.beagle.api.status;

/**
 * A web node in JMX: {@code beagle:type=WebNode}. The attributes are the fields of {@link
 * dev.beagle.queue.WebNodeFigures}.
 */
public interface WebNodeMXBean {

  /** Whether the web node lets no request in. */
  boolean isPaused();

  /** Requests under way. */
  int getRequests();

  /** Jobs whose results the web node waits for. */
  int getJobs();

  /** Answers to uploads. */
  long getAnswersCount();

  /** Answers to uploads a second, averaged over the last minute or so. */
  double getAnswersPerSecond();

  /** Answers with a status of 400 to 499. */
  long getAnswersRefused();

  /** Answers with a status of 500 or above. */
  long getAnswersFailed();

  /** The median time from request to answer, over the last minutes. */
  double getAnswersMillisMedian();

  /** The 95th percentile of the times from request to answer, over the last minutes. */
  double getAnswersMillisP95();

  /** The 99th percentile of the times from request to answer, over the last minutes. */
  double getAnswersMillisP99();

  /**
   * Lets no request in until the web node is resumed, and fails the readiness check. Requests under
   * way are answered.
   */
  void pause();

  /** Lets requests in again. */
  void resume();

  /**
   * Pauses, and waits until no request is under way.
   *
   * @return whether that was so within {@code beagle.drain.timeout}
   */
  boolean drain();
}
