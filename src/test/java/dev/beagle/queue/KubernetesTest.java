package dev.beagle.queue;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import dev.beagle.config.Setting;
import dev.beagle.config.Settings;
import io.kubernetes.client.openapi.models.V1Deployment;
import io.kubernetes.client.openapi.models.V1PodDisruptionBudget;
import io.kubernetes.client.openapi.models.V1Secret;
import io.kubernetes.client.openapi.models.V1Service;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowingConsumer;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

/**
 * The manifests in {@code server-config/kubernetes}: what they say of Beagle is so, and the objects
 * are ones by Kubernetes' own schema. It does not show that they run, for there is no cluster here,
 * and KEDA's objects have no schema among Maven's artifacts.
 */
final class KubernetesTest {
  private static final Path DIRECTORY = Path.of("server-config", "kubernetes");

  /**
   * Each refuses fields that there are not, values of another type, and the lack of what must be.
   */
  private static final Map<String, ThrowingConsumer<JsonElement>> SCHEMAS =
      Map.of(
          "Deployment", V1Deployment::validateJsonElement,
          "PodDisruptionBudget", V1PodDisruptionBudget::validateJsonElement,
          "Secret", V1Secret::validateJsonElement,
          "Service", V1Service::validateJsonElement);

  private final List<Map<?, ?>> documents = documents();

  @Test
  void objectsFollowSchemaOfKubernetes() {
    for (Map<?, ?> document : documents) {
      String kind = document.get("kind").toString();
      if (!document.get("apiVersion").equals("keda.sh/v1alpha1")) {
        assertThat(new Gson().toJsonTree(document)).as(kind).satisfies(SCHEMAS.get(kind));
      }
    }
  }

  @Test
  void scalerWatchesStreamOfModelThatIsServed() {
    Map<?, ?> scaler = document("ScaledObject", "beagle-worker");
    Map<?, ?> trigger = (Map<?, ?>) ((List<?>) at(scaler, "spec", "triggers")).get(0);

    assertThat(at(container("beagle-worker"), "env").toString())
        .contains("name=BEAGLE_MODELS, value=resnet50");
    assertThat(at(trigger, "metadata", "stream"))
        .isEqualTo(new Keys("beagle", "0").jobs("resnet50"));
    assertThat(at(scaler, "spec", "minReplicaCount")).isEqualTo(1);
  }

  @Test
  void everyVariableNamesSetting() {
    List<String> names =
        Settings.ALL.stream()
            .map(Setting::key)
            .map(key -> key.replaceAll("\\W", "_").toUpperCase(Locale.ROOT))
            .toList();
    for (String deployment : List.of("beagle-web", "beagle-worker")) {
      for (Object variable : (List<?>) at(container(deployment), "env")) {
        Object name = ((Map<?, ?>) variable).get("name");
        if (!name.equals("JAVA_TOOL_OPTIONS")) {
          assertThat(names).contains(name.toString());
        }
      }
    }
  }

  @Test
  void probesAskWhatHealthResourcesAnswer() {
    assertThat(probes("beagle-web")).containsExactly("/api/health/live", "/api/health/ready");
    assertThat(probes("beagle-worker"))
        .containsExactly("/worker/health/live", "/worker/health/ready");
  }

  private List<Object> probes(String deployment) {
    return Stream.of("livenessProbe", "readinessProbe")
        .map(probe -> at(container(deployment), probe, "httpGet", "path"))
        .toList();
  }

  @Test
  void podsMayTakeAsLongAsTheyDrain() {
    Map<?, ?> web = document("Deployment", "beagle-web");
    Object grace = at(web, "spec", "template", "spec", "terminationGracePeriodSeconds");
    List<?> pause =
        (List<?>) at(container("beagle-web"), "lifecycle", "preStop", "exec", "command");

    long seconds =
        Settings.of(Map.of()).server().drainTimeout().toSeconds()
            + Long.parseLong(pause.get(1).toString());

    assertThat(((Integer) grace).longValue()).isGreaterThan(seconds);
  }

  private Map<?, ?> container(String deployment) {
    List<?> containers =
        (List<?>) at(document("Deployment", deployment), "spec", "template", "spec", "containers");
    return (Map<?, ?>) containers.get(0);
  }

  private Map<?, ?> document(String kind, String name) {
    return documents.stream()
        .filter(each -> each.get("kind").equals(kind) && at(each, "metadata", "name").equals(name))
        .findFirst()
        .orElseThrow();
  }

  private static Object at(Map<?, ?> document, String... path) {
    Object value = document;
    for (String key : path) {
      value = ((Map<?, ?>) value).get(key);
      assertThat(value).as(String.join(".", path)).isNotNull();
    }
    return value;
  }

  private static List<Map<?, ?>> documents() {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    List<Map<?, ?>> documents = new ArrayList<>();
    try (Stream<Path> files = Files.list(DIRECTORY)) {
      for (Path file : files.toList()) {
        yaml.loadAll(Files.readString(file)).forEach(each -> documents.add((Map<?, ?>) each));
      }
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return documents;
  }
}
