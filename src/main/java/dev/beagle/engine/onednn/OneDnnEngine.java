package dev.beagle.engine.onednn;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.Probabilities;
import dev.beagle.engine.onednn.emitter.GraphCompiler;
import dev.beagle.engine.onednn.program.CompilerContext;
import dev.beagle.engine.onednn.program.NativeObjects;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Program;
import dev.beagle.engine.onednn.program.Quantization;
import dev.beagle.engine.onednn.program.Threads;
import dev.beagle.engine.onednn.program.UnfitCalibrationException;
import dev.beagle.engine.onednn.program.WeightsMemory;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.network.Graph;
import dev.beagle.network.UnsupportedLayerException;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * A network compiled to primitives of oneDNN, for batches of 1, 2, 4 and so on. A batch of another
 * size is run in parts.
 */
final class OneDnnEngine implements InferenceEngine {
  static final String NAME = "onednn";

  private final NativeObjects objects = new NativeObjects();
  private final List<Program> programs = new ArrayList<>(); // The largest first.
  private final stream cpuStream;
  private final Probabilities probabilities;
  private final PixelWriter writer;
  private final int classes;
  private final Precision precision;

  /**
   * Compiles a model, and closes it: its own copy of the weights is not needed any more.
   *
   * @param graph the model's network, fused
   * @param threads the threads of a pass, the caller's included
   * @param maxBatch the largest batch to prepare for
   * @throws UnsupportedLayerException if a layer cannot be compiled; the model then stays open
   * @throws UnfitCalibrationException if the model's calibration belongs to another network; the
   *     model then stays open
   */
  OneDnnEngine(LoadedModel model, Graph graph, Precision precision, Threads threads, int maxBatch) {
    try {
      NetworkInput input = model.input();
      engine cpu = objects.own(new engine(engine.kind.cpu, 0));
      this.cpuStream = objects.own(new stream(cpu));
      this.probabilities = new Probabilities(model);
      this.writer = new PixelWriter(input, precision);
      this.classes = graph.classes();
      this.precision = precision;
      Quantization quantization =
          precision == Precision.INT8
              ? Quantization.of(graph, input, model.calibration().orElseThrow())
              : Quantization.NONE;
      WeightsMemory weights = new WeightsMemory(cpu, cpuStream, objects);
      compile(
          new CompilerContext(cpu, objects, weights, graph, precision, quantization),
          threads,
          maxBatch);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    model.close();
  }

  private void compile(CompilerContext context, Threads threads, int maxBatch) {
    GraphCompiler compiler = new GraphCompiler(context);
    for (int batch = Integer.highestOneBit(maxBatch); batch >= 1; batch /= 2) {
      programs.add(compiler.compile(batch, threads.of(context.graph(), batch)));
    }
    Program.bind(programs, context.cpu(), objects);
    // So that the operating system has given its memory before the first request.
    programs.forEach(program -> program.run(cpuStream));
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String precision() {
    return precision.toString();
  }

  @Override
  public float[][] infer(List<Pixels> batch) {
    batch.forEach(probabilities::requireSize);
    List<float[]> rows = new ArrayList<>();
    for (Program program : programs) {
      while (batch.size() - rows.size() >= program.batch()) {
        rows.addAll(run(program, batch.subList(rows.size(), rows.size() + program.batch())));
      }
    }
    return probabilities.checked(rows.toArray(float[][]::new));
  }

  private List<float[]> run(Program program, List<Pixels> images) {
    Pointer input = program.input();
    for (int i = 0; i < images.size(); i++) {
      writer.write(images.get(i), input, i);
    }
    program.run(cpuStream);
    return program.rows(classes);
  }

  @Override
  public void close() {
    objects.close();
  }
}
