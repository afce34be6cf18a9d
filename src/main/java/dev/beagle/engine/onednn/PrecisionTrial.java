package dev.beagle.engine.onednn;

import dev.beagle.engine.onednn.emitter.GraphCompiler;
import dev.beagle.engine.onednn.program.CompilerContext;
import dev.beagle.engine.onednn.program.NativeObjects;
import dev.beagle.engine.onednn.program.Precision;
import dev.beagle.engine.onednn.program.Program;
import dev.beagle.engine.onednn.program.Quantization;
import dev.beagle.engine.onednn.program.WeightsMemory;
import dev.beagle.network.Activation;
import dev.beagle.network.Graph;
import dev.beagle.network.HeightWidth;
import dev.beagle.network.Operation.Convolution;
import dev.beagle.network.PostOps;
import dev.beagle.network.Shape;
import dev.beagle.network.SlidingWindow;
import dev.beagle.network.Step;
import dev.beagle.network.Weights;
import java.lang.System.Logger.Level;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.stream;
import org.bytedeco.javacpp.Pointer;
import org.jspecify.annotations.Nullable;

/**
 * Measures which precision is fastest on this processor. Support for bf16 alone does not tell: AMX
 * makes it many times as fast as float32. AVX512-BF16 makes it nearly twice as fast on AMD's Zen 4,
 * but half as fast on Intel's Sapphire Rapids, which virtual machines may offer without AMX.
 * Therefore both precisions run a block of ResNet50 a few times, in turns.
 */
final class PrecisionTrial {
  private static final System.Logger LOG = System.getLogger(PrecisionTrial.class.getName());

  private static final int BATCH = 2;
  private static final int ROUNDS = 5;
  private static final Shape WIDE = new Shape(512, 28, 28);
  private static final Shape NARROW = new Shape(128, 28, 28);

  private static @Nullable Precision fastest;

  private PrecisionTrial() {}

  /**
   * The fastest precision. The first call takes a quarter of a second, and needs ND4J to be loaded.
   */
  static synchronized Precision fastest() {
    if (fastest == null) {
      fastest = Precision.BF16.isAvailable() ? faster() : Precision.FLOAT32;
    }
    return fastest;
  }

  private static Precision faster() {
    long float32Nanos = Long.MAX_VALUE;
    long bf16Nanos = Long.MAX_VALUE;
    try (NativeObjects objects = new NativeObjects()) {
      engine cpu = objects.own(new engine(engine.kind.cpu, 0));
      stream cpuStream = objects.own(new stream(cpu));
      Program float32 = program(Precision.FLOAT32, cpu, cpuStream, objects);
      Program bf16 = program(Precision.BF16, cpu, cpuStream, objects);
      for (int round = 0; round < ROUNDS; round++) {
        float32Nanos = Math.min(float32Nanos, time(float32, cpuStream));
        bf16Nanos = Math.min(bf16Nanos, time(bf16, cpuStream));
      }
    }
    double times = (double) float32Nanos / bf16Nanos;
    LOG.log(Level.INFO, "bf16 is {0,number,0.0} times as fast as float32 on this processor", times);
    return times > 1 ? Precision.BF16 : Precision.FLOAT32;
  }

  private static Program program(
      Precision precision, engine cpu, stream cpuStream, NativeObjects objects) {
    WeightsMemory weights = new WeightsMemory(cpu, cpuStream, objects);
    CompilerContext context =
        new CompilerContext(cpu, objects, weights, block(), precision, Quantization.NONE);
    Program program = new GraphCompiler(context).compile(BATCH, 1);
    Program.bind(List.of(program), cpu, objects);
    // Memory that was not set may hold numbers that are slow to compute with.
    Pointer.memset(program.input(), 0, (long) BATCH * WIDE.length() * precision.bytes());
    program.run(cpuStream); // The first pass is slower.
    return program;
  }

  private static long time(Program program, stream cpuStream) {
    long start = System.nanoTime();
    program.run(cpuStream);
    return System.nanoTime() - start;
  }

  /** A block from the middle of ResNet50: 1x1, 3x3 and 1x1, without the sum. */
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
    Arrays.fill(bias, 1); // So that no value is 0 or subnormal, for any input.
    PostOps relu = new PostOps(false, Optional.of(new Activation(Activation.Function.RELU, 0, 0)));
    Convolution convolution = new Convolution(window, 1, new Weights(values, bias), relu);
    return new Step(id, "trial " + id, convolution, List.of(id - 1), output);
  }
}
