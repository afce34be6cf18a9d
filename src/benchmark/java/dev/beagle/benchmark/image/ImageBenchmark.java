package dev.beagle.benchmark.image;

import dev.beagle.benchmark.ImageFigure;
import dev.beagle.benchmark.Photographs;
import dev.beagle.benchmark.Photographs.Kind;
import dev.beagle.benchmark.Scale;
import dev.beagle.benchmark.Stopwatch;
import dev.beagle.config.Settings;
import dev.beagle.image.ImageDecoder;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Benchmark of the way from files to a model's input, beside the JDK's own codecs. */
public final class ImageBenchmark {
  private static final int SIDE = 224;

  /** More than this, in levels of 0 to 255, is another picture. */
  private static final double SAME = 4;

  private final ImageDecoder decoder = new ImageDecoder(Settings.of(Map.of()).image());
  private final Photographs photographs;
  private final Scale scale;

  public ImageBenchmark(Photographs photographs, Scale scale) {
    this.photographs = photographs;
    this.scale = scale;
  }

  /**
   * This part alone, for other JDKs than the one that the rest runs on.
   *
   * @param arguments none; the system property {@code benchmark.directory} says where to put them
   */
  public static void main(String[] arguments) {
    Path directory = Path.of(System.getProperty("benchmark.directory"), "pictures");
    var unused = new ImageBenchmark(new Photographs(directory), Scale.FULL).run();
  }

  /**
   * Decodes pictures for a model, as the web node does.
   *
   * @param width of the model's input
   * @param height of the model's input
   */
  public static List<Pixels> decode(List<Path> files, int width, int height) {
    ImageDecoder decoder = new ImageDecoder(Settings.of(Map.of()).image());
    return files.stream()
        .map(file -> decoder.decode(bytes(file), width, height, Resize.STRETCH))
        .toList();
  }

  /**
   * Measures.
   *
   * @throws IllegalStateException if the two ways give different pictures
   */
  public List<ImageFigure> run() {
    List<ImageFigure> figures = new ArrayList<>();
    figures.add(measure("500 x 375 JPEG", 500, 375, Kind.JPEG));
    figures.add(measure("1920 x 1080 JPEG", 1920, 1080, Kind.JPEG));
    figures.add(measure("4000 x 3000 JPEG", 4000, 3000, Kind.JPEG));
    figures.add(measure("4000 x 3000 progressive JPEG", 4000, 3000, Kind.PROGRESSIVE));
    figures.add(measure("500 x 375 PNG", 500, 375, Kind.PNG));
    figures.add(measure("1920 x 1080 PNG", 1920, 1080, Kind.PNG));
    return figures;
  }

  private ImageFigure measure(String name, int width, int height, Kind kind) {
    byte[] file = bytes(photographs.write(width, height, kind, 0));
    Stopwatch own = new Stopwatch(() -> decode(file));
    Stopwatch plain = new Stopwatch(() -> plainly(file));
    Stopwatch plainDecode = new Stopwatch(() -> read(file));
    for (int round = 0; round < scale.rounds(); round++) {
      own.round(scale.slice());
      plain.round(scale.slice());
      plainDecode.round(scale.slice());
    }
    ImageFigure figure =
        new ImageFigure(
            name,
            file.length,
            own.millis(),
            allocated(() -> decode(file)),
            plain.millis(),
            plainDecode.millis(),
            allocated(() -> plainly(file)),
            difference(decode(file).rgb(), plainly(file)));
    System.out.printf(
        "%s: %.1f ms, %.1f ms plainly%n",
        name, figure.millis().median(), figure.plainMillis().median());
    if (figure.difference() > SAME) {
      throw new IllegalStateException(name + " is decoded wrongly: " + figure);
    }
    return figure;
  }

  private Pixels decode(byte[] file) {
    return decoder.decode(file, SIDE, SIDE, Resize.STRETCH);
  }

  /** All of the image by the JDK's own codec, then the same antialiased filter. */
  private static byte[] plainly(byte[] file) {
    return PlainResize.resize(read(file), SIDE);
  }

  private static BufferedImage read(byte[] file) {
    ImageIO.setUseCache(false);
    try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(file))) {
      ImageReader reader = readerOfJdk(in);
      try {
        reader.setInput(in, true, true);
        return reader.read(0);
      } finally {
        reader.dispose();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ImageReader readerOfJdk(ImageInputStream in) {
    for (Iterator<ImageReader> readers = ImageIO.getImageReaders(in); readers.hasNext(); ) {
      ImageReader reader = readers.next();
      if (reader.getClass().getName().startsWith("com.sun.")) {
        return reader;
      }
    }
    throw new IllegalStateException("the JDK has no codec for this");
  }

  private static long allocated(Runnable work) {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    work.run();
    return threads.getCurrentThreadAllocatedBytes() - before;
  }

  private static double difference(byte[] one, byte[] other) {
    long sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
    }
    return (double) sum / one.length;
  }

  private static byte[] bytes(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
