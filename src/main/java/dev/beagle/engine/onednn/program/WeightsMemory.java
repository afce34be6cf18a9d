package dev.beagle.engine.onednn.program;

import dev.beagle.network.Weights;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.reorder;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/**
 * Weights in native memory, one copy for each layout that some program needs. Most weights have one
 * copy: on two cores, the six batch sizes of ResNet50 come to 1.00 copies in bf16 and 1.06 in
 * float32. If oneDNN asks for another layout for another batch size, it has no fast algorithm for
 * the first one.
 */
public final class WeightsMemory {
  private final engine cpu;
  private final stream cpuStream;
  private final NativeObjects objects;
  private final IdentityHashMap<Object, List<Tensor>> tensors = new IdentityHashMap<>();
  private final IdentityHashMap<Weights, Int8Weights> quantized = new IdentityHashMap<>();
  private final Map<Float, Tensor> numbers = new HashMap<>();

  public WeightsMemory(engine cpu, stream cpuStream, NativeObjects objects) {
    this.cpu = cpu;
    this.cpuStream = cpuStream;
    this.objects = objects;
  }

  /**
   * The values in a layout.
   *
   * @param plain the layout of the values
   * @param wanted the layout to copy them to
   */
  public Tensor get(float[] values, memory.desc plain, memory.desc wanted) {
    return get(values, wanted, target -> fill(new FloatPointer(values), plain, target));
  }

  /** The same for weights of 8 bits. */
  public Tensor get(byte[] values, memory.desc plain, memory.desc wanted) {
    return get(values, wanted, target -> fill(new BytePointer(values), plain, target));
  }

  /** A single number. */
  public Tensor get(float number) {
    memory.desc layout = new memory.desc(new long[] {1}, data_type.f32, format_tag.a);
    return numbers.computeIfAbsent(number, key -> get(new float[] {number}, layout, layout));
  }

  /** Weights quantized to 8 bits, once. */
  public Int8Weights int8(Weights weights) {
    return quantized.computeIfAbsent(weights, Int8Weights::of);
  }

  private Tensor get(Object values, memory.desc wanted, Consumer<memory> fill) {
    List<Tensor> known = tensors.computeIfAbsent(values, key -> new ArrayList<>());
    for (Tensor tensor : known) {
      if (tensor.layout().equals(wanted)) {
        return tensor;
      }
    }
    Tensor tensor = Tensor.constant(objects.own(new memory(wanted, cpu)));
    known.add(tensor);
    fill.accept(tensor.memory());
    return tensor;
  }

  private void fill(Pointer values, memory.desc plain, memory target) {
    try (values;
        memory source = new memory(plain, cpu, values);
        reorder work = new reorder(source, target)) {
      work.execute(cpuStream, source, target);
      cpuStream._wait();
    }
  }
}
