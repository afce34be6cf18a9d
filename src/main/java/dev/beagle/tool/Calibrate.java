package dev.beagle.tool;

import dev.beagle.config.ImageConfig;
import dev.beagle.config.Settings;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.engine.onednn.Calibrator;
import dev.beagle.image.ImageDecoder;
import dev.beagle.job.BeagleException;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.worker.Supported;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Calibrates a model with pictures of the kind that it is meant for, so that it can run in int8.
 */
public final class Calibrate {
  /** More pictures make no difference: Krishnamoorthi (2018) needs a hundred. */
  private static final int MAX_PICTURES = 1_000;

  private final ModelCatalog catalog;
  private final ImageConfig image;

  Calibrate(Settings settings) {
    this.catalog = new ModelCatalog(settings.models(), Supported.WEIGHTS_FORMATS);
    this.image = settings.image();
  }

  /**
   * Calibrates a model. The settings are system properties, above all {@code beagle.models.dir}.
   *
   * @param arguments the name of the model and a folder of pictures
   * @throws IllegalArgumentException if there is no such folder or no picture in it
   * @throws BeagleException if the model cannot be loaded
   * @throws UnsupportedModelException if the model cannot be compiled
   */
  public static void main(String[] arguments) throws IOException, UnsupportedModelException {
    if (arguments.length != 2) {
      throw new IllegalArgumentException("Say which model, and where the pictures are.");
    }
    Properties properties = System.getProperties();
    Map<String, String> settings =
        properties.stringPropertyNames().stream()
            .collect(Collectors.toMap(name -> name, properties::getProperty));
    new Calibrate(Settings.of(settings)).run(arguments[0], Path.of(arguments[1]));
  }

  /** Calibrates a model with a folder's pictures. */
  void run(String name, Path folder) throws IOException, UnsupportedModelException {
    List<Path> files = files(folder);
    try (LoadedModel model = catalog.load(new ModelRequest(name, false), (doing, part) -> {});
        Calibrator calibrator = Calibrator.open(model, Supported.IMPORTERS);
        ImageDecoder decoder = new ImageDecoder(image)) {
      for (Path file : files) {
        observe(file, model.input(), calibrator, decoder);
      }
      if (calibrator.pictures() == 0) {
        throw new IllegalArgumentException("There is no picture in %s.".formatted(folder));
      }
      Path written = catalog.saveCalibration(calibrator.calibrated());
      System.out.printf(
          "Model %s is calibrated with %d pictures; the calibration is in %s%n",
          name, calibrator.pictures(), written);
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException("There is no folder %s.".formatted(folder));
    }
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).sorted().limit(MAX_PICTURES).toList();
    }
  }

  private static void observe(
      Path file, NetworkInput input, Calibrator calibrator, ImageDecoder decoder)
      throws IOException {
    try {
      calibrator.observe(
          decoder.decode(Files.readAllBytes(file), input.width(), input.height(), input.resize()));
    } catch (BeagleException e) {
      System.out.printf("Picture %s is left out: %s%n", file, e.getMessage());
    }
  }
}
