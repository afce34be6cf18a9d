package dev.beagle.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;

/**
 * Closes the web node when it is undeployed or its server stops. It serves nothing.
 *
 * <p>A servlet, for servlets are destroyed before listeners are told: when Payara calls {@code
 * contextDestroyed}, it has destroyed Jersey, and answers no suspended request any more. Declared
 * in web.xml, for Payara destroys servlets in the order in which they are declared, and adds
 * Jersey's last.
 */
public class DrainServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  @Inject transient WebNode node;

  @Override
  public void destroy() {
    node.close();
  }
}
