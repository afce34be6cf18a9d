package dev.beagle.worker;

import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerStatus;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Shows a worker in JMX. */
final class ManagedWorker implements WorkerMXBean {
  private final Supplier<WorkerStatus> status;
  private final Supplier<List<String>> servers;
  private final Runnable pause;
  private final Runnable resume;
  private final BooleanSupplier drain;

  /**
   * Creates the bean of a worker.
   *
   * @param status the worker as it announces itself
   * @param servers the Redis servers that it leases jobs from
   * @param drain pauses the worker; says whether its batches have ended in time
   */
  ManagedWorker(
      Supplier<WorkerStatus> status,
      Supplier<List<String>> servers,
      Runnable pause,
      Runnable resume,
      BooleanSupplier drain) {
    this.status = status;
    this.servers = servers;
    this.pause = pause;
    this.resume = resume;
    this.drain = drain;
  }

  @Override
  public String getId() {
    return status.get().id();
  }

  @Override
  public List<String> getServers() {
    return servers.get();
  }

  @Override
  public List<String> getModels() {
    return status.get().models().stream().map(ModelStatus::name).toList();
  }

  @Override
  public boolean isPaused() {
    return status.get().paused();
  }

  @Override
  public void pause() {
    pause.run();
  }

  @Override
  public void resume() {
    resume.run();
  }

  @Override
  public boolean drain() {
    return drain.getAsBoolean();
  }
}
