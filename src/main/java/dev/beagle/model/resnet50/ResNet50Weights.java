package dev.beagle.model.resnet50;

import dev.beagle.model.LoadProgress;
import dev.beagle.model.Network;
import dev.beagle.model.WeightsFormat;
import dev.beagle.model.dl4j.Dl4jNetwork;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.conf.layers.BatchNormalization;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Reads ResNet50 from Keras' weights. A layer's tensors go by their order, not by their names. */
public final class ResNet50Weights {
  /** Keras' weights in HDF5 for the built-in ResNet50, of either topology. */
  public static final WeightsFormat FORMAT =
      new WeightsFormat("resnet50-h5", ResNet50Weights::read);

  private final KerasWeights weights;

  private ResNet50Weights(KerasWeights weights) {
    this.weights = weights;
  }

  /**
   * Reads a file, with as many classes as its last layer has.
   *
   * @throws dev.beagle.job.BeagleException {@code model_not_ready} for a file of neither topology;
   *     the message names the layer and what is wrong with it
   */
  static Network read(Path file, LoadProgress progress) {
    try (KerasWeights weights = new KerasWeights(file)) {
      return new Dl4jNetwork(new ResNet50Weights(weights).read(progress));
    }
  }

  private ComputationGraph read(LoadProgress progress) {
    List<String> layers = weights.layers();
    ResNet50Topology topology = topology(layers);
    String head = layers.get(layers.size() - 1);
    ComputationGraph graph = ResNet50.network(topology, classes(head));
    try {
      Layer[] all = graph.getLayers();
      for (int i = 0; i < all.length; i++) {
        String name = all[i].conf().getLayer().getLayerName();
        copy(name.equals(ResNet50.HEAD) ? head : name, all[i], layers);
        progress.report("reading weights", (i + 1.0) / all.length);
      }
      return graph;
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private ResNet50Topology topology(List<String> layers) {
    return Arrays.stream(ResNet50Topology.values())
        .filter(topology -> layers.contains(topology.stemConvolution()))
        .findFirst()
        .orElseThrow(
            () ->
                weights.broken(
                    "it has neither layer %s nor layer %s, but %s"
                        .formatted(
                            ResNet50Topology.V1.stemConvolution(),
                            ResNet50Topology.V2.stemConvolution(),
                            layers.stream().limit(5).toList())));
  }

  private int classes(String head) {
    List<KerasWeights.Tensor> tensors = weights.tensors(head);
    long[] shape = tensors.get(0).shape();
    if (tensors.size() != 2 || shape.length != 2 || shape[0] != ResNet50.FEATURES) {
      throw weights.broken(
          "its last layer, %s, must be the dense one with a kernel [%d, classes] and a bias, but begins with %s"
              .formatted(head, ResNet50.FEATURES, Arrays.toString(shape)));
    }
    return Math.toIntExact(shape[1]);
  }

  private void copy(String name, Layer layer, List<String> layers) {
    Map<String, INDArray> parameters = layer.paramTable();
    if (parameters.isEmpty()) {
      return;
    }
    if (!layers.contains(name)) {
      throw weights.broken("layer %s is missing".formatted(name));
    }
    List<String> keys =
        layer.conf().getLayer() instanceof BatchNormalization
            ? List.of("gamma", "beta", "mean", "var")
            : List.of("W", "b");
    List<KerasWeights.Tensor> tensors = weights.tensors(name);
    if (tensors.size() != keys.size()) {
      throw weights.broken(
          "layer %s must have %d tensors and has %d".formatted(name, keys.size(), tensors.size()));
    }
    for (int i = 0; i < keys.size(); i++) {
      String key = keys.get(i);
      INDArray parameter = Objects.requireNonNull(parameters.get(key), key);
      copy(name, tensors.get(i), inKerasOrder(parameter, key));
    }
  }

  /** A view of a parameter, in the shape and order that Keras gives it. */
  private static INDArray inKerasOrder(INDArray parameter, String key) {
    if (!key.equals("W")) {
      return parameter.reshape(parameter.length());
    }
    // A convolution's kernel: from DL4J's [out, in, height, width].
    return parameter.rank() == 4 ? parameter.permute(2, 3, 1, 0) : parameter;
  }

  private void copy(String layer, KerasWeights.Tensor tensor, INDArray target) {
    if (!Arrays.equals(tensor.shape(), target.shape())) {
      throw weights.broken(
          "%s of layer %s must have the shape %s and has %s"
              .formatted(
                  tensor.name(),
                  layer,
                  Arrays.toString(target.shape()),
                  Arrays.toString(tensor.shape())));
    }
    try (INDArray values = Nd4j.createFromArray(tensor.values())) {
      target.assign(values.reshape('c', target.shape()));
    }
  }
}
