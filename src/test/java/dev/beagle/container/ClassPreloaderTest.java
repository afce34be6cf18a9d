package dev.beagle.container;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ClassPreloaderTest {
  private final List<String> loaded = new ArrayList<>();

  @Test
  void classesOfAllFoldersAreLoaded() {
    Map<String, Set<String>> folders =
        Map.of(
            "/WEB-INF/classes/",
            Set.of("/WEB-INF/classes/dev/"),
            "/WEB-INF/classes/dev/",
            Set.of("/WEB-INF/classes/dev/beagle/"),
            "/WEB-INF/classes/dev/beagle/",
            new LinkedHashSet<>(
                List.of(
                    "/WEB-INF/classes/dev/beagle/job/", "/WEB-INF/classes/dev/beagle/note.txt")),
            "/WEB-INF/classes/dev/beagle/job/",
            new LinkedHashSet<>(
                List.of(
                    "/WEB-INF/classes/dev/beagle/job/ErrorCode.class",
                    "/WEB-INF/classes/dev/beagle/job/Result$Failure.class")));

    new ClassPreloader(folders::get, new Recorder()).load();

    assertThat(loaded).contains("dev.beagle.job.ErrorCode", "dev.beagle.job.Result$Failure");
  }

  @Test
  void missingClassIsNamed() {
    ClassPreloader classes =
        new ClassPreloader(folder -> Set.of("/WEB-INF/classes/Gone.class"), new Recorder());
    assertThatIllegalStateException().isThrownBy(classes::load).withMessageContaining("Gone");
  }

  @Test
  void warWithoutClassesIsFine() {
    new ClassPreloader(folder -> null, new Recorder()).load();
    assertThat(loaded).isEmpty();
  }

  private final class Recorder extends ClassLoader {
    Recorder() {
      super(ClassPreloaderTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      loaded.add(name);
      return super.loadClass(name, resolve);
    }
  }
}
