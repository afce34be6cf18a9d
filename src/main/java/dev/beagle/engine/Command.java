package dev.beagle.engine;

import java.util.Map;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;

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

  /** To be called once all tensors have their places. */
  void bind(NativeObjects objects) {
    places = objects.own(new IntMemoryMap());
    arguments.forEach((argument, tensor) -> places.put(argument, tensor.place()));
  }

  void run(stream order) {
    work.execute(order, places);
  }
}
