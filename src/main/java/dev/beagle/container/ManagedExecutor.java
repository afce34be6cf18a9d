package dev.beagle.container;

import dev.beagle.config.ServerConfig;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.concurrent.ManagedTaskListener;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * Runs tasks on a managed executor of the server and loses none. While Payara enters a deployment
 * in its configuration, it takes the deployment for disabled and drops its tasks silently; a loop
 * whose task is lost would never go on.
 */
public final class ManagedExecutor implements Executor {
  private static final System.Logger LOG = System.getLogger(ManagedExecutor.class.getName());

  private final ManagedExecutorService executor;

  ManagedExecutor(ManagedExecutorService executor) {
    this.executor = executor;
  }

  /**
   * Looks up a managed executor.
   *
   * @param name JNDI name, the value of {@code beagle.executor}
   * @throws IllegalArgumentException if the server has none of that name
   */
  @SuppressWarnings("BanJNDI") // The name is local, and the operator's, not a user's.
  public static Executor lookUp(String name) {
    try {
      ManagedExecutorService executor = InitialContext.doLookup(name);
      return new ManagedExecutor(executor);
    } catch (NamingException | ClassCastException e) {
      throw new IllegalArgumentException(
          "%s = \"%s\" does not exist: set it to the JNDI name of a managed executor of this server (%s)"
              .formatted(ServerConfig.EXECUTOR.key(), name, e.getMessage()),
          e);
    }
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(new Lasting(task));
  }

  /** A task that runs even if the server aborts it before its start. */
  private static final class Lasting implements Runnable, ManagedTask, ManagedTaskListener {
    private final Runnable task;
    private final AtomicBoolean begun = new AtomicBoolean();

    Lasting(Runnable task) {
      this.task = task;
    }

    @Override
    public void run() {
      if (begun.compareAndSet(false, true)) {
        task.run();
      }
    }

    /** Runs the task on the thread meant for it, which lacks the deployment's class loader. */
    @Override
    public void taskAborted(
        Future<?> future, ManagedExecutorService executor, Object self, Throwable reason) {
      if (begun.get()) {
        return;
      }
      LOG.log(
          System.Logger.Level.INFO,
          "The server aborted a task before it started; it runs nevertheless: {0}",
          reason);
      Thread thread = Thread.currentThread();
      ClassLoader servers = thread.getContextClassLoader();
      thread.setContextClassLoader(ManagedExecutor.class.getClassLoader());
      try {
        run();
      } finally {
        thread.setContextClassLoader(servers);
      }
    }

    @Override
    public ManagedTaskListener getManagedTaskListener() {
      return this;
    }

    @Override
    public Map<String, String> getExecutionProperties() {
      return Map.of();
    }

    @Override
    public void taskSubmitted(Future<?> future, ManagedExecutorService executor, Object self) {}

    @Override
    public void taskStarting(Future<?> future, ManagedExecutorService executor, Object self) {}

    @Override
    public void taskDone(
        Future<?> future, ManagedExecutorService executor, Object self, Throwable thrown) {}
  }
}
