package dev.beagle.image.format;

import dev.beagle.image.raster.Deadline;
import java.io.IOException;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageReader;

/** The formats of uploaded files. */
public enum ImageFormat {
  JPEG("com.twelvemonkeys.imageio.plugins.jpeg.JPEGImageReaderSpi"),
  PNG("com.sun.imageio.plugins.png.PNGImageReaderSpi"),
  GIF("com.sun.imageio.plugins.gif.GIFImageReaderSpi"),
  BMP("com.twelvemonkeys.imageio.plugins.bmp.BMPImageReaderSpi"),
  TIFF("com.twelvemonkeys.imageio.plugins.tiff.TIFFImageReaderSpi"),
  WEBP("com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi");

  public static final String ACCEPTED = "JPEG, PNG, GIF, BMP, TIFF or WebP";

  private final String codec;

  ImageFormat(String codec) {
    this.codec = codec;
  }

  /** Recognises the format of a file by its first bytes. */
  public static Optional<ImageFormat> of(byte[] file) {
    return Stream.of(values()).filter(format -> format.matches(file)).findFirst();
  }

  private boolean matches(byte[] file) {
    try (BoundedInput input = new BoundedInput(file, Deadline.NEVER)) {
      return Codecs.byName(codec).canDecodeInput(input);
    } catch (IOException e) {
      return false;
    }
  }

  /** Makes a reader of this format, which the caller disposes of. */
  ImageReader newReader() throws IOException {
    return Codecs.byName(codec).createReaderInstance();
  }
}
