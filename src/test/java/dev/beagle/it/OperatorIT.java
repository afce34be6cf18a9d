package dev.beagle.it;

import static dev.beagle.it.server.JavaProcess.instances;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.it.server.Certificates;
import dev.beagle.it.server.Client;
import dev.beagle.it.server.InstalledServer;
import dev.beagle.it.server.Keystore;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.Shapes;
import dev.beagle.it.server.TestServer;
import java.io.IOException;
import java.time.Duration;
import java.util.Locale;
import javax.management.MBeanServerConnection;
import javax.management.ObjectName;
import javax.management.remote.JMXConnector;
import javax.management.remote.JMXConnectorFactory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledIfSystemProperty;

/** An operator's work with a server: its own tools and the scripts of {@code server-config}. */
@DisabledIfSystemProperty(
    named = "beagle.test.server",
    matches = "payara-micro",
    disabledReason = "Run by mvn verify -Ppayara-server and -Pwildfly")
final class OperatorIT {
  private static final int TIMES = 10;

  /** How many threads a server's own pools may add meanwhile. */
  private static final long POOL_THREADS = 8;

  private final InstalledServer server = TestServer.installed();
  private final Client client = new Client(TestServer.base());

  @BeforeEach
  void serves() {
    assertServes();
  }

  @Test
  void scriptMayBeRepeated() {
    String once = server.configuration();

    server.configure();

    assertThat(server.configuration()).isEqualTo(once).contains("beagle.executor");
    assertServes();
  }

  @Test
  void scriptIsUndoneAndDoneAgain() {
    server.undeployWeb();
    server.undeploy(InstalledServer.WORKER);
    server.undo();
    String undone = server.configuration();

    server.undo();

    assertThat(server.configuration()).isEqualTo(undone);
    assertThat(undone.toLowerCase(Locale.ROOT)).doesNotContain("beagle", "javacpp");
    server.configure();
    server.deployWorker();
    server.deployWeb();
    assertServes();
  }

  @Test
  void invalidSettingStopsDeployment() {
    server.undeployWeb();
    server.undeploy(InstalledServer.WORKER);
    assertRefused("beagle.batch.max-size", "0", server::deployWorker);
    server.deployWorker();
    assertRefused("beagle.upload.max-images", "none", server::deployWeb);
    server.deployWeb();
  }

  private void assertRefused(String key, String value, ThrowingCallable deployment) {
    server.set(key, value);
    try {
      assertThatThrownBy(deployment).isInstanceOf(AssertionError.class);
      assertThat(server.log())
          .contains(key + " = \"" + value + "\" is not allowed: it must be a whole number from 1");
    } finally {
      server.unset(key);
    }
  }

  @Test
  void statisticsOfServerCountEachBatch() {
    long batches = server.batches();
    long tasks = server.tasks();

    for (int i = 0; i < TIMES; i++) {
      assertStar();
    }

    assertThat(server.batches()).isEqualTo(batches + TIMES);
    assertThat(server.httpThreads()).isPositive();
    Awaitility.await().untilAsserted(() -> assertThat(server.tasks()).isGreaterThan(tasks));
  }

  @Test
  @SuppressWarnings("BanJNDI") // The server is the test's own.
  void mxBeansShowAndControl() throws Exception {
    try (JMXConnector connector = JMXConnectorFactory.connect(server.jmx())) {
      MBeanServerConnection beans = connector.getMBeanServerConnection();
      assertThat(beans.queryNames(new ObjectName("beagle:type=Queue,*"), null)).hasSize(1);
      ObjectName model = new ObjectName("beagle:type=Model,name=" + ObjectName.quote("shapes"));
      long images = (long) beans.getAttribute(model, "ImagesCount");

      assertStar();

      assertThat(beans.getAttribute(model, "ImagesCount")).isEqualTo(images + 1);
      assertPausable(beans, new ObjectName("beagle:type=Worker"));
      assertPausable(beans, new ObjectName("beagle:type=WebNode"));
    }
    assertServes();
  }

  private static void assertPausable(MBeanServerConnection beans, ObjectName name)
      throws Exception {
    beans.invoke(name, "pause", null, null);
    assertThat(beans.getAttribute(name, "Paused")).isEqualTo(true);
    assertThat(beans.invoke(name, "drain", null, null)).isEqualTo(true);
    beans.invoke(name, "resume", null, null);
    assertThat(beans.getAttribute(name, "Paused")).isEqualTo(false);
  }

  @Test
  void certificateOfKeystoreIsShown() throws IOException {
    assertThat(Certificates.subject(server.httpsPort())).isEqualTo(Keystore.SUBJECT);
  }

  @Test
  void tenRedeploymentsLeakNeitherThreadsNorModels() {
    long threads = server.java().threads();

    for (int i = 0; i < TIMES; i++) {
      server.redeploy(InstalledServer.WORKER);
      server.redeploy(InstalledServer.WEB);
      assertServes();
    }

    assertThat(server.java().threads()).as("threads").isLessThanOrEqualTo(threads + POOL_THREADS);
    // A server's thread may hold on to what it has worked for, until it works for something else.
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(
            () -> {
              assertStar();
              String histogram = server.java().histogram();
              assertThat(instances(histogram, "dev.beagle.engine.onednn.OneDnnEngine"))
                  .isEqualTo(1);
              assertThat(instances(histogram, "dev.beagle.queue.web.RedisJobQueue")).isEqualTo(1);
            });
  }

  private void assertServes() {
    Ready.await(server.base());
    assertStar();
  }

  private void assertStar() {
    assertThat(client.predict("", Shapes.picture("star")).join().label()).isEqualTo("star");
  }
}
