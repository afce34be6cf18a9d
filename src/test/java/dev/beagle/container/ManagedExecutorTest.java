package dev.beagle.container;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.enterprise.concurrent.AbortedException;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedTask;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ManagedExecutorTest {
  private final List<Runnable> handedOver = new ArrayList<>();
  private final ManagedExecutor executor = new ManagedExecutor(recorder());
  private final List<ClassLoader> runs = new ArrayList<>();

  @Test
  void taskAbortedBeforeItsStartRunsWithTheDeploymentsClasses() {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    ClassLoader servers = new ClassLoader(null) {};
    Runnable task = submit();
    Thread.currentThread().setContextClassLoader(servers);
    try {
      abort(task);

      assertThat(runs).containsExactly(ManagedExecutor.class.getClassLoader());
      assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(servers);
    } finally {
      Thread.currentThread().setContextClassLoader(before);
    }
  }

  @Test
  void startedTaskIsNotRunAgain() {
    Runnable task = submit();
    task.run();
    abort(task);

    assertThat(runs).hasSize(1);
  }

  private Runnable submit() {
    executor.execute(() -> runs.add(Thread.currentThread().getContextClassLoader()));
    return handedOver.get(0);
  }

  /** As Payara does when it takes the deployment for disabled. */
  private static void abort(Runnable task) {
    Future<?> future = new CompletableFuture<>();
    ((ManagedTask) task)
        .getManagedTaskListener()
        .taskAborted(future, null, task, new AbortedException("Module beagle is disabled"));
  }

  private ManagedExecutorService recorder() {
    return (ManagedExecutorService)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {ManagedExecutorService.class},
            (proxy, method, arguments) -> {
              assertThat(method.getName()).isEqualTo("execute");
              handedOver.add((Runnable) arguments[0]);
              return null;
            });
  }
}
