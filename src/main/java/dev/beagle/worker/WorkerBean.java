package dev.beagle.worker;

import dev.beagle.config.Settings;
import dev.beagle.queue.WorkerStatus;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.ConcurrencyManagement;
import jakarta.ejb.ConcurrencyManagementType;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.enterprise.concurrent.ManagedThreadFactory;
import java.util.List;

/** The container's handle on the worker: one for each server, from deployment to undeployment. */
@Singleton
@Startup
@ConcurrencyManagement(ConcurrencyManagementType.BEAN)
@TransactionManagement(TransactionManagementType.BEAN)
public class WorkerBean {
  @Resource ManagedExecutorService executor;
  @Resource ManagedThreadFactory threads;

  private Worker worker;
  private boolean stopped;

  @PostConstruct
  void start() {
    Settings settings = Settings.ofServer();
    worker = Worker.open(settings, executor, threads);
    worker.start();
  }

  /** Finishes the batches in hand and frees the models; once is enough. */
  @PreDestroy
  public synchronized void stop() {
    if (!stopped) {
      stopped = true;
      worker.close();
    }
  }

  /** Why some shards do not answer; throws {@code unavailable} if none does. */
  public List<String> pingRedis() {
    return worker.pingRedis();
  }

  /** How the worker and its models are. */
  public WorkerStatus status() {
    return worker.status();
  }
}
