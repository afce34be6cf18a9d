package dev.beagle.queue.web;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Looks up accepted jobs on all shards, since a job can be on any, and on several after an outage.
 */
final class RedisAcceptedJobs implements AcceptedJobs {
  private final WebShards shards;

  RedisAcceptedJobs(WebShards shards) {
    this.shards = shards;
  }

  @Override
  public Optional<JobStatus> find(JobId id) {
    return ask(
            shard -> shard.client().find(List.of(id)).get(0).status(),
            status -> !hasExpired(status))
        .stream()
        .max(
            Comparator.comparing(RedisAcceptedJobs::hasExpired, Comparator.reverseOrder())
                .thenComparing(JobStatus::state));
  }

  /** A job that expired on one shard may have moved to another before. */
  private static boolean hasExpired(JobStatus status) {
    return status.result() instanceof Result.Failure failure
        && failure.code() == ErrorCode.DEADLINE_EXCEEDED;
  }

  @Override
  public boolean withdraw(JobId id) {
    return !ask(
            shard -> shard.client().withdraw(id) ? Optional.of(id) : Optional.empty(),
            withdrawn -> true)
        .isEmpty();
  }

  /**
   * The answers of the shards that know the job.
   *
   * @param certain whether an answer holds whatever another shard may say
   * @throws BeagleException {@code unavailable} if no answer is certain, and a shard gives none
   */
  private <T> List<T> ask(Function<WebShard, Optional<T>> question, Predicate<T> certain) {
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
    if (missing != null && answers.stream().noneMatch(certain)) {
      throw missing;
    }
    return answers;
  }
}
