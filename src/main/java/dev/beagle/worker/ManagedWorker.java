package dev.beagle.worker;

import dev.beagle.queue.ModelStatus;
import java.util.List;

/** A worker over JMX. */
final class ManagedWorker implements WorkerMXBean {
  private final Worker worker;

  ManagedWorker(Worker worker) {
    this.worker = worker;
  }

  @Override
  public String getId() {
    return worker.status().id();
  }

  @Override
  public List<String> getServers() {
    return worker.servers();
  }

  @Override
  public List<String> getModels() {
    return worker.status().models().stream().map(ModelStatus::name).toList();
  }

  @Override
  public boolean isPaused() {
    return worker.gate().isClosed();
  }

  @Override
  public void pause() {
    worker.pause();
  }

  @Override
  public void resume() {
    worker.resume();
  }

  @Override
  public boolean drain() {
    return worker.drain();
  }
}
