package dev.beagle.tool;

import dev.beagle.config.ImageConfig;
import dev.beagle.config.Settings;
import dev.beagle.engine.onednn.Calibrator;
import dev.beagle.image.ImageDecoder;
import dev.beagle.job.BeagleException;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.model.catalog.ModelRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shows a model pictures of the kind it is meant for, and writes down between what its values lie.
 */
public final class Calibrate {
  /** More than these make no difference: Krishnamoorthi (2018) needs a hundred. */
  private static final int MOST = 1_000;

  private final ModelCatalog catalog;
  private final ImageConfig image;

  Calibrate(Settings settings) {
    this.catalog = new ModelCatalog(settings.models());
    this.image = settings.image();
  }

  /**
   * Settings are system properties, {@code beagle.models.dir} above all.
   *
   * @param arguments the name of the model and a folder of pictures
   * @throws IllegalArgumentException if there is no such folder or no picture in it
   * @throws BeagleException if the model cannot be had
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Say which model, and where the pictures are.");
    }
    Properties properties = System.getProperties();
    Map<String, String> settings =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, properties::getProperty));
    new Calibrate(Settings.of(settings)).run(arguments[0], Path.of(arguments[1]));
  }

  /** Shows the model the folder's pictures. */
  void run(String name, Path folder) throws IOException {
    List<Path> files = files(folder);
    try (LoadedModel model = catalog.load(new ModelRequest(name, false), (doing, part) -> {});
        Calibrator calibrator = new Calibrator(model);
        ImageDecoder decoder = new ImageDecoder(image)) {
      for (Path file : files) {
        show(file, model.input(), calibrator, decoder);
      }
      if (calibrator.pictures() == 0) {
        throw new IllegalArgumentException("There is no picture in %s.".formatted(folder));
      }
      Path written = catalog.keepCalibration(calibrator.calibrated());
      System.out.printf(
          "%s saw %d pictures, and its calibration is in %s%n",
          name, calibrator.pictures(), written);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("There is no folder %s.".formatted(folder));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().limit(MOST).toList();
    }
  }

  private static void show(
      Path file, NetworkInput input, Calibrator calibrator, ImageDecoder decoder)
      throws IOException {
    try {
      calibrator.see(
          decoder.decode(Files.readAllBytes(file), input.width(), input.height(), input.resize()));
    } catch (BeagleException e) {
      System.out.printf("%s is left out: %s%n", file, e.getMessage());
    }
  }
}
