package dev.beagle.image.format;

import static dev.beagle.image.Pictures.difference;
import static dev.beagle.image.Pictures.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beagle.config.Settings;
import dev.beagle.image.Framing;
import dev.beagle.image.ImageDecoder;
import dev.beagle.image.Photo;
import dev.beagle.image.Pictures;
import dev.beagle.image.raster.Deadline;
import dev.beagle.image.raster.DecodedImage;
import dev.beagle.image.raster.Size;
import dev.beagle.job.BeagleException;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@EnabledOnOs({OS.LINUX, OS.MAC})
class ReducedJpegTest {
  private static final ReducedJpeg JPEG =
      new ReducedJpeg(TurboJpeg.load().orElseThrow(), new PixelLimit(64_000_000));
  private static final ImageDecoder FULL = new ImageDecoder(Settings.of(Map.of()).image());

  static {
    FULL.close();
  }

  @ParameterizedTest
  @CsvSource({
    "4000, 3000, 224, 224, 8",
    "4000, 2688, 224, 224, 8",
    "4000, 2687, 224, 224, 4",
    "672, 672, 224, 224, 2",
    "671, 672, 224, 224, 1",
    "500, 375, 224, 224, 1",
    "10, 10, 224, 224, 1",
    "65535, 1, 14679840, 224, 1",
    "9999, 9999, 2147483647, 1, 1",
  })
  void reducedPictureIsAtLeastOneAndAHalfTimesTheWantedSize(
      int width, int height, int toWidth, int toHeight, int expected) {
    assertThat(ReducedJpeg.reduction(new Size(width, height), new Size(toWidth, toHeight)))
        .isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "1001, 903, STRETCH, 224, 224, 2",
    "1001, 903, CROP, 100, 110, 4",
    "1023, 1537, STRETCH, 64, 64, 8",
    "1031, 1543, STRETCH, 60, 64, 8",
    "641, 1290, CROP, 64, 90, 4",
  })
  void reducedPictureIsInPlace(
      int width, int height, Resize resize, int toW, int toH, int reduction) throws IOException {
    byte[] file = Photo.jpeg(Photo.textured(width, height), false);
    Size[] resized = {null};
    Optional<DecodedImage> picture =
        JPEG.read(
            file,
            size -> {
              resized[0] = Framing.of(size, new Size(toW, toH), resize).resized();
              return resized[0];
            },
            Deadline.NEVER);
    assertThat(picture.orElseThrow().reduction()).isEqualTo(reduction);
    assertThat(picture.orElseThrow().rows().size())
        .isEqualTo(new Size(width, height).reduced(reduction));
    Pixels pixels = Pictures.DECODER.decode(file, toW, toH, resize);
    assertThat(difference(pixels, FULL.decode(file, toW, toH, resize))).isLessThan(0.7);
  }

  @ParameterizedTest
  @ValueSource(ints = {60, 500})
  void greyStaysGrey(int side) {
    BufferedImage grey = new BufferedImage(side + 3, side, BufferedImage.TYPE_BYTE_GRAY);
    grey.getGraphics().drawImage(Photo.textured(side + 3, side), 0, 0, null);
    byte[] file = Photo.jpeg(grey, false);
    Pixels pixels = Pictures.decode(file, 59, 31);
    for (int i = 0; i < pixels.rgb().length; i += 3) {
      assertThat(pixels.rgb()[i + 1]).isEqualTo(pixels.rgb()[i]);
      assertThat(pixels.rgb()[i + 2]).isEqualTo(pixels.rgb()[i]);
    }
    assertThat(difference(pixels, FULL.decode(file, 59, 31, Resize.STRETCH))).isLessThan(0.7);
  }

  @Test
  void fullSizeIsCloseToThatOfImageIo() {
    byte[] file = Photo.jpeg(Photo.textured(500, 375), false);
    Pixels pixels = Pictures.decode(file, 224, 224);
    assertThat(difference(pixels, FULL.decode(file, 224, 224, Resize.STRETCH))).isLessThan(0.1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"cmyk.jpg", "ycck.jpg", "cmyk-profile.jpg"})
  void inksAreLeftToImageIo(String name) throws IOException {
    assertThat(read(file(name))).isEmpty();
  }

  @Test
  void damagedJpegsAreLeftToImageIo() throws IOException {
    byte[] file = file("profile.jpg");
    assertThat(read(file)).isPresent();
    assertThat(read(Arrays.copyOf(file, file.length * 3 / 4))).isEmpty();
    assertThat(read(Arrays.copyOf(file, 30))).isEmpty();
  }

  @Test
  void manyScansAreLeftToImageIo() throws IOException {
    byte[] file = file("profile.jpg");
    int scan = 0;
    while (file[scan] != -1 || file[scan + 1] != (byte) 0xda) {
      scan++;
    }
    ByteArrayOutputStream slow = new ByteArrayOutputStream();
    slow.write(file, 0, scan);
    for (int i = 0; i < 33; i++) {
      slow.write(file, scan, file.length - scan - 2);
    }
    slow.write(file, file.length - 2, 2);
    assertThat(read(slow.toByteArray())).isEmpty();
  }

  @Test
  void decodeEndsInTime() {
    Deadline past = new Deadline(System.nanoTime() - 1);
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(() -> JPEG.read(file("profile.jpg"), size -> size, past))
        .withMessageContaining("takes too long");
  }

  private static Optional<DecodedImage> read(byte[] file) throws IOException {
    return JPEG.read(file, size -> size, Deadline.NEVER);
  }
}
