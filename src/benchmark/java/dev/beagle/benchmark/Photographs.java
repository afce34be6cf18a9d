package dev.beagle.benchmark;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/**
 * Pictures that keep a decoder as busy as photographs do: noise whose large forms are strong and
 * whose small ones are weak, with a sensor's grain on top. The same on every machine.
 */
public final class Photographs {
  private static final float QUALITY = 0.92f;
  private static final double GRAIN = 7;

  private final Path directory;

  public Photographs(Path directory) {
    this.directory = directory;
  }

  /** How a file is written. */
  public enum Kind {
    JPEG("jpg"),
    PROGRESSIVE("jpg"),
    PNG("png");

    private final String suffix;

    Kind(String suffix) {
      this.suffix = suffix;
    }
  }

  /** Different pictures of 500 x 375 pixels, as JPEG: what most of ImageNet's are like. */
  public List<Path> usual(int count) {
    List<Path> files = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      files.add(write(500, 375, Kind.JPEG, i));
    }
    return files;
  }

  /** One file. */
  public Path write(int width, int height, Kind kind, int seed) {
    String name = "%dx%d-%s-%d.%s".formatted(width, height, kind, seed, kind.suffix);
    Path file = directory.resolve(name.toLowerCase(Locale.ROOT));
    ImageWriter writer =
        ImageIO.getImageWritersByFormatName(kind == Kind.PNG ? "png" : "jpeg").next();
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(file);
      try (ImageOutputStream out = ImageIO.createImageOutputStream(file.toFile())) {
        writer.setOutput(out);
        IIOImage image = new IIOImage(draw(width, height, seed), null, null);
        writer.write(null, image, parameters(writer, kind));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file;
  }

  private static ImageWriteParam parameters(ImageWriter writer, Kind kind) {
    ImageWriteParam parameters = writer.getDefaultWriteParam();
    if (kind != Kind.PNG) {
      parameters.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      parameters.setCompressionQuality(QUALITY);
    }
    if (kind == Kind.PROGRESSIVE) {
      parameters.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    return parameters;
  }

  private static BufferedImage draw(int width, int height, int seed) {
    Random random = new Random(seed);
    float[] light = forms(width, height, 2, random);
    float[] warmth = forms(width, height, 32, random);
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < light.length; i++) {
      double level = 128 + light[i] + GRAIN * random.nextGaussian();
      int red = level(level + warmth[i] / 2);
      int blue = level(level - warmth[i] / 2);
      image.setRGB(i % width, i / width, red << 16 | level(level) << 8 | blue);
    }
    return image;
  }

  private static int level(double value) {
    return (int) Math.max(0, Math.min(255, Math.round(value)));
  }

  /** Sums of noise on grids, from half the picture's width down, each half as coarse and strong. */
  private static float[] forms(int width, int height, int finest, Random random) {
    float[] sum = new float[width * height];
    float strength = 60;
    for (int cell = Math.max(finest, width / 2); cell >= finest; cell /= 2) {
      addForms(sum, width, cell, strength, random);
      strength *= 0.72f;
    }
    return sum;
  }

  private static void addForms(float[] sum, int width, int cell, float strength, Random random) {
    int height = sum.length / width;
    int columns = width / cell + 2;
    float[] grid = new float[columns * (height / cell + 2)];
    for (int i = 0; i < grid.length; i++) {
      grid[i] = strength * (2 * random.nextFloat() - 1);
    }
    for (int y = 0; y < height; y++) {
      float down = (float) (y % cell) / cell;
      int row = y / cell * columns;
      for (int x = 0; x < width; x++) {
        int at = row + x / cell;
        float right = (float) (x % cell) / cell;
        float above = grid[at] + right * (grid[at + 1] - grid[at]);
        float below = grid[at + columns] + right * (grid[at + columns + 1] - grid[at + columns]);
        sum[y * width + x] += above + down * (below - above);
      }
    }
  }
}
