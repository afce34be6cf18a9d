package dev.beagle.queue.web.figures;

import jakarta.json.bind.annotation.JsonbPropertyOrder;
import java.util.List;
import java.util.function.ToLongFunction;

/**
 * The figures of a queue at one moment. {@code /api/status} and JMX show this record.
 *
 * @param depth jobs waiting and in flight: the length of the stream
 * @param waiting jobs that no worker has leased
 * @param inFlight jobs that workers have leased
 * @param capacity the most that {@code depth} may be
 * @param oldestMillis the age of the oldest job; 0 without jobs
 * @param jobsPerSecond jobs finished a second, over the last half minute
 * @param total the counts of jobs
 */
@JsonbPropertyOrder({
  "depth",
  "waiting",
  "inFlight",
  "capacity",
  "oldestMillis",
  "jobsPerSecond",
  "total"
})
public record QueueFigures(
    long depth,
    long waiting,
    long inFlight,
    long capacity,
    long oldestMillis,
    double jobsPerSecond,
    Total total) {

  /**
   * The counts of a queue's jobs. A count ends a week after the last job.
   *
   * @param finished jobs finished
   * @param batches the batches that they were finished in
   * @param expired jobs dropped because their deadline was past
   * @param abandoned jobs dropped because they were cancelled or withdrawn or their web node is
   *     gone, and copies of jobs that are elsewhere
   * @param recovered jobs taken over from a worker whose lease had ended
   * @param deadLetters the dead letters in Redis
   */
  @JsonbPropertyOrder({"finished", "batches", "expired", "abandoned", "recovered", "deadLetters"})
  public record Total(
      long finished,
      long batches,
      long expired,
      long abandoned,
      long recovered,
      long deadLetters) {}

  /** The figures of several queues together; {@code oldestMillis} is that of the oldest job. */
  public static QueueFigures sum(List<QueueFigures> queues) {
    return new QueueFigures(
        sum(queues, QueueFigures::depth),
        sum(queues, QueueFigures::waiting),
        sum(queues, QueueFigures::inFlight),
        sum(queues, QueueFigures::capacity),
        queues.stream().mapToLong(QueueFigures::oldestMillis).max().orElse(0),
        queues.stream().mapToDouble(QueueFigures::jobsPerSecond).sum(),
        new Total(
            sum(queues, each -> each.total.finished),
            sum(queues, each -> each.total.batches),
            sum(queues, each -> each.total.expired),
            sum(queues, each -> each.total.abandoned),
            sum(queues, each -> each.total.recovered),
            sum(queues, each -> each.total.deadLetters)));
  }

  private static long sum(List<QueueFigures> queues, ToLongFunction<QueueFigures> figure) {
    return queues.stream().mapToLong(figure).sum();
  }
}
