package dev.beagle.model.catalog;

import dev.beagle.config.ModelsConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.CalibrationFile;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.ModelDescription;
import dev.beagle.model.WeightsFormat;
import dev.beagle.model.download.WeightsStore;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Finds and loads the models that {@code beagle.models} names. A description in the models
 * directory takes precedence over a built-in model of the same name.
 */
public final class ModelCatalog {
  static final String AUTO = "auto";
  static final String SHAPES = "shapes";

  private static final System.Logger LOG = System.getLogger(ModelCatalog.class.getName());

  /** The file names that a description may have: none leads out of the directory. */
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]*");

  private final ModelsConfig config;
  private final Path directory;
  private final ModelLoader loader;

  /**
   * A catalog of the models that the settings name.
   *
   * @param formats the weights formats that there are
   */
  public ModelCatalog(ModelsConfig config, List<WeightsFormat> formats) {
    this.config = config;
    directory = config.directory();
    loader = new ModelLoader(new WeightsStore(config), formats);
  }

  /**
   * The models to serve, each once, the default first. An optional model that must be downloaded is
   * best loaded beside or after the others.
   */
  public List<ModelRequest> requests() {
    Map<String, Boolean> optional = new LinkedHashMap<>();
    for (String name : config.names()) {
      if (name.equals(AUTO)) {
        optional.putIfAbsent(PublishedResNet50.NAME, true);
        optional.put(SHAPES, false);
      } else {
        optional.put(name, false);
      }
    }
    return optional.entrySet().stream()
        .map(entry -> new ModelRequest(entry.getKey(), entry.getValue()))
        .toList();
  }

  /**
   * Finds, verifies and reads a model; downloads its weights where that is allowed. May take
   * minutes; interrupting the thread ends it.
   *
   * @throws BeagleException {@code unknown_model} if there is no model of that name, {@code
   *     model_not_ready} if it cannot be loaded; the message says why, and what to do
   */
  public LoadedModel load(ModelRequest request, LoadProgress progress) {
    String name = request.name();
    Path description = directory.resolve(name + ".json");
    if (FILE_NAME.matcher(name).matches() && Files.exists(description)) {
      return loader.load(described(description, name), progress);
    }
    return switch (name) {
      case PublishedResNet50.NAME -> loader.load(PublishedResNet50.description(config), progress);
      case SHAPES -> bundled(name, progress);
      default -> throw unknown(name);
    };
  }

  /**
   * Saves a model's calibration, with which the model is loaded from then on.
   *
   * @return the file
   */
  public Path saveCalibration(LoadedModel model) throws IOException {
    Path file = directory.resolve(CalibrationFile.name(model.name()));
    CalibrationFile.write(model.calibration().orElseThrow(), file);
    return file;
  }

  private LoadedModel bundled(String name, LoadProgress progress) {
    try {
      return BundledModel.ofClassPath(name).load(loader, progress);
    } catch (IOException e) {
      throw new BeagleException(
          ErrorCode.MODEL_NOT_READY, "Model %s cannot be read (%s).".formatted(name, e), e);
    }
  }

  private ModelDescription described(Path file, String name) {
    ModelDescription description = loader.describe(file);
    if (!description.name().equals(name)) {
      throw new BeagleException(
          ErrorCode.MODEL_NOT_READY,
          "The description %s has \"name\": \"%s\", which must be \"%s\" as the file's."
              .formatted(file, description.name(), name));
    }
    return description;
  }

  private BeagleException unknown(String name) {
    return new BeagleException(
        ErrorCode.UNKNOWN_MODEL,
        "There is no model %s: there are %s, and %s may hold a description %s.json."
            .formatted(name, names(), directory, name));
  }

  /** The built-in models and those described in the models directory. */
  private Set<String> names() {
    Set<String> names = new TreeSet<>(List.of(PublishedResNet50.NAME, SHAPES));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "*.json")) {
      for (Path file : files) {
        String fileName = file.getFileName().toString();
        names.add(fileName.substring(0, fileName.length() - ".json".length()));
      }
    } catch (IOException | DirectoryIteratorException e) {
      LOG.log(System.Logger.Level.DEBUG, "No descriptions in {0}: {1}", directory, e);
    }
    return names;
  }
}
