package dev.beagle.worker;

import dev.beagle.config.Settings;
import dev.beagle.container.DaemonThreadFactory;
import dev.beagle.container.ManagedExecutor;
import dev.beagle.queue.WorkerStatus;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.EJBException;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import java.util.List;

/** The container's handle on the worker: one for each server, from deployment to undeployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkerBean {
  @Resource SessionContext context;

  private Worker worker;
  private boolean stopped;

  @PostConstruct
  void start() {
    Settings settings = Settings.ofServer();
    WorkerBean seenByContainer = context.getBusinessObject(WorkerBean.class);
    worker =
        Worker.open(
            settings,
            ManagedExecutor.lookUp(settings.server().executor()),
            new DaemonThreadFactory("beagle-model"),
            batch -> run(batch, seenByContainer));
    worker.start();
  }

  private static void run(Runnable batch, WorkerBean bean) {
    try {
      bean.runBatch(batch);
    } catch (EJBException | IllegalStateException e) {
      // The container refuses calls while the bean is created or destroyed. A future runs once at
      // most.
      batch.run();
    }
  }

  /** Runs one batch: a business method, so that the container's statistics see each of them. */
  public void runBatch(Runnable batch) {
    batch.run();
  }

  /** Finishes the running batches and frees the models. Further calls do nothing. */
  @PreDestroy
  public synchronized void stop() {
    if (!stopped) {
      stopped = true;
      worker.close();
    }
  }

  /** The reasons why some shards do not answer; throws {@code unavailable} if none does. */
  public List<String> pingRedis() {
    return worker.pingRedis();
  }

  /** The status of the worker and its models. */
  public WorkerStatus status() {
    return worker.status();
  }
}
