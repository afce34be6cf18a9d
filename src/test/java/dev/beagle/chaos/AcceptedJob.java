package dev.beagle.chaos;

import dev.beagle.job.JobId;

/**
 * A job that a web node has accepted.
 *
 * @param node which start of which web node
 */
record AcceptedJob(ChaosJob job, JobId id, boolean async, ChildJvm.Life node) {
  @Override
  public String toString() {
    return "%s %s %s (%s)".formatted(async ? "async" : "sync", id, job, node.log().getFileName());
  }
}
