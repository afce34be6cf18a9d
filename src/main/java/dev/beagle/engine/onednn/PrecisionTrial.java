package dev.beagle.engine.onednn;

import dev.beagle.network.Graph;
import dev.beagle.network.HeightWidth;
import dev.beagle.network.Operation.Activation;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.PostOps;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Step;
import dev.beagle.network.Weights;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;

/**
 * Which precision this processor is fastest in. Instructions for bf16 do not say: those of AMX are
 * many times as fast as float32's, those of AVX512-BF16 nearly twice on AMD's Zen 4, and only half
 * as fast on Intel's Sapphire Rapids, which is met without AMX in virtual machines. So both run a
 * block of ResNet50 a few times, in turns.
 */
public final class PrecisionTrial {
  private static final System.Logger LOG = System.getLogger(PrecisionTrial.class.getName());

  private static final int BATCH = 2;
  private static final int ROUNDS = 5;
  private static final Shape WIDE = new Shape(512, 28, 28);
  private static final Shape NARROW = new Shape(128, 28, 28);

  private static Precision fastest;

  private PrecisionTrial() {}

  /**
   * The answer; it takes a quarter of a second to find it, once. ND4J must have been loaded, which
   * loads a model.
   */
  public static synchronized Precision fastest() {
    if (fastest == null) {
      fastest = Precision.BF16.isAvailable() ? faster() : Precision.FLOAT32;
    }
    return fastest;
  }

  private static Precision faster() {
    Map<Precision, Long> nanos = new EnumMap<>(Precision.class);
    try (NativeObjects objects = new NativeObjects()) {
      engine cpu = objects.own(new engine(engine.kind.cpu, 0));
      stream order = objects.own(new stream(cpu));
      Program float32 = program(Precision.FLOAT32, cpu, order, objects);
      Program bf16 = program(Precision.BF16, cpu, order, objects);
      for (int round = 0; round < ROUNDS; round++) {
        nanos.merge(Precision.FLOAT32, time(float32, order), Math::min);
        nanos.merge(Precision.BF16, time(bf16, order), Math::min);
      }
    }
    double times = (double) nanos.get(Precision.FLOAT32) / nanos.get(Precision.BF16);
    LOG.log(Level.INFO, "bf16 is {0,number,0.0} times as fast as float32 here", times);
    return times > 1 ? Precision.BF16 : Precision.FLOAT32;
  }

  private static Program program(
      Precision precision, engine cpu, stream order, NativeObjects objects) {
    WeightsMemory weights = new WeightsMemory(cpu, order, objects);
    Program program =
        new ProgramBuilder(cpu, objects, weights, block(), precision, Quantization.NONE, BATCH, 1)
            .build();
    Program.bind(List.of(program), cpu, objects);
    // Left to chance it might hold numbers that are slow to work with.
    Pointer.memset(program.input(), 0, (long) BATCH * WIDE.length() * precision.bytes());
    program.run(order); // The first pass is slower.
    return program;
  }

  private static long time(Program program, stream order) {
    long start = System.nanoTime();
    program.run(order);
    return System.nanoTime() - start;
  }

  /** From the middle of ResNet50: a point, a square and a point, without the sum. */
  private static Graph block() {
    HeightWidth three = new HeightWidth(3, 3);
    SlidingWindow square =
        new SlidingWindow(
            three, HeightWidth.ONE, HeightWidth.ONE, HeightWidth.ONE, HeightWidth.ONE);
    List<Step> steps = new ArrayList<>();
    steps.add(step(1, SlidingWindow.POINT, WIDE, NARROW));
    steps.add(step(2, square, NARROW, NARROW));
    steps.add(step(3, SlidingWindow.POINT, NARROW, WIDE));
    return new Graph(WIDE, steps);
  }

  private static Step step(int id, SlidingWindow window, Shape input, Shape output) {
    HeightWidth kernel = window.kernel();
    float[] values =
        new float[output.channels() * input.channels() * kernel.height() * kernel.width()];
    Arrays.fill(values, 1f / input.channels());
    float[] bias = new float[output.channels()];
    Arrays.fill(bias, 1); // So that there are ordinary numbers, whatever the input is.
    PostOps relu = new PostOps(false, Optional.of(new Activation(Activation.Function.RELU, 0, 0)));
    Convolution convolution = new Convolution(window, 1, new Weights(values, bias), relu);
    return new Step(id, "trial " + id, convolution, List.of(id - 1), output);
  }
}
