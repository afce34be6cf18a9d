package dev.beagle.image;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.ThreadMXBean;
import dev.beagle.config.Settings;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.awt.image.BufferedImage;
import java.lang.management.ManagementFactory;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

/** A photograph of 12 megapixels, the size that telephones make. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class LargePhotoTest {
  /** A full decode takes 36 MB for the pixels alone. */
  private static final long HEAP_BYTES = 20_000_000;

  private static final ImageDecoder FULL = new ImageDecoder(Settings.of(Map.of()).image());

  private static byte[] baseline;
  private static byte[] progressive;

  @BeforeAll
  static void take() {
    FULL.close(); // Without the native codec, nothing is reduced.
    BufferedImage photo = Photo.textured(4000, 3000);
    baseline = Photo.jpeg(photo, false);
    progressive = Photo.jpeg(photo, true);
  }

  @Test
  void decodeTakesLittleHeap() {
    assertThat(allocated(baseline)).isLessThan(HEAP_BYTES);
  }

  @Test
  void progressiveJpegTakesLittleHeap() {
    assertThat(allocated(progressive)).isLessThan(HEAP_BYTES);
  }

  @Test
  void turnedJpegTakesLittleHeap() {
    assertThat(allocated(Photo.turned(baseline, 6))).isLessThan(HEAP_BYTES);
  }

  @Test
  void resultIsCloseToFullDecode() {
    assertThat(difference(baseline, Resize.STRETCH)).isLessThan(0.5);
    assertThat(difference(progressive, Resize.STRETCH)).isLessThan(0.5);
    assertThat(difference(baseline, Resize.CROP)).isLessThan(0.5);
    assertThat(difference(Photo.turned(baseline, 6), Resize.CROP)).isLessThan(0.5);
  }

  private static double difference(byte[] file, Resize resize) {
    Pixels expected = FULL.decode(file, 224, 224, resize);
    return Pictures.difference(Pictures.DECODER.decode(file, 224, 224, resize), expected);
  }

  private static long allocated(byte[] file) {
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    Pixels pixels = Pictures.decode(file, 224, 224);
    long after = threads.getCurrentThreadAllocatedBytes();
    assertThat(pixels.rgb()).hasSize(3 * 224 * 224);
    return after - before;
  }
}
