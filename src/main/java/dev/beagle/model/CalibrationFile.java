package dev.beagle.model;

import dev.beagle.job.BeagleException;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A model's calibration as JSON, beside its description. */
public final class CalibrationFile {
  private static final System.Logger LOG = System.getLogger(CalibrationFile.class.getName());
  private static final String WEIGHTS = "weights";
  private static final String PICTURES = "pictures";
  private static final String RANGES = "ranges";
  private static final String LAYER = "layer";
  private static final String LOWEST = "lowest";
  private static final String HIGHEST = "highest";

  private CalibrationFile() {}

  /** The name of a model's calibration file. */
  public static String name(String model) {
    return model + ".calibration.json";
  }

  /**
   * Reads a network's calibration.
   *
   * @return empty if there is no file, or if it is damaged or belongs to another network; the log
   *     then says why
   */
  public static Optional<Calibration> read(Path file, Network network) {
    if (!Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Calibration calibration = read(file);
      if (calibration.weights().equals(network.fingerprint())) {
        return Optional.of(calibration);
      }
      LOG.log(
          Level.WARNING, "The calibration {0} is not used: it was made with other weights", file);
    } catch (BeagleException e) {
      LOG.log(Level.WARNING, "The calibration {0} is not used: {1}", file, e.getMessage());
    }
    return Optional.empty();
  }

  private static Calibration read(Path file) {
    JsonFields fields = JsonFields.read(file, List.of(WEIGHTS, PICTURES, RANGES));
    return new Calibration(
        fields.text(WEIGHTS, "a checksum"),
        fields.integer(PICTURES, 1, Integer.MAX_VALUE),
        fields.objects(RANGES, List.of(LAYER, LOWEST, HIGHEST)).stream()
            .map(
                range ->
                    new Calibration.Range(
                        range.text(LAYER, "the name of a layer"),
                        range.number(LOWEST),
                        range.number(HIGHEST)))
            .toList());
  }

  /** Writes a calibration, in place of a file that may be there. */
  public static void write(Calibration calibration, Path file) throws IOException {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(WEIGHTS, calibration.weights());
    fields.put(PICTURES, calibration.pictures());
    fields.put(RANGES, calibration.ranges().stream().map(CalibrationFile::json).toList());
    Jsonb jsonb = JsonbBuilder.create(new JsonbConfig().withFormatting(true));
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, jsonb.toJson(fields) + "\n");
  }

  private static Map<String, Object> json(Calibration.Range range) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put(LAYER, range.layer());
    fields.put(LOWEST, range.lowest());
    fields.put(HIGHEST, range.highest());
    return fields;
  }
}
