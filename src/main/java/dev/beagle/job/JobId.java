package dev.beagle.job;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.regex.Pattern;

/** The name of a job: 128 random bits in hexadecimal, which nobody can guess. */
public record JobId(String value) {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern SHAPE = Pattern.compile("[0-9a-f]{32}");

  public JobId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("not a job id: " + value);
    }
  }

  /** Whether a text has the shape of an id. */
  public static boolean isValid(String text) {
    return SHAPE.matcher(text).matches();
  }

  /** A fresh id. */
  public static JobId random() {
    byte[] bits = new byte[16];
    RANDOM.nextBytes(bits);
    return new JobId(HexFormat.of().formatHex(bits));
  }

  @Override
  public String toString() {
    return value;
  }
}
