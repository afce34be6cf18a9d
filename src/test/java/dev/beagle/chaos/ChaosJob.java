package dev.beagle.chaos;

import dev.beagle.job.Pixels;
import java.nio.ByteBuffer;
import java.util.Random;
import java.util.stream.Stream;

/**
 * A job of the load: what it is, written into its own pixels, so that the engine knows.
 *
 * @param sequence unique in a run, less than 2^48
 * @param kind what the engine does with it
 * @param deadline when its client waits no more, in milliseconds by this machine's clock
 */
public record ChaosJob(long sequence, Kind kind, long deadline) {
  static final int SIDE = 16;
  private static final int MARK = 0xBEA61E;

  /** What the engine does with a job. */
  public enum Kind {
    PLAIN('p'),
    /** Takes longer than a lease. */
    SLOW('s'),
    /** Makes the engine throw. */
    THROWS('t'),
    /** Makes the worker die. */
    KILLS('k');

    private final char mark;

    Kind(char mark) {
      this.mark = mark;
    }

    private static Kind of(char mark) {
      return Stream.of(values()).filter(each -> each.mark == mark).findFirst().orElseThrow();
    }

    boolean isPoison() {
      return this == THROWS || this == KILLS;
    }

    /** Mostly plain ones. */
    static Kind random(Random random) {
      double roll = random.nextDouble();
      if (roll < 0.0006) {
        return KILLS;
      }
      if (roll < 0.006) {
        return THROWS;
      }
      return roll < 0.009 ? SLOW : PLAIN;
    }
  }

  Pixels pixels() {
    byte[] rgb = new byte[3 * SIDE * SIDE];
    ByteBuffer.wrap(rgb).putInt(MARK).putLong(sequence).putChar(kind.mark).putLong(deadline);
    return new Pixels(SIDE, SIDE, rgb);
  }

  /** Whether an image is a job of the load; a worker's warm-up is none. */
  static boolean isIn(byte[] rgb) {
    return ByteBuffer.wrap(rgb).getInt() == MARK;
  }

  /** The job in an image. */
  static ChaosJob of(byte[] rgb) {
    ByteBuffer buffer = ByteBuffer.wrap(rgb, Integer.BYTES, rgb.length - Integer.BYTES);
    return new ChaosJob(buffer.getLong(), Kind.of(buffer.getChar()), buffer.getLong());
  }
}
