package dev.beagle.benchmark.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;

/**
 * Antialiased bicubic resize of a whole picture in the JDK's own representation: Keys' kernel with
 * a = -0.5, as Pillow's {@code BICUBIC}. Columns come first, then rows, with a rounding to 8 bits
 * in between.
 */
final class PlainResize {
  private static final double A = -0.5;
  private static final double RADIUS = 2;
  private static final int FRACTION_BITS = 22;
  private static final int HALF = 1 << (FRACTION_BITS - 1);

  private PlainResize() {}

  /**
   * Returns {@code 3 * side * side} levels, packed RGB.
   *
   * @param image with three channels of a byte each
   */
  static byte[] resize(BufferedImage image, int side) {
    int width = image.getWidth();
    Kernel[] columns = kernels(width, side);
    Kernel[] rows = kernels(image.getHeight(), side);
    byte[] packed = new byte[3 * width];
    int[][] channels = new int[3][width];
    int[] narrow = new int[3 * side];
    int[][] sums = new int[side][3 * side];
    int next = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      image.getRaster().getDataElements(0, y, width, 1, packed);
      split(packed, channels);
      mixColumns(channels, columns, narrow);
      while (next < side && rows[next].end() <= y) {
        next++;
      }
      for (int target = next; target < side && rows[target].first <= y; target++) {
        addScaled(narrow, rows[target].weights[y - rows[target].first], sums[target]);
      }
    }
    return levels(sums);
  }

  private static void split(byte[] packed, int[][] channels) {
    for (int x = 0; x < channels[0].length; x++) {
      channels[0][x] = packed[3 * x] & 0xff;
      channels[1][x] = packed[3 * x + 1] & 0xff;
      channels[2][x] = packed[3 * x + 2] & 0xff;
    }
  }

  private static void mixColumns(int[][] channels, Kernel[] columns, int[] narrow) {
    int[] reds = channels[0];
    int[] greens = channels[1];
    int[] blues = channels[2];
    int to = 0;
    for (Kernel column : columns) {
      int red = 0;
      int green = 0;
      int blue = 0;
      int x = column.first;
      for (int weight : column.weights) {
        red += weight * reds[x];
        green += weight * greens[x];
        blue += weight * blues[x];
        x++;
      }
      narrow[to++] = level(red);
      narrow[to++] = level(green);
      narrow[to++] = level(blue);
    }
  }

  private static void addScaled(int[] narrow, int weight, int[] sums) {
    for (int i = 0; i < sums.length; i++) {
      sums[i] += weight * narrow[i];
    }
  }

  private static byte[] levels(int[][] sums) {
    byte[] rgb = new byte[sums.length * sums[0].length];
    int to = 0;
    for (int[] row : sums) {
      for (int sum : row) {
        rgb[to++] = (byte) level(sum);
      }
    }
    return rgb;
  }

  private static int level(int sum) {
    return Math.max(0, Math.min(255, (sum + HALF) >> FRACTION_BITS));
  }

  private static Kernel[] kernels(int length, int resized) {
    Kernel[] kernels = new Kernel[resized];
    double scale = (double) length / resized;
    for (int i = 0; i < resized; i++) {
      kernels[i] = kernel((i + 0.5) * scale, Math.max(1, scale), length);
    }
    return kernels;
  }

  private static Kernel kernel(double centre, double stretch, int length) {
    int first = (int) Math.max(0, Math.floor(centre - RADIUS * stretch + 0.5));
    int end = (int) Math.min(length, Math.floor(centre + RADIUS * stretch + 0.5));
    double[] heights = new double[end - first];
    for (int i = 0; i < heights.length; i++) {
      heights[i] = height(Math.abs(first + i + 0.5 - centre) / stretch);
    }
    double sum = Arrays.stream(heights).sum();
    return new Kernel(
        first,
        Arrays.stream(heights)
            .mapToInt(height -> (int) Math.round(height / sum * (1 << FRACTION_BITS)))
            .toArray());
  }

  private static double height(double x) {
    if (x < 1) {
      return ((A + 2) * x - (A + 3)) * x * x + 1;
    }
    return x < RADIUS ? (((x - 5) * x + 8) * x - 4) * A : 0;
  }

  /** The weights of the pixels from the first on. */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Kernel(int first, int[] weights) {
    int end() {
      return first + weights.length;
    }
  }
}
