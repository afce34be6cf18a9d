package dev.beagle.model.resnet50;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import io.jhdf.HdfFile;
import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.exceptions.HdfException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A file of Keras' weights in HDF5: the root's attribute {@code layer_names} lists the layers, each
 * has a group, and the group's attribute {@code weight_names} lists its tensors, in the order of
 * the layer's own weights. A file of a whole model, which has all this in the group {@code
 * model_weights}, will do as well.
 */
final class KerasWeights implements AutoCloseable {
  // jHDF logs every group that it enters. A logger that nobody holds would lose its level.
  private static final Logger LIBRARY_LOG = Logger.getLogger("io.jhdf");

  static {
    LIBRARY_LOG.setLevel(Level.SEVERE);
  }

  private final Path path;
  private final HdfFile file;
  private final Group root;

  /**
   * @throws BeagleException {@code model_not_ready} for a file of another kind
   */
  KerasWeights(Path path) {
    this.path = path;
    try {
      file = new HdfFile(path);
    } catch (HdfException e) {
      throw broken("it cannot be read as HDF5 (%s)".formatted(e.getMessage()), e);
    }
    root = file.getChild("model_weights") instanceof Group whole ? whole : file;
  }

  /** A tensor in Keras' layout. */
  record Tensor(String name, Dataset dataset) {
    long[] shape() {
      return Arrays.stream(dataset.getDimensions()).asLongStream().toArray();
    }

    /** Its values in C order. */
    float[] values() {
      return (float[]) dataset.getDataFlat();
    }
  }

  /** The names of the layers that have weights, from the input to the output. */
  List<String> layers() {
    return names(root, "layer_names").stream().filter(layer -> !tensors(layer).isEmpty()).toList();
  }

  /** The weights of a layer, in their order; empty for a layer without weights. */
  List<Tensor> tensors(String layer) {
    if (!(root.getChild(layer) instanceof Group group)) {
      throw broken("it has no group for layer " + layer);
    }
    return names(group, "weight_names").stream().map(name -> tensor(group, name)).toList();
  }

  private Tensor tensor(Group group, String name) {
    Node node = group.getByPath(name);
    if (node instanceof Dataset dataset && dataset.getJavaType() == float.class) {
      return new Tensor(name, dataset);
    }
    throw broken("%s of layer %s is not a float32 tensor".formatted(name, group.getName()));
  }

  private List<String> names(Group group, String key) {
    Attribute attribute = group.getAttribute(key);
    if (attribute == null) {
      throw broken("%s has no attribute %s".formatted(group.getPath(), key));
    }
    return attribute.getSize() == 0 ? List.of() : List.of((String[]) attribute.getData());
  }

  /** An error that names this file. */
  BeagleException broken(String reason) {
    return broken(reason, null);
  }

  private BeagleException broken(String reason, @Nullable Throwable cause) {
    return new BeagleException(
        ErrorCode.MODEL_NOT_READY,
        "%s is not a file of Keras weights for ResNet50: %s.".formatted(path, reason),
        cause);
  }

  @Override
  public void close() {
    file.close();
  }
}
