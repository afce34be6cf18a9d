package dev.beagle.api.status;

import dev.beagle.monitor.Latencies;
import dev.beagle.monitor.RecentTimes;
import dev.beagle.queue.WebNodeFigures;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Measures the answers of a web node to uploads. Safe for any number of threads. */
public final class AnswerMeter {
  private final RecentTimes answers = new RecentTimes();
  private final Latencies latencies = new Latencies();
  private final LongAdder refused = new LongAdder();
  private final LongAdder failed = new LongAdder();

  /**
   * Adds an answer.
   *
   * @param status its HTTP status
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

  /** The figures at this moment. */
  public WebNodeFigures.Answers figures() {
    return new WebNodeFigures.Answers(
        answers.count(), answers.perSecond(), refused.sum(), failed.sum(), answers.millis());
  }

  /** The times of the answers since the last call, as {@link Latencies} writes them. */
  public String takeLatencies() {
    return latencies.take();
  }
}
