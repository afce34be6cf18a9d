package dev.beagle.engine;

import dev.beagle.job.Pixels;
import dev.beagle.model.Calibration.Range;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.plan.Fusion;
import dev.beagle.plan.GraphReader;
import dev.beagle.plan.Plan;
import dev.beagle.plan.Shape;
import dev.beagle.plan.UnsupportedLayerException;
import java.util.List;
import java.util.stream.IntStream;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;

/** Finds out between which numbers a network's values lie, by running it in float32. */
public final class Calibrator implements AutoCloseable {
  private final NativeObjects objects = new NativeObjects();
  private final Plan plan;
  private final Program program;
  private final stream order;
  private final PixelWriter writer;
  private final float[] lowest;
  private final float[] highest;

  /**
   * Compiles a model, which stays open.
   *
   * @throws UnsupportedLayerException if a layer cannot be compiled
   */
  public Calibrator(LoadedModel model) {
    NetworkInput input = model.input();
    plan =
        Fusion.of(
            GraphReader.read(
                model.graph(), new Shape(NetworkInput.CHANNELS, input.height(), input.width())));
    engine cpu = objects.own(new engine(engine.kind.cpu, 0));
    order = objects.own(new stream(cpu));
    program =
        new ProgramBuilder(
                cpu,
                objects,
                new WeightsMemory(cpu, order, objects),
                plan,
                Precision.FLOAT32,
                Quantization.NONE,
                1,
                Engines.cores())
            .build();
    Program.bind(List.of(program), cpu, objects);
    writer = new PixelWriter(input, Precision.FLOAT32);
    lowest = new float[plan.steps().size()];
    highest = new float[plan.steps().size()];
  }

  /** Looks at one more picture, in the model's size. */
  public void see(Pixels picture) {
    writer.write(picture, program.input(), 0);
    program.run(order, this::see);
  }

  private void see(int step, float[] values) {
    for (float value : values) {
      lowest[step] = Math.min(lowest[step], value);
      highest[step] = Math.max(highest[step], value);
    }
  }

  /** What was seen, for each step in their order; 0 lies in every range. */
  public List<Range> ranges() {
    List<String> layers = Quantization.layers(plan);
    return IntStream.range(0, layers.size())
        .mapToObj(i -> new Range(layers.get(i), lowest[i], highest[i]))
        .toList();
  }

  @Override
  public void close() {
    objects.close();
  }
}
