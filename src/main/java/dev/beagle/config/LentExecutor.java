package dev.beagle.config;

import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.concurrent.ManagedTaskListener;
import java.util.Map;
import java.util.concurrent.Executor;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A managed executor of the server that loses no task. Payara drops one silently if it comes to its
 * turn while the deployment is just being entered in Payara's configuration, for it takes the
 * deployment for disabled; a loop whose task is lost would never go on.
 */
final class LentExecutor implements Executor {
  private static final System.Logger LOG = System.getLogger(LentExecutor.class.getName());

  private final ManagedExecutorService executor;

  LentExecutor(ManagedExecutorService executor) {
    this.executor = executor;
  }

  @Override
  public void execute(Runnable task) {
    executor.execute(new Lasting(task));
  }

  /** A task that runs even if the server aborts it before it has begun. */
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

    /** Called on the thread that was to run it, which lacks the context of the deployment. */
    @Override
    public void taskAborted(
        Future<?> future, ManagedExecutorService executor, Object self, Throwable reason) {
      if (begun.get()) {
        return;
      }
      LOG.log(System.Logger.Level.INFO, "Run although the server aborts it: {0}", reason);
      Thread thread = Thread.currentThread();
      ClassLoader servers = thread.getContextClassLoader();
      thread.setContextClassLoader(LentExecutor.class.getClassLoader());
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
