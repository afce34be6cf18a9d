package dev.beagle.model;

import java.util.List;

/**
 * The location, format and checksums of a model's weights.
 *
 * @param format the name of a {@link WeightsFormat}
 * @param location a path, relative to the model's description unless it is absolute, or an http(s)
 *     address
 * @param checksums the accepted checksums; empty if none is known
 */
public record WeightsSource(String format, String location, List<Checksum> checksums) {
  public WeightsSource {
    checksums = List.copyOf(checksums);
  }

  /** Whether the weights must be downloaded. */
  public boolean isRemote() {
    return isRemote(location);
  }

  static boolean isRemote(String location) {
    return location.startsWith("http://") || location.startsWith("https://");
  }
}
