package dev.beagle.image;

import static dev.beagle.image.Pictures.DECODER;
import static dev.beagle.image.Pictures.file;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.beagle.config.ImageConfig;
import dev.beagle.config.Settings;
import dev.beagle.image.format.FirstFrame;
import dev.beagle.image.format.ImageFormat;
import dev.beagle.image.format.PixelLimit;
import dev.beagle.image.raster.Deadline;
import dev.beagle.image.raster.RgbRows;
import dev.beagle.image.raster.Size;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ImageDecoderTest {
  private static final ImageConfig DEFAULTS = Settings.of(Map.of()).image();

  @Test
  void emptyFileIsMissing() {
    assertThat(Pictures.refusal(new byte[0])).isEqualTo(ErrorCode.MISSING_IMAGE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "just some text",
        "P",
        "<!DOCTYPE html><html><body>no</body></html>",
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"/>",
        "%PDF-1.7\n%....",
        "PK\3\4....................",
        "\0\0\0\40ftypavif\0\0\0\0avifmif1miaf....",
        "\0\0\0\30ftypheic\0\0\0\0mif1heic........",
        "RIFF\44\0\0\0WAVEfmt ........",
        "II+\0\10\0\0\0........",
      })
  void otherFormatsAreNamedUnsupported(String content) {
    byte[] file = content.getBytes(StandardCharsets.ISO_8859_1);
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(() -> DECODER.decode(file, 8, 8, Resize.STRETCH))
        .withMessageContaining("JPEG, PNG, GIF, BMP, TIFF or WebP")
        .matches(e -> e.code() == ErrorCode.UNSUPPORTED_MEDIA_TYPE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "profile.jpg",
        "cmyk.jpg",
        "small.png",
        "animated.gif",
        "rgb.bmp",
        "plain.tif",
        "jpeg.tif",
        "lossy.webp",
        "lossless.webp"
      })
  void decodingEndsInTime(String name) {
    byte[] file = file(name);
    Deadline past = new Deadline(System.nanoTime() - 1);
    ImageFormat format = ImageFormat.of(file).orElseThrow();
    FirstFrame frame = new FirstFrame(file, format, new PixelLimit(1_000_000), past);
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(frame::read)
        .withMessageContaining("takes too long")
        .matches(e -> e.code() == ErrorCode.UNDECODABLE_IMAGE);
  }

  @Test
  void rowsEndInTime() throws IOException {
    byte[] file = file("small.png");
    RgbRows rows =
        new FirstFrame(file, ImageFormat.PNG, new PixelLimit(1_000_000), Deadline.NEVER).read();
    assertThat(rows.size()).isEqualTo(new Size(48, 32));
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(() -> rows.read(0, new byte[3 * 48]))
        .matches(e -> e.code() == ErrorCode.UNAVAILABLE);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void decodeWaitsForItsTurn() throws InterruptedException, ExecutionException {
    Semaphore decoders = new Semaphore(0, true);
    ImageDecoder decoder = new ImageDecoder(DEFAULTS, decoders);
    CompletableFuture<Pixels> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> result.complete(decoder.decode(file("small.png"), 48, 32, Resize.STRETCH)));
    thread.start();
    while (!decoders.hasQueuedThreads()) {
      Thread.onSpinWait();
    }
    assertThat(result).isNotDone();
    decoders.release();
    assertThat(result.get().rgb()).isEqualTo(Pictures.reference("small.png").rgb());
    thread.join();
    assertThat(decoders.availablePermits()).isEqualTo(1);
  }

  @Test
  void waitForTurnEndsInTime() {
    Semaphore decoders = new Semaphore(0, true);
    ImageDecoder decoder = new ImageDecoder(DEFAULTS, decoders);
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(
            () -> decoder.decode(file("small.png"), 8, 8, Resize.STRETCH, Duration.ofMillis(1)))
        .withMessageContaining("?timeout=MS")
        .matches(e -> e.code() == ErrorCode.DEADLINE_EXCEEDED);
    assertThat(decoders.availablePermits()).isZero();
  }

  @Test
  void limitedNumberOfImagesIsDecodedAtOnce() throws InterruptedException {
    CountedTurns decoders = new CountedTurns(2);
    ImageDecoder decoder = new ImageDecoder(DEFAULTS, decoders);
    byte[] file = file("profile.jpg");
    Pixels expected = Pictures.decode(file, 48, 32);
    List<Pixels> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      threads.add(new Thread(() -> results.add(decoder.decode(file, 48, 32, Resize.STRETCH))));
    }
    threads.forEach(Thread::start);
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).hasSize(16);
    assertThat(results).allMatch(pixels -> Arrays.equals(pixels.rgb(), expected.rgb()));
    assertThat(decoders.most.get()).isBetween(1, 2);
    assertThat(decoders.availablePermits()).isEqualTo(2);
  }

  /** Counts how many have a turn at the same time. */
  private static final class CountedTurns extends Semaphore {
    private static final long serialVersionUID = 1;

    private final AtomicInteger taken = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();

    CountedTurns(int permits) {
      super(permits, true);
    }

    @Override
    public boolean tryAcquire(long timeout, TimeUnit unit) throws InterruptedException {
      boolean acquired = super.tryAcquire(timeout, unit);
      most.accumulateAndGet(taken.incrementAndGet(), Math::max);
      return acquired;
    }

    @Override
    public void release() {
      taken.decrementAndGet();
      super.release();
    }
  }

  @Test
  void failureEndsTheTurn() {
    Semaphore decoders = new Semaphore(1, true);
    ImageDecoder decoder = new ImageDecoder(DEFAULTS, decoders);
    byte[] file = new PngFile(0, 7, 8, PngFile.GREY).withRows(0);
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(() -> decoder.decode(file, 8, 8, Resize.STRETCH))
        .matches(e -> e.code() == ErrorCode.UNDECODABLE_IMAGE);
    assertThat(decoders.availablePermits()).isEqualTo(1);
  }

  @Test
  void interruptEndsTheWait() {
    ImageDecoder decoder = new ImageDecoder(DEFAULTS, new Semaphore(0));
    Thread.currentThread().interrupt();
    assertThatExceptionOfType(BeagleException.class)
        .isThrownBy(() -> decoder.decode(file("small.png"), 8, 8, Resize.STRETCH))
        .matches(e -> e.code() == ErrorCode.UNAVAILABLE);
    assertThat(Thread.interrupted()).isTrue();
  }
}
