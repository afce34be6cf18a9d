package dev.beagle.image;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/** The pictures beside this test's classes, and what to compare them with. */
public final class Pictures {
  public static final ImageDecoder DECODER = new ImageDecoder(Settings.of(Map.of()).image());

  private Pictures() {}

  public static byte[] file(String name) {
    try (InputStream in = Pictures.class.getResourceAsStream("/images/" + name)) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The pixels of a PNG file, by the platform's own codec. */
  public static Pixels reference(String name) {
    try {
      return pixels(ImageIO.read(new ByteArrayInputStream(file(name))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Pixels pixels(BufferedImage image) {
    int width = image.getWidth();
    byte[] rgb = new byte[3 * width * image.getHeight()];
    for (int i = 0; i < rgb.length / 3; i++) {
      int colour = image.getRGB(i % width, i / width);
      rgb[3 * i] = (byte) (colour >> 16);
      rgb[3 * i + 1] = (byte) (colour >> 8);
      rgb[3 * i + 2] = (byte) colour;
    }
    return new Pixels(width, image.getHeight(), rgb);
  }

  /** A file that ImageIO writes. */
  static byte[] written(BufferedImage image, String format) {
    try (ByteArrayOutputStream out = new ByteArrayOutputStream()) {
      if (!ImageIO.write(image, format, out)) {
        throw new IllegalArgumentException("no writer of " + format);
      }
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Pixels decode(byte[] file, int width, int height) {
    return DECODER.decode(file, width, height, Resize.STRETCH);
  }

  /** How a file is refused, or null if it is not. */
  public static ErrorCode refusal(byte[] file) {
    try {
      decode(file, 16, 16);
      return null;
    } catch (BeagleException e) {
      return e.code();
    }
  }

  /** The mean absolute difference of two images of the same size, in levels of 0 to 255. */
  public static double difference(Pixels one, Pixels other) {
    if (one.rgb().length != other.rgb().length) {
      throw new IllegalArgumentException("not the same size");
    }
    long sum = 0;
    for (int i = 0; i < one.rgb().length; i++) {
      sum += Math.abs((one.rgb()[i] & 0xff) - (other.rgb()[i] & 0xff));
    }
    return (double) sum / one.rgb().length;
  }
}
