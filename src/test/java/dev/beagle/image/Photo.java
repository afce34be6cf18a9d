package dev.beagle.image;

import dev.beagle.image.format.TiffDirectory;
import java.awt.image.BufferedImage;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;

/** Pictures with the textures of photographs, and JPEG files of them. */
public final class Photo {
  /** Lattices of noise across the picture, from coarse to fine. */
  private static final int[] LATTICES = {3, 7, 17, 41, 97, 229};

  private Photo() {}

  /** Clouds on clouds, each finer and fainter than the last, in colours, with grain. */
  public static BufferedImage textured(int width, int height) {
    Random random = new Random(width * 31L + height);
    float[][] noise = new float[LATTICES.length][];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = lattice(LATTICES[i], random);
    }
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_3BYTE_BGR);
    WritableRaster raster = image.getRaster();
    int[] row = new int[3 * width];
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        put(noise, (float) x / width, (float) y / height, random.nextInt(9) - 4, row, 3 * x);
      }
      raster.setPixels(0, y, width, 1, row);
    }
    return image;
  }

  private static float[] lattice(int cells, Random random) {
    float[] levels = new float[(cells + 2) * (cells + 2)];
    for (int i = 0; i < levels.length; i++) {
      levels[i] = random.nextFloat() - 0.5f;
    }
    return levels;
  }

  private static void put(float[][] noise, float x, float y, int grain, int[] row, int at) {
    float light = 128 + grain;
    float tint = 0;
    for (int i = 0; i < noise.length; i++) {
      float cloud = cloud(noise[i], LATTICES[i], x, y);
      light += cloud * 200 / (1 + i);
      tint += i % 2 == 0 ? 60 * cloud : -60 * cloud;
    }
    row[at] = level(light + tint);
    row[at + 1] = level(light);
    row[at + 2] = level(light - tint);
  }

  private static float cloud(float[] levels, int cells, float x, float y) {
    int column = (int) (x * cells);
    int line = (int) (y * cells);
    float right = x * cells - column;
    float below = y * cells - line;
    int at = line * (cells + 2) + column;
    float upper = levels[at] * (1 - right) + levels[at + 1] * right;
    float lower = levels[at + cells + 2] * (1 - right) + levels[at + cells + 3] * right;
    return upper * (1 - below) + lower * below;
  }

  private static int level(float value) {
    return Math.max(0, Math.min(255, Math.round(value)));
  }

  public static byte[] jpeg(BufferedImage image, boolean progressive) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(0.9f);
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }

  /** The same file with an EXIF segment that states an orientation. */
  static byte[] turned(byte[] jpeg, int orientation) {
    ByteBuffer exif = ByteBuffer.allocate(36);
    exif.putShort((short) 0xffe1).putShort((short) 34);
    exif.put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII)).putShort((short) 42).putInt(8);
    exif.putShort((short) 1).putShort((short) TiffDirectory.ORIENTATION).putShort((short) 3);
    exif.putInt(1).putShort((short) orientation);
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + exif.capacity());
    return file.put(jpeg, 0, 2).put(exif.array()).put(jpeg, 2, jpeg.length - 2).array();
  }
}
