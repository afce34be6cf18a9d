package dev.beagle.model.resnet50;

import dev.beagle.job.Pixels;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;

/**
 * Weights and images that follow from a formula, for which {@code resnet50-golden.json} has the
 * outputs that another implementation computed in float64. Every integer is unsigned, of 32 bits,
 * and wraps around.
 */
public final class GoldenWeights {
  private static final int[] BLOCKS = {3, 4, 6, 3};

  private final ResNet50Topology topology;
  private final KerasWriter writer;

  private GoldenWeights(ResNet50Topology topology, KerasWriter writer) {
    this.topology = topology;
    this.writer = writer;
  }

  /** Writes a weights file as Keras does, with the layers of a topology under its own names. */
  public static void write(Path file, ResNet50Topology topology, String head, int classes) {
    try (KerasWriter writer = new KerasWriter(file, topology)) {
      new GoldenWeights(topology, writer).write(head, classes);
    }
  }

  /** The same for the network as Keras has it by default. */
  public static void writeResNet50(Path file) {
    write(file, ResNet50Topology.V1, "fc1000", 1000);
  }

  /** Image k of 224 x 224 pixels. */
  static Pixels image(int k) {
    byte[] rgb = new byte[224 * 224 * 3];
    for (int y = 0; y < 224; y++) {
      for (int x = 0; x < 224; x++) {
        for (int c = 0; c < 3; c++) {
          int texture = (x / (8 << k)) * (y / (40 >> k)) * 37;
          int value = x * (1 + 3 * k) + y * (2 + k) * (1 + k % 2) + c * (40 + 50 * k) + texture;
          rgb[(y * 224 + x) * 3 + c] = (byte) (value % 256);
        }
      }
    }
    return new Pixels(224, 224, rgb);
  }

  private void write(String head, int classes) {
    convolution(topology.stemConvolution(), 7, 3, 64, 1 / 64.0);
    batchNorm(topology.stemBatchNorm(), 64, 1);
    int in = 64;
    for (int stage = 2; stage <= 5; stage++) {
      int width = 32 << (stage - 1);
      for (int block = 1; block <= BLOCKS[stage - 2]; block++) {
        block(stage, block, in, width);
        in = 4 * width;
      }
    }
    kernel(head, Math.sqrt(0.5 / in), in, classes);
    vector(head, "bias", 0, 0.05, classes);
    writer.layer(head, "kernel", "bias");
  }

  private void block(int stage, int block, int in, int width) {
    for (int branch = block == 1 ? 0 : 1; branch <= 3; branch++) {
      int out = branch == 0 || branch == 3 ? 4 * width : width;
      int from = branch < 2 ? in : width;
      convolution(topology.convolution(stage, block, branch), branch == 2 ? 3 : 1, from, out, 1);
      batchNorm(topology.batchNorm(stage, block, branch), out, branch == 3 ? 0.4 : 1);
    }
  }

  private void convolution(String layer, int size, int in, int out, double factor) {
    kernel(layer, Math.sqrt(6.0 / (size * size * in)) * factor, size, size, in, out);
    vector(layer, "bias", 0, 0.05, out);
    writer.layer(layer, "kernel", "bias");
  }

  private void batchNorm(String layer, int channels, double gamma) {
    vector(layer, "gamma", gamma, 0.1, channels);
    vector(layer, "beta", 0, 0.1, channels);
    vector(layer, "moving_mean", 0, 0.1, channels);
    vector(layer, "moving_variance", 1, 0.5, channels);
    writer.layer(layer, "gamma", "beta", "moving_mean", "moving_variance");
  }

  private void kernel(String layer, double scale, int... shape) {
    int length = Arrays.stream(shape).reduce(1, Math::multiplyExact);
    writer.tensor(layer, "kernel", values(layer + "/kernel", 0, scale, length), shape);
  }

  private void vector(String layer, String kind, double offset, double scale, int length) {
    writer.tensor(layer, kind, values(layer + "/" + kind, offset, scale, length), length);
  }

  /** {@code offset + scale * u(name, i)}, with u in [-1, 1), rounded to float32. */
  private static float[] values(String name, double offset, double scale, int length) {
    CRC32 crc = new CRC32();
    crc.update(name.getBytes(StandardCharsets.UTF_8));
    int seed = (int) crc.getValue();
    float[] values = new float[length];
    for (int i = 0; i < length; i++) {
      int mixed = mix(i * 0x9e3779b1 + seed);
      values[i] = (float) (offset + scale * (Integer.toUnsignedLong(mixed) / 0x1p31 - 1));
    }
    return values;
  }

  private static int mix(int bits) {
    int h = bits;
    h ^= h >>> 16;
    h *= 0x85ebca6b;
    h ^= h >>> 13;
    h *= 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
