package dev.beagle.model;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
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
    MessageDigest digest = digest();
    for (Layer layer : graph.getLayers()) {
      Map<String, INDArray> sorted = new TreeMap<>(layer.paramTable());
      sorted.values().forEach(values -> update(digest, values));
    }
    return "sha256:" + HexFormat.of().formatHex(digest.digest());
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

  private static MessageDigest digest() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
