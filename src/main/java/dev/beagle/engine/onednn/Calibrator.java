package dev.beagle.engine.onednn;

import dev.beagle.job.Pixels;
import dev.beagle.model.Calibration.Range;
import dev.beagle.model.LoadedModel;
import dev.beagle.network.Graph;
import dev.beagle.network.UnsupportedLayerException;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;

/** Finds out between which numbers a network's values lie, by running it in float32. */
public final class Calibrator implements AutoCloseable {
  private final NativeObjects objects = new NativeObjects();
  private final LoadedModel model;
  private final Graph graph;
  private final Program program;
  private final stream order;
  private final PixelWriter writer;
  private final float[] lowest;
  private final float[] highest;
  private int pictures;

  /**
   * Compiles a model, which stays open.
   *
   * @throws UnsupportedLayerException if a layer cannot be compiled
   */
  public Calibrator(LoadedModel model) {
    this.model = model;
    graph = model.plan();
    engine cpu = objects.own(new engine(engine.kind.cpu, 0));
    order = objects.own(new stream(cpu));
    program =
        new ProgramBuilder(
                cpu,
                objects,
                new WeightsMemory(cpu, order, objects),
                graph,
                Precision.FLOAT32,
                Quantization.NONE,
                1,
                Threads.cores())
            .build();
    Program.bind(List.of(program), cpu, objects);
    writer = new PixelWriter(model.input(), Precision.FLOAT32);
    lowest = new float[graph.steps().size()];
    highest = new float[graph.steps().size()];
  }

  /** Looks at one more picture, in the model's size. */
  public void see(Pixels picture) {
    writer.write(picture, program.input(), 0);
    program.run(order, this::see);
    pictures++;
  }

  private void see(int step, float[] values) {
    for (float value : values) {
      lowest[step] = Math.min(lowest[step], value);
      highest[step] = Math.max(highest[step], value);
    }
  }

  /** How many pictures it has looked at. */
  public int pictures() {
    return pictures;
  }

  /** The model with what was seen; 0 lies in every range. */
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
