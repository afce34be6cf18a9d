package dev.beagle.it.server;

import java.io.File;
import java.net.URI;
import java.net.URL;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.jboss.arquillian.test.api.ArquillianResource;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The web node as it is shipped, deployed by Arquillian for the class, beside a worker: in a Payara
 * Micro that Arquillian starts, or in the {@link InstalledServer} of the tests.
 */
@ExtendWith({LentServer.class, ArquillianExtension.class})
public abstract class AbstractServerTest {
  @ArquillianResource URL url;

  @Deployment(testable = false)
  static WebArchive web() {
    return ShrinkWrap.createFromZipFile(
        WebArchive.class, new File(System.getProperty("beagle.war")));
  }

  /** Where the web node is. The injected URL has the machine's own address. */
  protected URI base() {
    return URI.create("http://127.0.0.1:%d/beagle/".formatted(url.getPort()));
  }

  /** Where the worker is. */
  protected URI worker() {
    return base().resolve("/worker/");
  }
}
