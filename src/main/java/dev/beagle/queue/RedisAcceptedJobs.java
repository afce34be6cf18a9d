package dev.beagle.queue;

import dev.beagle.job.BeagleException;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What became of jobs, asked of all shards: a job may be on any, and on several after an outage.
 */
final class RedisAcceptedJobs implements AcceptedJobs {
  private final WebShards shards;

  RedisAcceptedJobs(WebShards shards) {
    this.shards = shards;
  }

  @Override
  public Optional<JobStatus> find(JobId id) {
    return ask(shard -> shard.client().find(List.of(id)).get(0).status()).stream()
        .max(Comparator.comparing(JobStatus::state).thenComparing(RedisAcceptedJobs::isPredicted));
  }

  /** What expired on one shard, after it had moved to another, was run there. */
  private static boolean isPredicted(JobStatus status) {
    return status.result() instanceof Result.Predictions;
  }

  @Override
  public boolean withdraw(JobId id) {
    return !ask(shard -> shard.client().withdraw(id) ? Optional.of(id) : Optional.empty())
        .isEmpty();
  }

  /**
   * The answers of those shards that know the job.
   *
   * @throws BeagleException {@code unavailable} if none does, but one does not answer
   */
  private <T> List<T> ask(Function<WebShard, Optional<T>> question) {
    List<T> answers = new ArrayList<>();
    BeagleException missing = null;
    for (WebShard shard : shards.all()) {
      try {
        shard.checkUp();
        question.apply(shard).ifPresent(answers::add);
      } catch (BeagleException e) {
        missing = e;
      }
    }
    if (answers.isEmpty() && missing != null) {
      throw missing;
    }
    return answers;
  }
}
