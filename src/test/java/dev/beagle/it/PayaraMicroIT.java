package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Certificates;
import dev.beagle.it.server.JavaProcess;
import dev.beagle.it.server.Keystore;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.TestServer;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** A Payara Micro that is set up with what is in {@code server-config}. */
final class PayaraMicroIT {
  private final ServerProcess server = TestServer.process();

  @Test
  void loopsRunInExecutorOfScript() {
    assertThat(new JavaProcess(server.handle().pid()).stacks()).contains("concurrent/beagle");
  }

  @Test
  void everyCommandOfScriptHasSucceeded() {
    assertThat(server.log())
        .contains("create-managed-executor-service", "module-monitoring-levels.ejb-container=HIGH")
        .doesNotContainPattern("PlainTextActionReporterFAILURE");
  }

  @Test
  void certificateOfKeystoreIsShown() throws IOException {
    assertThat(Certificates.subject(TestServer.httpsPort())).isEqualTo(Keystore.SUBJECT);
  }
}
