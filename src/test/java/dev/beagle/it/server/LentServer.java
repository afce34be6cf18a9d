package dev.beagle.it.server;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Starts the shared server with the worker alone before Arquillian deploys the web node. */
final class LentServer implements BeforeAllCallback {
  @Override
  public void beforeAll(ExtensionContext context) {
    if (TestServer.isInstalled()) {
      InstalledServer server = TestServer.installed();
      server.undeployWeb();
      System.setProperty("beagle.test.admin.port", Integer.toString(server.adminPort()));
    }
  }
}
