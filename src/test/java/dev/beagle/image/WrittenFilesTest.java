package dev.beagle.image;

import static dev.beagle.image.Pictures.decode;
import static dev.beagle.image.Pictures.difference;
import static dev.beagle.image.Pictures.file;
import static dev.beagle.image.Pictures.reference;
import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Kinds of file that the platform's own writers make. */
class WrittenFilesTest {

  @ParameterizedTest
  @CsvSource({"jpg, , 6", "png, , 0", "gif, LZW, 12", "bmp, , 0"})
  void progressiveOrInterlacedFilesAreRead(String format, String compression, double tolerance)
      throws IOException {
    byte[] file =
        write(format, compression, !format.equals("bmp"), small(BufferedImage.TYPE_3BYTE_BGR));
    assertThat(difference(decode(file, 48, 32), reference("small.png")))
        .isLessThanOrEqualTo(tolerance);
  }

  @Test
  void greyJpegIsRead() throws IOException {
    byte[] file = write("jpg", null, false, small(BufferedImage.TYPE_BYTE_GRAY));
    byte[] rgb = decode(file, 48, 32).rgb();
    for (int i = 0; i < rgb.length; i += 3) {
      assertThat(rgb[i + 1]).isEqualTo(rgb[i]);
      assertThat(rgb[i + 2]).isEqualTo(rgb[i]);
    }
    assertThat(rgb).isNotEqualTo(new byte[rgb.length]);
  }

  @ParameterizedTest
  @CsvSource({"BI_RLE8, 13", "BI_RLE4, 12", "BI_BITFIELDS, 8"})
  void kindsOfBmpAreRead(String compression, int imageType) throws IOException {
    BufferedImage image = new BufferedImage(10, 5, imageType);
    image.setRGB(0, 0, 0xffffffff);
    image.setRGB(9, 4, 0xff000000);
    image.setRGB(4, 2, 0xffffffff);
    if (compression.equals("BI_RLE4")) {
      image = fourBits(image);
    }
    byte[] file = write("bmp", compression, false, image);
    assertThat(decode(file, 10, 5).rgb()).isEqualTo(Pictures.pixels(image).rgb());
  }

  @Test
  void bytesAfterTheImageAreIgnored() {
    for (String name :
        new String[] {
          "profile.jpg", "small.png", "animated.gif", "rgb.bmp", "plain.tif", "lossy.webp"
        }) {
      byte[] file = file(name);
      byte[] longer = Arrays.copyOf(file, file.length + 1000);
      Arrays.fill(longer, file.length, longer.length, (byte) 0xa5);
      assertThat(decode(longer, 48, 32).rgb()).as(name).isEqualTo(decode(file, 48, 32).rgb());
    }
  }

  private static BufferedImage small(int type) throws IOException {
    BufferedImage image = ImageIO.read(new ByteArrayInputStream(file("small.png")));
    BufferedImage copy = new BufferedImage(image.getWidth(), image.getHeight(), type);
    copy.getGraphics().drawImage(image, 0, 0, null);
    return copy;
  }

  private static BufferedImage fourBits(BufferedImage image) {
    byte[] levels = new byte[16];
    levels[15] = -1;
    IndexColorModel greys = new IndexColorModel(4, 16, levels, levels, levels);
    BufferedImage copy =
        new BufferedImage(
            image.getWidth(), image.getHeight(), BufferedImage.TYPE_BYTE_BINARY, greys);
    copy.getGraphics().drawImage(image, 0, 0, null);
    return copy;
  }

  private static byte[] write(
      String format, String compression, boolean progressive, BufferedImage image)
      throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    if (progressive) {
      param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    }
    if (compression != null) {
      param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
      param.setCompressionType(compression);
    }
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    try (ImageOutputStream out = ImageIO.createImageOutputStream(file)) {
      writer.setOutput(out);
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
    return file.toByteArray();
  }
}
