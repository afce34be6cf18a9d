package dev.beagle.model.catalog;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.CalibrationFile;
import dev.beagle.model.Checksum;
import dev.beagle.model.DescriptionReader;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.ModelDescription;
import dev.beagle.model.Network;
import dev.beagle.model.WeightsFormat;
import dev.beagle.model.WeightsSource;
import dev.beagle.model.download.WeightsStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Loads models by their descriptions. */
final class ModelLoader {
  private static final System.Logger LOG = System.getLogger(ModelLoader.class.getName());

  private final WeightsStore store;
  private final Map<String, WeightsFormat.Reader> readers = new LinkedHashMap<>();

  /**
   * @param formats the weights formats that there are
   */
  ModelLoader(WeightsStore store, List<WeightsFormat> formats) {
    this.store = store;
    formats.forEach(format -> readers.put(format.name(), format.reader()));
  }

  /**
   * Reads a description.
   *
   * @throws BeagleException {@code model_not_ready} naming the file and what is wrong with it
   */
  ModelDescription describe(Path file) {
    return DescriptionReader.read(file, List.copyOf(readers.keySet()));
  }

  /**
   * Finds, verifies and reads the weights, and checks the network.
   *
   * @throws BeagleException {@code model_not_ready}, saying why
   */
  LoadedModel load(ModelDescription description, LoadProgress progress) {
    Labels labels = labels(description);
    Path weights = weights(description, progress);
    progress.report("reading weights");
    String format = description.weights().format();
    Network network = Objects.requireNonNull(readers.get(format), format).read(weights, progress);
    try {
      network.requireFit(description.name(), description.input(), labels.size());
    } catch (RuntimeException e) {
      network.close();
      throw e;
    }
    Path calibration = description.resolve(CalibrationFile.name(description.name()));
    return new LoadedModel(
        description.name(),
        description.version(),
        description.input(),
        labels,
        network,
        CalibrationFile.read(calibration, network));
  }

  private static Labels labels(ModelDescription description) {
    boolean imagenet = description.labels().equals(ModelDescription.IMAGENET);
    return imagenet ? Labels.imagenet() : Labels.read(description.resolve(description.labels()));
  }

  private Path weights(ModelDescription description, LoadProgress progress) {
    WeightsSource source = description.weights();
    progress.report("verifying weights");
    try {
      Path file = source.isRemote() ? store.get(description, progress) : verified(description);
      if (source.checksums().isEmpty()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Model {0}: the checksum of {1} is not known. If you trust the file, add to the description: \"checksum\": \"{2}\"",
            description.name(),
            file,
            Checksum.sha256(file));
      }
      return file;
    } catch (IOException e) {
      throw new BeagleException(
          ErrorCode.MODEL_NOT_READY,
          "The weights %s of model %s cannot be read (%s)."
              .formatted(source.location(), description.name(), e),
          e);
    }
  }

  /** A file of the user's own, which stays where it is even if it is damaged. */
  private static Path verified(ModelDescription description) throws IOException {
    List<Checksum> checksums = description.weights().checksums();
    Path file = description.resolve(description.weights().location());
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    if (!Checksum.anyMatches(checksums, file)) {
      throw new IOException(
          "%s has the checksum %s instead of %s: it is damaged, or another file"
              .formatted(file, Checksum.sha256(file), checksums));
    }
    return file;
  }
}
