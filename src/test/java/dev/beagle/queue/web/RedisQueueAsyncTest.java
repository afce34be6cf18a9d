package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs whose results are asked for later, at another web node than the one that admitted them. */
class RedisQueueAsyncTest extends AbstractQueueTest {

  @ParameterizedTest
  @MethodSource("servers")
  void anyWebNodeKnowsHowFarAJobIs(Path server) {
    QueueFixture both = start(server);
    AcceptedJobs elsewhere = both.openQueue().acceptedJobs();
    Job job = submit(both, WAIT);

    assertThat(elsewhere.find(job.id())).hasValue(status(JobStatus.State.WAITING));
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    assertThat(elsewhere.find(job.id())).hasValue(status(JobStatus.State.RUNNING));
    both.finish("shapes", taken);
    assertThat(elsewhere.find(job.id())).hasValue(JobStatus.done(TestJobs.result(job.id())));
    assertThat(elsewhere.find(JobId.random())).isEmpty();
    assertThat(ttl(both, job)).isGreaterThan(500_000);
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theResultOfASyncJobIsNotKeptForLong(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.job("shapes", Duration.ofSeconds(20));
    both.submit(job);
    both.finish("shapes", TestJobs.takeAndBegin(both.source("shapes"), WAIT));

    assertThat(ttl(both, job)).isBetween(1L, 30_000L);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void anyWebNodeWithdrawsAWaitingJob(Path server) {
    QueueFixture both = start(server, "beagle.queue.lease", "100");
    AcceptedJobs elsewhere = both.openQueue().acceptedJobs();
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    JobId id = job.id();
    CompletableFuture<Result> future = both.queue().submit(job);

    assertThat(elsewhere.withdraw(id)).isTrue();

    assertThat(both.length("shapes")).isZero();
    assertThat(elsewhere.find(id)).isEmpty();
    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_PREDICTION));
    assertThat(elsewhere.withdraw(id)).isFalse();
    assertThat(both.count("shapes", "abandoned")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobThatIsWithdrawnWhileItRunsHasNoResult(Path server) {
    QueueFixture both = start(server);
    Job job = submit(both, WAIT);
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);

    assertThat(both.queue().acceptedJobs().withdraw(job.id())).isTrue();
    both.finish("shapes", taken);

    assertThat(both.queue().acceptedJobs().find(job.id())).isEmpty();
    assertThat(both.length("shapes")).isZero();
    QueueFixture.await(() -> both.queue().waiting() == 0);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aResultCanBeForgotten(Path server) {
    QueueFixture both = start(server);
    Job job = submit(both, WAIT);
    both.finish("shapes", TestJobs.takeAndBegin(both.source("shapes"), WAIT));

    assertThat(both.queue().acceptedJobs().withdraw(job.id())).isTrue();

    assertThat(both.queue().acceptedJobs().find(job.id())).isEmpty();
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobThatMovedToAnotherShardMayComeBack(Path server) {
    QueueFixture both = start(server);
    Job job = submit(both, WAIT);
    ShardClient client = both.client("node");
    client.release(job.id(), "shapes");
    assertThat(both.queue().acceptedJobs().find(job.id())).isEmpty();

    assertThat(client.admit(job, WAIT)).isTrue();

    assertThat(both.length("shapes")).isEqualTo(1);
    assertThat(both.queue().acceptedJobs().find(job.id()))
        .hasValue(new JobStatus(JobStatus.State.WAITING, null));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobThatNobodyRanInTimeSaysSo(Path server) {
    QueueFixture both = start(server);
    Job watched = submit(both, SOON);
    Job unwatched = TestJobs.async(TestJobs.job("shapes", SOON));
    both.admit(unwatched, "gone");
    both.awaitRedisTime(60);
    QueueFixture.await(() -> both.queue().waiting() == 0);

    for (Job job : List.of(watched, unwatched)) {
      QueueFixture.await(() -> both.queue().acceptedJobs().find(job.id()).get().result() != null);
      assertExpired(both.queue().acceptedJobs().find(job.id()));
    }
    assertThat(TestJobs.takeAndBegin(both.source("shapes"), SOON)).isEmpty();
    assertExpired(both.queue().acceptedJobs().find(unwatched.id()));
    assertThat(both.length("shapes")).isZero();
    assertThat(both.count("shapes", "expired")).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whileTheServerIsAwayNobodyKnows(Path server) {
    QueueFixture both = start(server);
    AcceptedJobs accepted = both.queue().acceptedJobs();
    both.server().kill();

    assertThatThrownBy(() -> accepted.find(JobId.random()))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    both.server().start();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void asyncJobsStayWhenTheirWebNodeStops(Path server) {
    QueueFixture both = start(server);
    RedisJobQueue stopping = both.openQueue();
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    CompletableFuture<Result> unused = stopping.submit(job);

    stopping.close();
    both.finish("shapes", TestJobs.takeAndBegin(both.source("shapes"), WAIT));

    assertThat(both.queue().acceptedJobs().find(job.id()))
        .hasValue(JobStatus.done(TestJobs.result(job.id())));
  }

  private static Job submit(QueueFixture both, Duration timeout) {
    Job job = TestJobs.async(TestJobs.job("shapes", timeout));
    both.submit(job);
    return job;
  }

  private static JobStatus status(JobStatus.State state) {
    return new JobStatus(state, null);
  }

  private static void assertExpired(Optional<JobStatus> status) {
    assertThat(status.orElseThrow().result())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
  }

  private static long ttl(QueueFixture both, Job job) {
    return both.redis().<Long>call(jedis -> jedis.pttl(both.keys().result(job.id())));
  }
}
