package dev.beagle.plan;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import org.nd4j.shade.protobuf.ByteString;

/** Collects the nodes of a graph of ONNX, and their weights. */
final class OnnxNodes {
  private final GraphProto.Builder graph = GraphProto.newBuilder();

  /** The graph so far. */
  GraphProto.Builder graph() {
    return graph;
  }

  /** Adds a node with one output. */
  Node add(String operator, List<String> inputs, String output) {
    return new Node(
        graph
            .addNodeBuilder()
            .setOpType(operator)
            .setName(output)
            .addAllInput(inputs)
            .addOutput(output));
  }

  /**
   * Adds weights.
   *
   * @return their name
   */
  String weights(float[] values, long... dimensions) {
    String name = "weights" + graph.getInitializerCount();
    ByteBuffer bytes =
        ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(values);
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(TensorProto.DataType.FLOAT.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** A node whose attributes are still to be set. */
  record Node(NodeProto.Builder builder) {

    Node set(String name, long value) {
      builder.addAttribute(
          AttributeProto.newBuilder().setName(name).setType(AttributeType.INT).setI(value));
      return this;
    }

    Node set(String name, long[] values) {
      AttributeProto.Builder attribute =
          AttributeProto.newBuilder().setName(name).setType(AttributeType.INTS);
      for (long value : values) {
        attribute.addInts(value);
      }
      builder.addAttribute(attribute);
      return this;
    }

    /** What all kernels that move have in common. */
    Node setWindow(Window window) {
      Extent before = window.before();
      Extent after = window.after();
      return set("kernel_shape", window.kernel().dims())
          .set("strides", window.stride().dims())
          .set("pads", new long[] {before.height(), before.width(), after.height(), after.width()});
    }
  }
}
