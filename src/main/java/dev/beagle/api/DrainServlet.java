package dev.beagle.api;

import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServlet;

/**
 * Closes the web node when it is undeployed or its server stops. It serves no requests.
 *
 * <p>It is a servlet because servlets are destroyed before listeners are called: when Payara calls
 * {@code contextDestroyed}, it has destroyed Jersey and answers no suspended request. It is
 * declared in web.xml because Payara destroys servlets in the order of their declaration and adds
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
