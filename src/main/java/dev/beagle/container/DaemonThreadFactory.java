package dev.beagle.container;

import java.util.concurrent.ThreadFactory;

/**
 * Creates daemon threads for a deployment. They do not keep a server from ending. The user of a
 * factory limits the number of its threads and ends them.
 *
 * <p>The server's {@code ManagedThreadFactory} will not do: while Payara enters a deployment in its
 * configuration, it takes the deployment for disabled, and ends its threads before they have begun.
 * A pool would wait for such a thread for ever. Nothing that these threads do needs the naming or
 * security context of a managed thread.
 */
public final class DaemonThreadFactory implements ThreadFactory {
  private final String name;

  /**
   * A factory of threads that share a name.
   *
   * @param name the name in thread dumps
   */
  public DaemonThreadFactory(String name) {
    this.name = name;
  }

  @Override
  public Thread newThread(Runnable task) {
    // Without inherited variables: servers keep the state of the deploying thread in them.
    Thread thread = new Thread(null, task, name, 0, false);
    thread.setContextClassLoader(DaemonThreadFactory.class.getClassLoader());
    thread.setDaemon(true);
    return thread;
  }
}
