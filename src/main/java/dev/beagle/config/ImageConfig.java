package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;
import static dev.beagle.config.Parsers.integer;
import static dev.beagle.config.Parsers.perProcessor;

import java.time.Duration;
import java.util.List;

/**
 * The limits of decoding.
 *
 * @param maxPixels most pixels of an image, by its header
 * @param decoders most images that are decoded at once
 * @param timeout longest time for one image
 */
public record ImageConfig(int maxPixels, int decoders, Duration timeout) {
  public static final Setting<Integer> MAX_PIXELS =
      integer(
          "beagle.image.max-pixels",
          64_000_000,
          1,
          1 << 29,
          "Largest image, in pixels; the image's header is checked before decoding");
  public static final Setting<Integer> DECODERS =
      perProcessor(
          "beagle.image.decoders",
          1024,
          "Most images decoded at once; each takes up to 20 bytes of memory for a pixel");
  public static final Setting<Duration> TIMEOUT =
      duration("beagle.image.timeout", "20s", "1ms", "10m", "Longest time for decoding an image");

  static final List<Setting<?>> ALL = List.of(MAX_PIXELS, DECODERS, TIMEOUT);

  static ImageConfig read(SettingsSource source) {
    return new ImageConfig(MAX_PIXELS.read(source), DECODERS.read(source), TIMEOUT.read(source));
  }
}
