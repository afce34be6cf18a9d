package dev.beagle.engine.onednn.program;

import java.util.Map;
import java.util.Objects;
import org.bytedeco.dnnl.IntMemoryMap;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/** A primitive of oneDNN with its arguments, by oneDNN's {@code DNNL_ARG_*}. */
final class Command {
  private final primitive work;
  private final Map<Integer, Tensor> arguments;
  private @Nullable IntMemoryMap memories; // Once bound.

  Command(primitive work, Map<Integer, Tensor> arguments) {
    this.work = work;
    this.arguments = Map.copyOf(arguments);
  }

  Iterable<Tensor> tensors() {
    return arguments.values();
  }

  /** Binds the arguments to memory, once all whole tensors are bound. */
  void bind(engine cpu, NativeObjects objects) {
    IntMemoryMap bound = objects.own(new IntMemoryMap());
    arguments.forEach((argument, tensor) -> bound.put(argument, memory(tensor, cpu, objects)));
    memories = bound;
  }

  private static memory memory(Tensor tensor, engine cpu, NativeObjects objects) {
    if (!tensor.isBound()) {
      Pointer start = tensor.whole().memory().get_data_handle();
      tensor.bind(objects.own(new memory(tensor.layout(), cpu, start)));
    }
    return tensor.memory();
  }

  void run(stream cpuStream) {
    work.execute(cpuStream, Objects.requireNonNull(memories, "not bound"));
  }
}
