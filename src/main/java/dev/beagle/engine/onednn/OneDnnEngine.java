package dev.beagle.engine.onednn;

import dev.beagle.engine.InferenceEngine;
import dev.beagle.engine.Probabilities;
import dev.beagle.job.Pixels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.network.Graph;
import java.util.ArrayList;
import java.util.List;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * A network compiled to primitives of oneDNN, for batches of 1, 2, 4 and so on. A batch of another
 * size is run in parts.
 */
public final class OneDnnEngine implements InferenceEngine {
  private final NativeObjects objects = new NativeObjects();
  private final List<Program> programs = new ArrayList<>(); // The largest first.
  private final stream order;
  private final Probabilities probabilities;
  private final PixelWriter writer;
  private final int classes;
  private final String precision;

  /**
   * Compiles a model, and closes it: DL4J's copy of the weights is needed no more.
   *
   * @param precision of weights and values
   * @param threads how many compute, the one that infers among them
   * @param maxBatch the largest batch to prepare for
   * @throws UnsupportedLayerException if a layer cannot be compiled; the model stays open then
   * @throws UnfitCalibrationException if the model's calibration is not its own; likewise
   */
  public OneDnnEngine(LoadedModel model, Precision precision, Threads threads, int maxBatch) {
    try {
      NetworkInput input = model.input();
      Graph graph = model.plan();
      engine cpu = objects.own(new engine(engine.kind.cpu, 0));
      this.order = objects.own(new stream(cpu));
      this.probabilities = new Probabilities(model);
      this.writer = new PixelWriter(input, precision);
      this.classes = graph.classes();
      this.precision = precision.toString();
      Quantization quantization =
          precision == Precision.INT8
              ? Quantization.of(graph, input, model.calibration().orElseThrow())
              : Quantization.NONE;
      compile(graph, precision, quantization, threads, maxBatch, cpu);
    } catch (RuntimeException e) {
      close();
      throw e;
    }
    model.close();
  }

  private void compile(
      Graph graph,
      Precision precision,
      Quantization quantization,
      Threads threads,
      int maxBatch,
      engine cpu) {
    WeightsMemory weights = new WeightsMemory(cpu, order, objects);
    for (int batch = Integer.highestOneBit(maxBatch); batch >= 1; batch /= 2) {
      int number = threads.of(graph, batch);
      programs.add(
          new ProgramBuilder(cpu, objects, weights, graph, precision, quantization, batch, number)
              .build());
    }
    Program.bind(programs, cpu, objects);
    // So that its memory is there before the first request.
    programs.forEach(program -> program.run(order));
  }

  @Override
  public String name() {
    return "onednn";
  }

  @Override
  public String precision() {
    return precision;
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
    program.run(order);
    return program.rows(classes);
  }

  @Override
  public void close() {
    objects.close();
  }
}
