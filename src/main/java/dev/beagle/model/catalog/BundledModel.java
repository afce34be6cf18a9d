package dev.beagle.model.catalog;

import dev.beagle.model.CalibrationFile;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.ModelDescription;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** A model among the application's resources: a description and the files that it names. */
final class BundledModel {
  private final String name;
  private final Function<String, @Nullable InputStream> resources;

  /**
   * @param resources gives the content of a file by its name, null if there is none
   */
  BundledModel(String name, Function<String, @Nullable InputStream> resources) {
    this.name = name;
    this.resources = resources;
  }

  /** The model in {@code /dev/beagle/model/<name>/} of the class path. */
  static BundledModel ofClassPath(String name) {
    return new BundledModel(
        name,
        file -> BundledModel.class.getResourceAsStream("/dev/beagle/model/" + name + "/" + file));
  }

  /** Loads the model by way of a temporary directory, since weights are read from files. */
  LoadedModel load(ModelLoader loader, LoadProgress progress) throws IOException {
    Path directory = Files.createTempDirectory("beagle-" + name);
    try {
      ModelDescription description = loader.describe(copy(name + ".json", directory));
      copy(description.weights().location(), directory);
      copy(description.labels(), directory);
      copyIfThere(CalibrationFile.name(name), directory);
      return loader.load(description, progress);
    } finally {
      delete(directory);
    }
  }

  private Path copy(String file, Path directory) throws IOException {
    return copyIfThere(file, directory)
        .orElseThrow(
            () -> new IOException("this build has no resource %s/%s".formatted(name, file)));
  }

  private Optional<Path> copyIfThere(String file, Path directory) throws IOException {
    try (InputStream in = resources.apply(file)) {
      if (in == null) {
        return Optional.empty();
      }
      Path copy = directory.resolve(file);
      Files.copy(in, copy);
      return Optional.of(copy);
    }
  }

  private static void delete(Path directory) throws IOException {
    try (var files = Files.newDirectoryStream(directory)) {
      for (Path file : files) {
        Files.delete(file);
      }
    }
    Files.delete(directory);
  }
}
