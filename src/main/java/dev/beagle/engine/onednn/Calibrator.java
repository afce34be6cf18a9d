package dev.beagle.engine.onednn;

import dev.beagle.engine.Importer;
import dev.beagle.engine.UnsupportedModelException;
import dev.beagle.engine.onednn.emitter.GraphCompiler;
import dev.beagle.engine.onednn.program.CompilerContext;
import dev.beagle.engine.onednn.program.NativeObjects;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Program;
import dev.beagle.engine.onednn.program.Quantization;
import dev.beagle.engine.onednn.program.Threads;
import dev.beagle.engine.onednn.program.WeightsMemory;
import dev.beagle.job.Pixels;
import dev.beagle.model.Calibration.Range;
import dev.beagle.model.LoadedModel;
import dev.beagle.network.Graph;
import dev.beagle.network.UnsupportedLayerException;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;

/** Finds the ranges of a network's values by running it in float32. */
public final class Calibrator implements AutoCloseable {
  private final NativeObjects objects = new NativeObjects();
  private final LoadedModel model;
  private final Graph graph;
  private final Program program;
  private final stream cpuStream;
  private final PixelWriter writer;
  private final float[] lowest;
  private final float[] highest;
  private int pictures;

  private Calibrator(LoadedModel model, Graph graph) {
    this.model = model;
    this.graph = graph;
    engine cpu = objects.own(new engine(engine.kind.cpu, 0));
    cpuStream = objects.own(new stream(cpu));
    CompilerContext context =
        new CompilerContext(
            cpu,
            objects,
            new WeightsMemory(cpu, cpuStream, objects),
            graph,
            Precision.FLOAT32,
            Quantization.NONE);
    program = new GraphCompiler(context).compile(1, Threads.cores());
    Program.bind(List.of(program), cpu, objects);
    writer = new PixelWriter(model.input(), Precision.FLOAT32);
    lowest = new float[graph.steps().size()];
    highest = new float[graph.steps().size()];
  }

  /**
   * Compiles a model, which stays open.
   *
   * @throws UnsupportedModelException if the model cannot be compiled
   */
  public static Calibrator open(LoadedModel model, Importer importer)
      throws UnsupportedModelException {
    try {
      return new Calibrator(model, OneDnnProvider.graph(model, importer));
    } catch (UnsupportedLayerException e) {
      throw new UnsupportedModelException(OneDnnEngine.NAME, e);
    }
  }

  /** Widens the ranges by one more picture, in the model's size. */
  public void observe(Pixels picture) {
    writer.write(picture, program.input(), 0);
    program.run(cpuStream, this::widen);
    pictures++;
  }

  private void widen(int step, float[] values) {
    for (float value : values) {
      lowest[step] = Math.min(lowest[step], value);
      highest[step] = Math.max(highest[step], value);
    }
  }

  /** The number of pictures observed. */
  public int pictures() {
    return pictures;
  }

  /** The model with the ranges found; each includes 0. */
  public LoadedModel calibrated() {
    List<String> layers = Quantization.layers(graph);
    List<Range> ranges =
        IntStream.range(0, layers.size())
            .mapToObj(i -> new Range(layers.get(i), lowest[i], highest[i]))
            .toList();
    return model.calibrated(pictures, ranges);
  }

  @Override
  public void close() {
    objects.close();
  }
}
