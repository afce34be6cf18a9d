package dev.beagle.engine.onednn;

import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/** One primitive of oneDNN and what it works on, by oneDNN's {@code DNNL_ARG_*}. */
final class Command {
  private final primitive work;
  private final Map<Integer, Tensor> arguments;
  private IntMemoryMap places;

  Command(primitive work, Map<Integer, Tensor> arguments) {
    this.work = work;
    this.arguments = Map.copyOf(arguments);
  }

  Iterable<Tensor> tensors() {
    return arguments.values();
  }

  /** To be called once all whole tensors have their places. */
  void bind(engine cpu, NativeObjects objects) {
    places = objects.own(new IntMemoryMap());
    arguments.forEach((argument, tensor) -> places.put(argument, place(tensor, cpu, objects)));
  }

  private static memory place(Tensor tensor, engine cpu, NativeObjects objects) {
    if (!tensor.isBound()) {
      Pointer start = tensor.whole().place().get_data_handle();
      tensor.bind(objects.own(new memory(tensor.layout(), cpu, start)));
    }
    return tensor.place();
  }

  void run(stream order) {
    work.execute(order, places);
  }
}
