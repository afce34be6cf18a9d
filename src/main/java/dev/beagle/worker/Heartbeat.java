package dev.beagle.worker;

import dev.beagle.queue.ModelDirectory;
import dev.beagle.queue.RepeatedTask;
import dev.beagle.queue.WorkerStatus;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Announces the worker to the web nodes: regularly, and at once when something has changed. */
final class Heartbeat {
  private final ModelDirectory directory;
  private final Supplier<WorkerStatus> status;
  private final Duration interval;
  private final Semaphore changes = new Semaphore(1);
  private final RepeatedTask task;

  Heartbeat(
      ModelDirectory directory,
      Supplier<WorkerStatus> status,
      Duration interval,
      Executor executor) {
    this.directory = directory;
    this.status = status;
    this.interval = interval;
    this.task = new RepeatedTask("The worker's heartbeat", executor, interval, this::beat);
  }

  void start() {
    task.start();
  }

  /** Announces the worker as soon as possible. */
  void beatNow() {
    changes.release();
  }

  private void beat() {
    try {
      if (changes.tryAcquire(interval.toMillis(), TimeUnit.MILLISECONDS)) {
        changes.drainPermits();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return;
    }
    if (task.isRunning()) {
      directory.publish(status.get());
    }
  }

  /** Takes the announcement back; if Redis does not answer, it expires by itself. */
  void stop() {
    task.stop(changes::release);
    directory.withdraw(status.get().id());
  }
}
