package dev.beagle.engine.dl4j;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.Probabilities;
import dev.beagle.job.BeagleException;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import java.nio.FloatBuffer;
import java.util.List;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Runs a network by DL4J's own forward pass. */
final class Dl4jEngine implements InferenceEngine {
  static final String NAME = "dl4j";

  private final LoadedModel model;
  private final ComputationGraph graph;
  private final Probabilities probabilities;

  /**
   * An engine for a model, which the engine closes when it is closed.
   *
   * @param graph the model's network
   */
  Dl4jEngine(LoadedModel model, ComputationGraph graph) {
    this.model = model;
    this.graph = graph;
    this.probabilities = new Probabilities(model);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String precision() {
    return "float32";
  }

  /**
   * {@inheritDoc}
   *
   * @throws BeagleException {@code internal_error} for an image of another size than the model's,
   *     and for a network whose output is not probabilities
   */
  @Override
  public float[][] infer(List<Pixels> batch) {
    float[] values = values(batch);
    NetworkInput input = model.input();
    try (INDArray features =
        Nd4j.createFromArray(values)
            .reshape(batch.size(), NetworkInput.CHANNELS, input.height(), input.width())) {
      try (INDArray output = graph.outputSingle(features)) {
        return probabilities.checked(output.toFloatMatrix());
      }
    }
  }

  private float[] values(List<Pixels> batch) {
    NetworkInput input = model.input();
    int plane = input.width() * input.height();
    FloatBuffer values = FloatBuffer.allocate(batch.size() * NetworkInput.CHANNELS * plane);
    for (Pixels pixels : batch) {
      probabilities.requireSize(pixels);
      for (int channel = 0; channel < NetworkInput.CHANNELS; channel++) {
        float mean = input.mean().get(channel);
        float scale = input.scale().get(channel);
        int offset = input.channels().offset(channel);
        for (int pixel = 0; pixel < plane; pixel++) {
          int level = pixels.rgb()[pixel * 3 + offset] & 0xff;
          values.put((level - mean) * scale);
        }
      }
    }
    return values.array();
  }

  @Override
  public void close() {
    model.close();
    Nd4j.getWorkspaceManager().destroyAllWorkspacesForCurrentThread();
  }
}
