package dev.beagle.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.deeplearning4j.nn.api.Layer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** Tells networks apart by what they have learnt, whatever file they came from. */
final class Fingerprint {
  private Fingerprint() {}

  /** The SHA-256 of all weights, layer by layer, {@code sha256:<hex>}. */
  static String of(ComputationGraph graph) {
    MessageDigest digest = Checksum.digest("SHA-256");
    for (Layer layer : graph.getLayers()) {
      Map<String, INDArray> sorted = new TreeMap<>(layer.paramTable());
      sorted.values().forEach(values -> update(digest, values));
    }
    return new Checksum("sha256", HexFormat.of().formatHex(digest.digest())).toString();
  }

  private static void update(MessageDigest digest, INDArray values) {
    float[] floats;
    try (INDArray copy = values.dup('c')) { // However it lies in memory.
      floats = copy.data().asFloat();
    }
    ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES);
    bytes.asFloatBuffer().put(floats);
    digest.update(bytes);
  }
}
