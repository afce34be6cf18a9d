package dev.beagle.queue;

/**
 * A worker that has announced itself.
 *
 * @param since when it first did, in milliseconds by Redis' clock
 * @param status what it says of itself
 */
record AnnouncedWorker(long since, WorkerStatus status) {

  /** Whether it runs the jobs of a model. */
  boolean serves(String model) {
    return status.models().stream()
        .anyMatch(each -> each.name().equals(model) && each.state() == ModelStatus.State.READY);
  }
}
