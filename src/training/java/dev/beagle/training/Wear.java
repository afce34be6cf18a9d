package dev.beagle.training;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.random.RandomGenerator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Degrades a picture as use does: noise, specks, JPEG compression. */
final class Wear {
  /** Standard deviation of the sum of two evenly distributed bytes. */
  private static final double TWO_BYTES_DEVIATION = 104.5;

  private Wear() {}

  /** Adds noise of a standard deviation in levels, the same to all channels or its own to each. */
  static void noise(BufferedImage image, double deviation, boolean grey, RandomGenerator random) {
    int[] pixels = pixels(image);
    double factor = deviation / TWO_BYTES_DEVIATION;
    for (int i = 0; i < pixels.length; i++) {
      long bits = random.nextLong();
      int rgb = 0;
      for (int channel = 0; channel < 3; channel++) {
        long sum = (bits & 0xff) + ((bits >>> 8) & 0xff) - 255;
        int value = ((pixels[i] >> (8 * channel)) & 0xff) + (int) Math.round(factor * sum);
        rgb |= Math.max(0, Math.min(255, value)) << (8 * channel);
        bits = grey ? bits : bits >>> 16;
      }
      pixels[i] = rgb;
    }
  }

  /** Turns single pixels black or white. */
  static void specks(BufferedImage image, double part, RandomGenerator random) {
    int[] pixels = pixels(image);
    int count = (int) (part * pixels.length);
    for (int i = 0; i < count; i++) {
      pixels[random.nextInt(pixels.length)] = random.nextBoolean() ? 0xffffff : 0;
    }
  }

  /** Writes a picture as JPEG and reads it again. */
  static BufferedImage jpeg(BufferedImage image, float quality) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    try (ImageOutputStream output = ImageIO.createImageOutputStream(bytes)) {
      ImageWriteParam settings = writer.getDefaultWriteParam();
      settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      settings.setCompressionQuality(quality);
      writer.setOutput(output);
      writer.write(null, new IIOImage(image, null, null), settings);
      output.flush();
      return ImageIO.read(new ByteArrayInputStream(bytes.toByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
  }

  private static int[] pixels(BufferedImage image) {
    return ((DataBufferInt) image.getRaster().getDataBuffer()).getData();
  }
}
