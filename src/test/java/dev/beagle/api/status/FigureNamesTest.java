package dev.beagle.api.status;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.queue.ModelFigures;
import dev.beagle.queue.WebNodeFigures;
import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.worker.ModelMXBean;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Figures have the same names in JSON and in JMX. */
final class FigureNamesTest {

  @Test
  void attributesOfWebNodeAreItsFigures() {
    assertThat(attributes(WebNodeMXBean.class)).isEqualTo(paths(WebNodeFigures.class));
  }

  @Test
  void attributesOfQueueContainItsFigures() {
    Set<String> attributes = attributes(QueueMXBean.class);
    attributes.removeAll(Set.of("Up", "Reason", "DepthByModel"));
    assertThat(attributes).isEqualTo(paths(QueueFigures.class));
  }

  @Test
  void attributesOfModelContainItsFigures() {
    Set<String> attributes = attributes(ModelMXBean.class);
    attributes.removeAll(Set.of("State", "Reason", "Version", "Engine", "Precision"));
    assertThat(attributes).isEqualTo(paths(ModelFigures.class));
  }

  private static Set<String> attributes(Class<?> bean) {
    return Stream.of(bean.getMethods())
        .map(Method::getName)
        .filter(name -> name.matches("(get|is)[A-Z].*"))
        .map(name -> name.replaceFirst("^(get|is)", ""))
        .collect(Collectors.toSet());
  }

  /** The names of all numbers in a record, each after the names of the records around it. */
  private static Set<String> paths(Class<?> record) {
    return Arrays.stream(record.getRecordComponents())
        .flatMap(FigureNamesTest::paths)
        .collect(Collectors.toSet());
  }

  private static Stream<String> paths(RecordComponent component) {
    String name =
        component.getName().substring(0, 1).toUpperCase(Locale.ROOT)
            + component.getName().substring(1);
    return component.getType().isRecord()
        ? paths(component.getType()).stream().map(name::concat)
        : Stream.of(name);
  }
}
