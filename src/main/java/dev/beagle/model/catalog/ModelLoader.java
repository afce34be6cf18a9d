package dev.beagle.model.catalog;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.model.CalibrationFile;
import dev.beagle.model.Checksum;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadProgress;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.ModelDescription;
import dev.beagle.model.download.WeightsStore;
import dev.beagle.model.resnet50.ResNet50Weights;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.factory.Nd4j;

/** From a description to the model in memory. */
final class ModelLoader {
  private static final System.Logger LOG = System.getLogger(ModelLoader.class.getName());

  private final WeightsStore store;

  ModelLoader(WeightsStore store) {
    this.store = store;
  }

  /**
   * Finds the weights, verifies and reads them, and runs the network once.
   *
   * @throws BeagleException {@code model_not_ready}, saying why
   */
  LoadedModel load(ModelDescription description, LoadProgress progress) {
    Labels labels = labels(description);
    Path weights = weights(description, progress);
    progress.report("reading weights");
    ComputationGraph graph =
        switch (description.format()) {
          case DL4J_ZIP -> Dl4jZip.read(weights);
          case RESNET50_H5 -> ResNet50Weights.read(weights, progress);
        };
    try {
      NetworkCheck.run(description.name(), graph, description.input(), labels.size());
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    } finally {
      Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
    }
    Path calibration = description.resolve(CalibrationFile.name(description.name()));
    return new LoadedModel(
        description.name(),
        description.version(),
        description.input(),
        labels,
        graph,
        CalibrationFile.read(calibration, graph));
  }

  private static Labels labels(ModelDescription description) {
    boolean imagenet = description.labels().equals(ModelDescription.IMAGENET);
    return imagenet ? Labels.imagenet() : Labels.read(description.resolve(description.labels()));
  }

  private Path weights(ModelDescription description, LoadProgress progress) {
    progress.report("verifying weights");
    try {
      Path file =
          ModelDescription.isRemote(description.weights())
              ? store.get(description, progress)
              : verified(description);
      if (description.checksums().isEmpty()) {
        LOG.log(
            System.Logger.Level.WARNING,
            "Model {0}: nothing says what {1} must hash to. If you trust it, put this into the description: \"checksum\": \"{2}\"",
            description.name(),
            file,
            Checksum.sha256(file));
      }
      return file;
    } catch (IOException e) {
      throw new BeagleException(
          ErrorCode.MODEL_NOT_READY,
          "The weights %s of model %s cannot be read (%s)."
              .formatted(description.weights(), description.name(), e),
          e);
    }
  }

  /** A file of the user's own, which stays where it is whatever is wrong with it. */
  private static Path verified(ModelDescription description) throws IOException {
    Path file = description.resolve(description.weights());
    if (!Files.isRegularFile(file)) {
      throw new IOException("there is no file " + file);
    }
    if (!Checksum.anyMatches(description.checksums(), file)) {
      throw new IOException(
          "%s has not the checksum %s but %s: it is damaged, or not the file that was meant"
              .formatted(file, description.checksums(), Checksum.sha256(file)));
    }
    return file;
  }
}
