package dev.beagle.engine.onednn.program;

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

/** A network compiled for one batch size. */
public final class Program {
  private final int batch;
  private final int threads;
  private final List<Command> commands;
  private final Tensor input;
  private final Tensor output;
  private final long bytes; // Of memory besides weights.
  private final Map<Integer, Tensor> results;

  /**
   * @param results the outputs of steps, by the index of the command after which they are complete
   */
  public Program(
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

  /** The number of images that it takes at a time. */
  public int batch() {
    return batch;
  }

  /** Binds programs to memory, which they share: they never run at the same time. */
  public static void bind(List<Program> programs, engine cpu, NativeObjects objects) {
    long bytes = programs.stream().mapToLong(program -> program.bytes).max().orElseThrow();
    memory.desc layout = new memory.desc(new long[] {bytes}, data_type.u8, format_tag.a);
    Pointer start = objects.own(new memory(layout, cpu)).get_data_handle();
    programs.forEach(program -> program.bind(cpu, start, objects));
  }

  private void bind(engine cpu, Pointer start, NativeObjects objects) {
    BytePointer bytePointer = new BytePointer(start);
    for (Tensor tensor : values()) {
      Pointer address = bytePointer.getPointer(tensor.offset());
      tensor.bind(objects.own(new memory(tensor.layout(), cpu, address)));
    }
    commands.forEach(command -> command.bind(cpu, objects));
  }

  /** The memory of the input values: batch, height, width, channel. */
  public Pointer input() {
    return input.memory().get_data_handle();
  }

  /** Runs one pass. */
  public void run(stream cpuStream) {
    Threads.set(threads);
    commands.forEach(command -> command.run(cpuStream));
    cpuStream._wait();
  }

  /**
   * Runs one pass and shows each step's output.
   *
   * @param viewer takes the step's index in the graph and its values, in any order
   */
  public void run(stream cpuStream, BiConsumer<Integer, float[]> viewer) {
    Threads.set(threads);
    int step = 0;
    for (int i = 0; i < commands.size(); i++) {
      commands.get(i).run(cpuStream);
      cpuStream._wait();
      Tensor result = results.get(i);
      if (result != null) {
        float[] values = new float[(int) (result.bytes() / Float.BYTES)];
        new FloatPointer(result.memory().get_data_handle()).get(values);
        viewer.accept(step++, values);
      }
    }
  }

  /**
   * The output of the last pass.
   *
   * @param classes the number of values for an image
   * @return one row for each image
   */
  public List<float[]> rows(int classes) {
    FloatPointer values = new FloatPointer(output.memory().get_data_handle());
    List<float[]> rows = new ArrayList<>();
    for (int i = 0; i < batch; i++) {
      float[] row = new float[classes];
      values.position((long) i * classes).get(row);
      rows.add(row);
    }
    return rows;
  }
}
