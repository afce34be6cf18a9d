package dev.beagle.model;

import static java.util.stream.Collectors.toMap;

import dev.beagle.job.BeagleException;
import dev.beagle.job.Resize;
import java.net.URI;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads the descriptions of models. */
public final class DescriptionReader {
  private static final List<String> KEYS =
      List.of("name", "version", "format", "weights", "checksum", "labels", "input");
  private static final List<String> INPUT_KEYS =
      List.of("width", "height", "resize", "channels", "mean", "scale");

  /** Largest width and height in pixels: a batch of 32 such images takes half a gigabyte. */
  private static final int MAX_SIZE = 1024;

  private DescriptionReader() {}

  /**
   * Reads and checks a description.
   *
   * @param formats the names of the weights formats that there are
   * @throws BeagleException {@code model_not_ready} naming the file, the key that is missing,
   *     unknown or wrong, and what it must be
   */
  public static ModelDescription read(Path file, List<String> formats) {
    JsonFields fields = JsonFields.read(file, KEYS);
    return new ModelDescription(
        file,
        fields.text("name", "the name of the model"),
        fields.text("version", "a text"),
        source(fields, formats),
        fields.text("labels", "a file with a label on each line, or \"imagenet\""),
        input(fields.object("input", INPUT_KEYS)));
  }

  private static WeightsSource source(JsonFields fields, List<String> formats) {
    return new WeightsSource(
        fields.choice("format", names(formats, Function.identity())),
        fields.parsed("weights", "a path or an http(s) address", DescriptionReader::location),
        fields
            .optional("checksum", "sha256:<64 digits> or md5:<32 digits>", Checksum::parse)
            .stream()
            .toList());
  }

  /**
   * Checks the location of weights.
   *
   * @throws IllegalArgumentException for a text that is neither an address nor a path
   */
  private static String location(String text) {
    if (!WeightsSource.isRemote(text)) {
      return Path.of(text).toString();
    }
    if (URI.create(text).getHost() == null) {
      throw new IllegalArgumentException("no host");
    }
    return text;
  }

  private static NetworkInput input(JsonFields fields) {
    return new NetworkInput(
        fields.integer("width", 1, MAX_SIZE),
        fields.integer("height", 1, MAX_SIZE),
        fields.choice("resize", names(List.of(Resize.values()), DescriptionReader::lowerCase)),
        fields.choice(
            "channels", names(List.of(ChannelOrder.values()), DescriptionReader::lowerCase)),
        fields.numbers("mean", NetworkInput.CHANNELS, 0),
        fields.numbers("scale", NetworkInput.CHANNELS, 1));
  }

  private static String lowerCase(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static <T> Map<String, T> names(List<T> values, Function<T, String> name) {
    return values.stream()
        .collect(toMap(name, Function.identity(), (one, two) -> one, LinkedHashMap::new));
  }
}
