package dev.beagle.api.status;

import dev.beagle.monitor.Latencies;
import dev.beagle.monitor.RecentTimes;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** What a web node has answered to uploads so far. Safe for any number of threads. */
public final class WebFigures {
  private final RecentTimes answers = new RecentTimes();
  private final Latencies latencies = new Latencies();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * One more answer.
   *
   * @param status of HTTP
   * @param time since the request came
   */
  public void add(int status, Duration time) {
    answers.add(time);
    latencies.add(time);
    if (status >= 500) {
      failed.increment();
    } else if (status >= 400) {
      refused.increment();
    }
  }

  /** All answers, with their times. */
  public RecentTimes answers() {
    return answers;
  }

  /** The times of the answers since this was last asked, as text. */
  public String takeLatencies() {
    return latencies.take();
  }

  /** Answers with a status of 400 to 499. */
  public long refused() {
    return refused.sum();
  }

  /** Answers with a status of 500 or above. */
  public long failed() {
    return failed.sum();
  }
}
