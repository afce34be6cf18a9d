package dev.beagle.config;

import static dev.beagle.config.Parsers.integer;

import java.util.List;

/**
 * The limits of a request.
 *
 * @param maxBytes most bytes of a request body
 * @param maxImages most images in a request
 */
public record UploadConfig(int maxBytes, int maxImages) {
  public static final Setting<Integer> MAX_BYTES =
      integer(
          "beagle.upload.max-bytes", 20_000_000, 1024, 1 << 30, "Largest request body, in bytes");
  public static final Setting<Integer> MAX_IMAGES =
      integer("beagle.upload.max-images", 32, 1, 1024, "Most images in a request");

  static final List<Setting<?>> ALL = List.of(MAX_BYTES, MAX_IMAGES);

  static UploadConfig read(SettingsSource source) {
    return new UploadConfig(MAX_BYTES.read(source), MAX_IMAGES.read(source));
  }
}
