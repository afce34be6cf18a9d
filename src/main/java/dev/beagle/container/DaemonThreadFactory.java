package dev.beagle.container;

import java.util.concurrent.ThreadFactory;

/**
 * Threads of a deployment's own, which hold up no server that ends. Whoever has one made bounds
 * their number and ends them.
 *
 * <p>Not the server's {@code ManagedThreadFactory}: a thread of Payara's ends before it has begun
 * if Payara, which is just entering the deployment in its configuration, takes it for disabled. The
 * pool would wait for that thread for ever. Nothing that these threads do needs the naming or
 * security context that such a thread would have.
 */
public final class DaemonThreadFactory implements ThreadFactory {
  private final String name;

  /**
   * A factory of threads that share a name.
   *
   * @param name for thread dumps
   */
  public DaemonThreadFactory(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    // Nothing is inherited: servers keep in such variables what the thread that deploys is at.
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setContextClassLoader(DaemonThreadFactory.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }
}
