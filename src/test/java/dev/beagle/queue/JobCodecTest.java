package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.JobId;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JobCodecTest {
  private static final JobId ID = new JobId("0123456789abcdef0123456789abcdef");

  @Test
  void readsEntryAndIgnoresUnknownFields() {
    LeasedJob job = JobCodec.decode(entry(Map.of("colour", "red")));

    assertThat(job).isEqualTo(new LeasedJob("17-3", ID, new ImageSize(8, 4), 5, "node", 99, true));
    assertThat(job.admitted()).isEqualTo(17);
    assertThat(job.size().bytes()).isEqualTo(96);
  }

  @Test
  void refusesNewerFormatWithBothVersions() {
    assertThatThrownBy(() -> JobCodec.decode(entry(Map.of("format", "2"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("job of format 2")
        .hasMessageContaining("reads format 1");
  }

  @Test
  void refusesEntryWithoutFormat() {
    StreamEntry entry = entry(Map.of());
    Map<String, byte[]> fields = new HashMap<>(entry.fields());
    fields.remove("format");

    assertThatThrownBy(() -> JobCodec.decode(new StreamEntry("17-3", fields)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no field format");
  }

  private static StreamEntry entry(Map<String, String> changes) {
    Map<String, String> texts = new HashMap<>();
    texts.put("format", "1");
    texts.put("id", ID.value());
    texts.put("model", "shapes");
    texts.put("width", "8");
    texts.put("height", "4");
    texts.put("top", "5");
    texts.put("reply", "node");
    texts.put("async", "1");
    texts.put("deadline", "99");
    texts.putAll(changes);
    Map<String, byte[]> fields = new HashMap<>();
    texts.forEach((name, text) -> fields.put(name, text.getBytes(UTF_8)));
    return new StreamEntry("17-3", fields);
  }
}
