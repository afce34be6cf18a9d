package dev.beagle.config;

import static dev.beagle.config.Parsers.duration;
import static dev.beagle.config.Parsers.flag;
import static dev.beagle.config.Parsers.optional;
import static dev.beagle.config.Parsers.path;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The models and where they come from.
 *
 * @param names the models to serve, the default first
 * @param directory the directory of descriptions and downloaded weights
 * @param resnet50Weights a Keras weights file instead of the published one
 * @param downloadAllowed whether weights may be downloaded
 * @param downloadTimeout longest wait for the download server
 */
public record ModelsConfig(
    List<String> names,
    Path directory,
    Optional<Path> resnet50Weights,
    boolean downloadAllowed,
    Duration downloadTimeout) {
  public static final Setting<List<String>> NAMES =
      Parsers.names(
          "beagle.models",
          "auto",
          "The models to serve, the default first: auto, resnet50, shapes, or the name of a"
              + " description in the models directory");
  public static final Setting<Path> DIRECTORY =
      path(
          "beagle.models.dir",
          "~/.beagle/models",
          "Directory of the models' descriptions and of downloaded weights");
  public static final Setting<Optional<Path>> RESNET50_WEIGHTS =
      optional(
          "beagle.models.resnet50.weights",
          "a path",
          "A Keras ResNet50 weights file for ImageNet; unset, the published one is used",
          Parsers::expandHome);
  public static final Setting<Boolean> DOWNLOAD =
      flag("beagle.models.download", true, "Whether weights may be downloaded");
  public static final Setting<Duration> DOWNLOAD_TIMEOUT =
      duration(
          "beagle.models.download-timeout",
          "10s",
          "100ms",
          "10m",
          "Longest wait for a connection to the download server, or without a byte from it");

  static final List<Setting<?>> ALL =
      List.of(NAMES, DIRECTORY, RESNET50_WEIGHTS, DOWNLOAD, DOWNLOAD_TIMEOUT);

  static ModelsConfig read(SettingsSource source) {
    return new ModelsConfig(
        NAMES.read(source),
        DIRECTORY.read(source),
        RESNET50_WEIGHTS.read(source),
        DOWNLOAD.read(source),
        DOWNLOAD_TIMEOUT.read(source));
  }
}
