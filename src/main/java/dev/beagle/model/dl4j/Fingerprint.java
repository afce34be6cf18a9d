package dev.beagle.model.dl4j;

import dev.beagle.model.Checksum;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The checksum of a network's weights, whatever file they came from. */
final class Fingerprint {
  private Fingerprint() {}

  /** The SHA-256 of all weights, layer by layer, {@code sha256:<hex>}. */
  static String of(ComputationGraph graph) {
    Stream<INDArray> weights =
        Arrays.stream(graph.getLayers())
            .flatMap(layer -> new TreeMap<>(layer.paramTable()).values().stream());
    return Checksum.sha256(weights.map(Fingerprint::bytes)).toString();
  }

  private static ByteBuffer bytes(INDArray values) {
    float[] floats;
    try (INDArray copy = values.dup('c')) { // However it lies in memory.
      floats = copy.data().asFloat();
    }
    ByteBuffer bytes = ByteBuffer.allocate(floats.length * Float.BYTES);
    bytes.asFloatBuffer().put(floats);
    return bytes;
  }
}
