package dev.beagle.worker;

import dev.beagle.concurrent.PollingLoop;
import dev.beagle.job.BeagleException;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Announces the worker to the web nodes: regularly, and at once when something has changed. */
final class Heartbeat {
  private static final System.Logger LOG = System.getLogger(Heartbeat.class.getName());

  private final WorkerAnnouncements announcements;
  private final Supplier<WorkerStatus> status;
  private final Consumer<Set<String>> onOverdue;
  private final Duration interval;
  private final Semaphore changes = new Semaphore(1);
  private final PollingLoop task;

  /**
   * A heartbeat that has not started.
   *
   * @param status the worker's status
   * @param onOverdue gets the names of the models that have jobs whose lease has ended
   * @param interval the time between two announcements
   */
  Heartbeat(
      WorkerAnnouncements announcements,
      Supplier<WorkerStatus> status,
      Consumer<Set<String>> onOverdue,
      Duration interval,
      Executor executor) {
    this.announcements = announcements;
    this.status = status;
    this.onOverdue = onOverdue;
    this.interval = interval;
    this.task = new PollingLoop("The worker's heartbeat", executor, interval, this::beat);
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
      onOverdue.accept(announcements.publish(status.get()));
    }
  }

  /** Removes the announcement; if Redis does not answer, it expires by itself. */
  void stop() {
    task.stop(changes::release);
    try {
      announcements.remove(status.get().id());
    } catch (BeagleException e) {
      LOG.log(System.Logger.Level.DEBUG, "Announcement of the worker stays until it expires", e);
    }
  }
}
