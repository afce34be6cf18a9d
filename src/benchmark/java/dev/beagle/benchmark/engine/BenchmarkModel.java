package dev.beagle.benchmark.engine;

import dev.beagle.config.ModelsConfig;
import dev.beagle.config.Settings;
import dev.beagle.model.Calibration;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.catalog.ModelCatalog;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.model.resnet50.GoldenWeights;
import dev.beagle.model.resnet50.ResNet50Topology;
import dev.beagle.network.Fusion;
import dev.beagle.network.Graph;
import dev.beagle.worker.Supported;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/**
 * The model that is measured. ResNet50 has weights from a formula: an engine is as fast with them
 * as with ImageNet's.
 */
public final class BenchmarkModel {
  private final String name;
  private final Map<String, String> settings;

  private BenchmarkModel(String name, Map<String, String> settings) {
    this.name = name;
    this.settings = settings;
  }

  /**
   * Prepares a model to be loaded.
   *
   * @param name {@code resnet50} or {@code shapes}
   * @param directory the directory for the weights
   */
  public static BenchmarkModel prepare(String name, Path directory) {
    Map<String, String> settings = new HashMap<>();
    settings.put("beagle.models", name);
    settings.put("beagle.models.dir", directory.toAbsolutePath().toString());
    if (name.equals("resnet50")) {
      Path weights = directory.resolve("resnet50.h5").toAbsolutePath();
      GoldenWeights.write(weights, ResNet50Topology.V1, "fc1000", 1000);
      settings.put(ModelsConfig.RESNET50_WEIGHTS.key(), weights.toString());
    }
    return new BenchmarkModel(name, settings);
  }

  public String name() {
    return name;
  }

  /** The settings of a worker that serves it, and no other. */
  public Map<String, String> settings() {
    return Map.copyOf(settings);
  }

  /** The model in memory. */
  public LoadedModel load() {
    ModelCatalog catalog =
        new ModelCatalog(Settings.of(settings).models(), Supported.WEIGHTS_FORMATS);
    return catalog.load(new ModelRequest(name, false), (doing, part) -> {});
  }

  /** Writes the model for ONNX Runtime, with the same steps that {@code onednn} compiles. */
  public void writeOnnx(Path file) throws IOException {
    try (LoadedModel model = load()) {
      OnnxFile.write(graph(model), file);
    }
  }

  private static Graph graph(LoadedModel model) {
    return Fusion.of(Supported.IMPORTERS.read(model).orElseThrow());
  }

  /** Writes the model in int8. */
  public void writeOnnx(Path file, Calibration calibration) throws IOException {
    try (LoadedModel model = load()) {
      Graph graph = graph(model);
      Map<Integer, OnnxFile.Extremes> extremes = new HashMap<>();
      NetworkInput input = model.input();
      extremes.put(Graph.INPUT, new OnnxFile.Extremes(input.lowest(), input.highest()));
      for (int i = 0; i < graph.steps().size(); i++) {
        Calibration.Range range = calibration.ranges().get(i);
        extremes.put(
            graph.steps().get(i).id(), new OnnxFile.Extremes(range.lowest(), range.highest()));
      }
      OnnxFile.write(graph, extremes, file);
    }
  }
}
