package dev.beagle.worker;

import dev.beagle.container.ClassPreloader;
import jakarta.ejb.EJB;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletContextEvent;
import jakarta.servlet.ServletContextListener;
import jakarta.servlet.annotation.WebListener;

/**
 * Stops the worker when it is undeployed. Not left to the bean's {@code @PreDestroy} alone: Payara
 * calls that when the deployment can load no more classes.
 */
@WebListener
public class WorkerListener implements ServletContextListener {
  @EJB WorkerBean worker;

  @Override
  public void contextInitialized(ServletContextEvent event) {
    ServletContext context = event.getServletContext();
    new ClassPreloader(context::getResourcePaths, context.getClassLoader()).load();
  }

  @Override
  public void contextDestroyed(ServletContextEvent event) {
    worker.stop();
  }
}
