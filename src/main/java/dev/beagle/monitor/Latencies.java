package dev.beagle.monitor;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * How long things took, as a histogram that can be sent as text and added to those of others:
 * percentiles themselves cannot. Times are kept to one percent, up to an hour. Safe for any number
 * of threads.
 */
public final class Latencies {
  private static final int DIGITS = 2;
  private static final long MOST_MICROS = TimeUnit.HOURS.toMicros(1);

  private final Recorder recorder = new Recorder(MOST_MICROS, DIGITS);

  /** One more that took so long. */
  public void add(Duration time) {
    recorder.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(time.toNanos()), MOST_MICROS));
  }

  /** Those since the last call, as text. */
  public String take() {
    Histogram histogram = recorder.getIntervalHistogram();
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  /**
   * Times below which parts of all lie.
   *
   * @param taken as {@link #take} made them
   * @param parts from 0 to 1: 0.5 for the median
   * @return milliseconds, one for each part; none if there were no times
   * @throws IllegalArgumentException for text of another kind
   */
  public static List<Double> millis(List<String> taken, List<Double> parts) {
    Histogram all = new Histogram(MOST_MICROS, DIGITS);
    taken.forEach(text -> all.add(decode(text)));
    if (all.getTotalCount() == 0) {
      return List.of();
    }
    return parts.stream()
        .map(
            part ->
                (double) all.getValueAtPercentile(100 * part) / TimeUnit.MILLISECONDS.toMicros(1))
        .toList();
  }

  private static Histogram decode(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      return Histogram.decodeFromCompressedByteBuffer(bytes, MOST_MICROS);
    } catch (DataFormatException | BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a histogram", e);
    }
  }
}
