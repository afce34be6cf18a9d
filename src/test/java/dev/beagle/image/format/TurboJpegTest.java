package dev.beagle.image.format;

import static dev.beagle.image.Pictures.difference;
import static dev.beagle.image.Pictures.file;
import static dev.beagle.image.Pictures.reference;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Function;
import dev.beagle.config.Settings;
import dev.beagle.image.ImageDecoder;
import dev.beagle.image.Photo;
import dev.beagle.image.raster.RgbRows;
import dev.beagle.image.raster.Size;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs({OS.LINUX, OS.MAC})
class TurboJpegTest {
  private static final byte[] FILE = file("profile.jpg");

  @Test
  void instancesAreIndependent() {
    TurboJpeg first = TurboJpeg.load().orElseThrow();
    TurboJpeg second = TurboJpeg.load().orElseThrow();
    first.close();
    assertThat(first.decode(FILE, 1)).isEmpty();
    assertThat(second.decode(FILE, 1).map(RgbRows::size)).contains(new Size(48, 32));
    assertThat(second.decode(FILE, 8).map(RgbRows::size)).contains(new Size(6, 4));
    second.close();
  }

  @Test
  void imageIoDecodesAfterClose() {
    ImageDecoder decoder = new ImageDecoder(Settings.of(Map.of()).image());
    Pixels before = decoder.decode(FILE, 48, 32, Resize.STRETCH);
    decoder.close();
    Pixels after = decoder.decode(FILE, 48, 32, Resize.STRETCH);
    assertThat(difference(after, before)).isLessThan(0.1);
    assertThat(difference(after, reference("reference/profile.png"))).isLessThan(0.5);
  }

  /** To free the library under a decode would end the JVM. */
  @Test
  void closingWaitsForDecodes() throws InterruptedException {
    TurboJpeg library = TurboJpeg.load().orElseThrow();
    byte[] photo = Photo.jpeg(Photo.textured(640, 480), true);
    CountDownLatch busy = new CountDownLatch(4);
    AtomicInteger ended = new AtomicInteger();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      threads.add(
          new Thread(
              () -> {
                while (library.decode(photo, 2).isPresent()) {
                  busy.countDown();
                }
                ended.incrementAndGet();
              }));
    }
    threads.forEach(Thread::start);
    busy.await();
    library.close();
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(ended).hasValue(4);
  }

  /** As two deployments in one server, or a deployment and the next. */
  @Test
  void classLoadersDoNotDisturbEachOther() throws Exception {
    URL[] classPath = {
      codeSource(TurboJpeg.class),
      codeSource(Function.class),
      codeSource(Settings.class),
      TurboJpegTest.class.getResource("/META-INF/maven/org.bytedeco/leptonica/pom.xml")
    };
    String jar = classPath[3].getPath();
    classPath[3] = new URL(jar.substring(0, jar.indexOf("!/")));
    ClassLoader platform = ClassLoader.getPlatformClassLoader();
    try (URLClassLoader first = new URLClassLoader(classPath, platform);
        URLClassLoader second = new URLClassLoader(classPath, platform)) {
      AutoCloseable one = load(first);
      AutoCloseable other = load(second);
      assertThat(decodes(one)).isTrue();
      assertThat(decodes(other)).isTrue();
      one.close();
      assertThat(decodes(one)).isFalse();
      assertThat(decodes(other)).isTrue();
      other.close();
      for (Thread thread : Thread.getAllStackTraces().keySet()) {
        ClassLoader loader = thread.getClass().getClassLoader();
        if (loader == first || loader == second) {
          thread.join();
        }
      }
    }
  }

  private static URL codeSource(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation();
  }

  private static AutoCloseable load(ClassLoader loader) throws Exception {
    Method load = loader.loadClass(TurboJpeg.class.getName()).getDeclaredMethod("load");
    load.setAccessible(true);
    Object library = ((Optional<?>) load.invoke(null)).orElseThrow();
    assertThat(library.getClass().getClassLoader()).isSameAs(loader);
    return (AutoCloseable) library;
  }

  private static boolean decodes(AutoCloseable library) throws Exception {
    Method decode = library.getClass().getDeclaredMethod("decode", byte[].class, int.class);
    decode.setAccessible(true);
    return ((Optional<?>) decode.invoke(library, FILE, 4)).isPresent();
  }
}
