package dev.beagle.api;

import dev.beagle.container.ClassPreloader;
import jakarta.inject.Inject;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Opens the web node when it is deployed, so that a wrong setting fails the deployment, and closes
 * it if {@link DrainServlet} was never created.
 *
 * <p>The bean's own {@code @PreDestroy} is too late: Payara calls it when the deployment can load
 * no more classes.
 */
@WebListener
public class WebNodeListener implements ServletContextListener {
  @Inject WebNode node;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    new ClassPreloader(context::getResourcePaths, context.getClassLoader()).load();
    node.open();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    node.close();
  }
}
