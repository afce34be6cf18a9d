package dev.beagle.monitor;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.zip.DataFormatException;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * A histogram of times that is sent as text and added to those of other web nodes; percentiles
 * cannot be added. Times are kept to one percent, up to an hour. Safe for any number of threads.
 */
public final class Latencies {
  private static final int SIGNIFICANT_DIGITS = 2;
  private static final long MAX_MICROS = TimeUnit.HOURS.toMicros(1);

  private final Recorder recorder = new Recorder(MAX_MICROS, SIGNIFICANT_DIGITS);

  /** Adds one time. */
  public void add(Duration time) {
    recorder.recordValue(Math.min(TimeUnit.NANOSECONDS.toMicros(time.toNanos()), MAX_MICROS));
  }

  /** Returns the times added since the last call, as text, and begins anew. */
  public String take() {
    Histogram histogram = recorder.getIntervalHistogram();
    ByteBuffer buffer = ByteBuffer.allocate(histogram.getNeededByteBufferCapacity());
    int length = histogram.encodeIntoCompressedByteBuffer(buffer);
    return Base64.getEncoder().encodeToString(Arrays.copyOf(buffer.array(), length));
  }

  /**
   * The percentiles of several histograms together.
   *
   * @param taken texts of {@link #take}
   * @return empty if the histograms hold no time
   * @throws IllegalArgumentException for a text that is no histogram
   */
  public static Optional<Percentiles> millis(List<String> taken) {
    Histogram all = new Histogram(MAX_MICROS, SIGNIFICANT_DIGITS);
    taken.forEach(text -> all.add(decode(text)));
    return all.getTotalCount() == 0
        ? Optional.empty()
        : Optional.of(Percentiles.of(quantile -> millis(all, quantile)));
  }

  private static double millis(Histogram histogram, double quantile) {
    long micros = histogram.getValueAtPercentile(100 * quantile);
    return (double) micros / TimeUnit.MILLISECONDS.toMicros(1);
  }

  private static Histogram decode(String text) {
    try {
      ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
      return Histogram.decodeFromCompressedByteBuffer(bytes, MAX_MICROS);
    } catch (DataFormatException | BufferUnderflowException | IndexOutOfBoundsException e) {
      throw new IllegalArgumentException("not a histogram", e);
    }
  }
}
