package dev.beagle.engine.onednn;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.memory.data_type;
import org.bytedeco.dnnl.memory.format_tag;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.javacpp.Pointer;

/** A network for one batch size, ready to run. */
final class Program {
  private final int batch;
  private final int threads;
  private final List<Command> commands;
  private final Tensor input;
  private final Tensor output;
  private final long bytes; // Of memory besides weights.

  private final Map<Integer, Tensor> results;

  /**
   * @param results what is the whole of a step's output after a command, by the command's place
   */
  Program(
      int batch,
      int threads,
      List<Command> commands,
      Tensor input,
      Tensor output,
      Map<Integer, Tensor> results) {
    this.batch = batch;
    this.threads = threads;
    this.commands = List.copyOf(commands);
    this.input = input;
    this.output = output;
    this.results = Map.copyOf(results);
    input.usedBy(-1);
    output.usedBy(commands.size());
    this.bytes = Arena.arrange(values());
  }

  private Set<Tensor> values() {
    Set<Tensor> values = new LinkedHashSet<>();
    for (int i = 0; i < commands.size(); i++) {
      for (Tensor tensor : commands.get(i).tensors()) {
        if (!tensor.isBound()) {
          tensor.whole().usedBy(i);
          values.add(tensor.whole());
        }
      }
    }
    return values;
  }

  /** How many images it takes at a time. */
  int batch() {
    return batch;
  }

  /** Gives programs that never run at the same time their memory, which they share. */
  static void bind(List<Program> programs, engine cpu, NativeObjects objects) {
    long bytes = programs.stream().mapToLong(program -> program.bytes).max().orElseThrow();
    memory.desc layout = new memory.desc(new long[] {bytes}, data_type.u8, format_tag.a);
    Pointer start = objects.own(new memory(layout, cpu)).get_data_handle();
    programs.forEach(program -> program.bind(cpu, start, objects));
  }

  private void bind(engine cpu, Pointer start, NativeObjects objects) {
    BytePointer bytePointer = new BytePointer(start);
    for (Tensor tensor : values()) {
      Pointer place = bytePointer.getPointer(tensor.offset());
      tensor.bind(objects.own(new memory(tensor.layout(), cpu, place)));
    }
    commands.forEach(command -> command.bind(cpu, objects));
  }

  /** Where the pixels are to be put: batch, height, width, channel. */
  Pointer input() {
    return input.place().get_data_handle();
  }

  /** One pass. */
  void run(stream order) {
    Threads.set(threads);
    commands.forEach(command -> command.run(order));
    order._wait();
  }

  /**
   * One pass, each step's output shown when it is there.
   *
   * @param viewer takes the step's place in the graph and its values, in whatever order
   */
  void run(stream order, BiConsumer<Integer, float[]> viewer) {
    Threads.set(threads);
    int step = 0;
    for (int i = 0; i < commands.size(); i++) {
      commands.get(i).run(order);
      order._wait();
      Tensor result = results.get(i);
      if (result != null) {
        float[] values = new float[(int) (result.bytes() / Float.BYTES)];
        new FloatPointer(result.place().get_data_handle()).get(values);
        viewer.accept(step++, values);
      }
    }
  }

  /**
   * What the last pass gave.
   *
   * @param classes how many values an image has
   * @return one row for each image
   */
  List<float[]> rows(int classes) {
    FloatPointer values = new FloatPointer(output.place().get_data_handle());
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      float[] row = new float[classes];
      values.position((long) i * classes).get(row);
      rows.add(row);
    }
    return rows;
  }
}
