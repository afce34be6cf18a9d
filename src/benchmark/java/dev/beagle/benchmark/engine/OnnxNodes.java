package dev.beagle.benchmark.engine;

import dev.beagle.network.HeightWidth;
import dev.beagle.network.SlidingWindow;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import onnx.Onnx.AttributeProto;
import onnx.Onnx.AttributeProto.AttributeType;
import onnx.Onnx.GraphProto;
import onnx.Onnx.NodeProto;
import onnx.Onnx.TensorProto;
import onnx.Onnx.TensorShapeProto;
import onnx.Onnx.TensorShapeProto.Dimension;
import onnx.Onnx.TypeProto;
import onnx.Onnx.ValueInfoProto;
import org.nd4j.shade.protobuf.ByteString;

/** Collects the nodes of an ONNX graph, and their weights. */
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
    ByteBuffer bytes = bytes(values.length * Float.BYTES);
    bytes.asFloatBuffer().put(values);
    return constant(TensorProto.DataType.FLOAT, bytes, dimensions);
  }

  /** Adds whole numbers of 32 bits; returns their name. */
  String integers(int[] values) {
    ByteBuffer bytes = bytes(values.length * Integer.BYTES);
    bytes.asIntBuffer().put(values);
    return constant(TensorProto.DataType.INT32, bytes, values.length);
  }

  /** Adds whole numbers of 8 bits, from -128 to 127; returns their name. */
  String signed(byte[] values, long... dimensions) {
    return constant(TensorProto.DataType.INT8, ByteBuffer.wrap(values), dimensions);
  }

  /** Adds one whole number from 0 to 255; returns its name. */
  String unsigned(int value) {
    return constant(TensorProto.DataType.UINT8, ByteBuffer.wrap(new byte[] {(byte) value}));
  }

  private static ByteBuffer bytes(int size) {
    return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
  }

  private String constant(TensorProto.DataType type, ByteBuffer bytes, long... dimensions) {
    String name = "constant" + graph.getInitializerCount();
    TensorProto.Builder tensor =
        TensorProto.newBuilder()
            .setName(name)
            .setDataType(type.getNumber())
            .setRawData(ByteString.copyFrom(bytes));
    for (long dimension : dimensions) {
      tensor.addDims(dimension);
    }
    graph.addInitializer(tensor);
    return name;
  }

  /** Describes an input or an output of any number of images. */
  static ValueInfoProto value(String name, int... dimensions) {
    TensorShapeProto.Builder shape =
        TensorShapeProto.newBuilder().addDim(Dimension.newBuilder().setDimParam("n"));
    for (int dimension : dimensions) {
      shape.addDim(Dimension.newBuilder().setDimValue(dimension));
    }
    TypeProto.Tensor.Builder tensor =
        TypeProto.Tensor.newBuilder()
            .setElemType(TensorProto.DataType.FLOAT.getNumber())
            .setShape(shape);
    return ValueInfoProto.newBuilder()
        .setName(name)
        .setType(TypeProto.newBuilder().setTensorType(tensor))
        .build();
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

    /** Sets the attributes that all sliding windows have. */
    Node setWindow(SlidingWindow window) {
      HeightWidth before = window.before();
      HeightWidth after = window.after();
      return set("kernel_shape", window.kernel().dims())
          .set("strides", window.stride().dims())
          .set("pads", new long[] {before.height(), before.width(), after.height(), after.width()});
    }
  }
}
