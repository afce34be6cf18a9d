package dev.beagle.model.resnet50;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.lang.reflect.Array;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Writes weights in the shape of Keras' HDF5 files: of 2015 for the first topology ({@code
 * conv1/conv1_W:0}), of keras-applications for the second ({@code conv1_conv/conv1_conv/kernel:0},
 * one group deeper).
 */
final class KerasWriter implements AutoCloseable {
  private static final Map<String, String> FIRST_NAMES =
      Map.of(
          "kernel", "W",
          "bias", "b",
          "moving_mean", "running_mean",
          "moving_variance", "running_std");

  private final WritableHdfFile file;
  private final boolean deep;
  private final List<String> layers = new ArrayList<>();
  private final Map<String, WritableGroup> groups = new HashMap<>();

  KerasWriter(Path path, ResNet50Topology topology) {
    file = HdfFile.write(path);
    deep = topology == ResNet50Topology.V2;
  }

  /** Ends a layer, whose tensors have been written, with their names in Keras' order. */
  void layer(String layer, String... kinds) {
    layers.add(layer);
    String[] names =
        Arrays.stream(kinds)
            .map(kind -> (deep ? layer + "/" : "") + datasetName(layer, kind))
            .toArray(String[]::new);
    groups.get(layer).putAttribute("weight_names", names);
  }

  void tensor(String layer, String kind, float[] values, int... shape) {
    WritableGroup group = groups.computeIfAbsent(layer, file::putGroup);
    if (deep) {
      group = groups.computeIfAbsent(layer + "/" + layer, key -> groups.get(layer).putGroup(layer));
    }
    group.putDataset(datasetName(layer, kind), nested(values, 0, values.length, shape));
  }

  private String datasetName(String layer, String kind) {
    return (deep ? kind : layer + "_" + FIRST_NAMES.getOrDefault(kind, kind)) + ":0";
  }

  private static Object nested(float[] values, int from, int to, int[] shape) {
    if (shape.length == 1) {
      return Arrays.copyOfRange(values, from, to);
    }
    Object nested = Array.newInstance(float.class, shape);
    int step = (to - from) / shape[0];
    int[] inner = Arrays.copyOfRange(shape, 1, shape.length);
    for (int i = 0; i < shape[0]; i++) {
      Array.set(nested, i, nested(values, from + i * step, from + (i + 1) * step, inner));
    }
    return nested;
  }

  @Override
  public void close() {
    file.putAttribute("layer_names", layers.toArray(String[]::new));
    file.close();
  }
}
