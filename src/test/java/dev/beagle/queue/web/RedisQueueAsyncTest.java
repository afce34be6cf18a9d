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
  void anyWebNodeKnowsHowFarJobIs(Path server) {
    QueueFixture fixture = start(server);
    AcceptedJobs elsewhere = fixture.openQueue().acceptedJobs();
    Job job = submit(fixture, WAIT);

    assertThat(elsewhere.find(job.id())).hasValue(status(JobStatus.State.WAITING));
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    assertThat(elsewhere.find(job.id())).hasValue(status(JobStatus.State.RUNNING));
    fixture.finish("shapes", started);
    assertThat(elsewhere.find(job.id())).hasValue(JobStatus.done(TestJobs.result(job.id())));
    assertThat(elsewhere.find(JobId.random())).isEmpty();
    assertThat(ttl(fixture, job)).isGreaterThan(500_000);
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void resultOfSyncJobIsNotKeptForLong(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.job("shapes", Duration.ofSeconds(20));
    fixture.submit(job);
    fixture.finish("shapes", TestJobs.leaseAndStart(fixture.source("shapes"), WAIT));

    assertThat(ttl(fixture, job)).isBetween(1L, 30_000L);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void anyWebNodeWithdrawsWaitingJob(Path server) {
    QueueFixture fixture = start(server, "beagle.queue.lease", "100");
    AcceptedJobs elsewhere = fixture.openQueue().acceptedJobs();
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    JobId id = job.id();
    CompletableFuture<Result> future = fixture.queue().submit(job);

    assertThat(elsewhere.withdraw(id)).isTrue();

    assertThat(fixture.length("shapes")).isZero();
    assertThat(elsewhere.find(id)).isEmpty();
    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNKNOWN_PREDICTION));
    assertThat(elsewhere.withdraw(id)).isFalse();
    assertThat(fixture.count("shapes", "abandoned")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobThatIsWithdrawnWhileItRunsHasNoResult(Path server) {
    QueueFixture fixture = start(server);
    Job job = submit(fixture, WAIT);
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);

    assertThat(fixture.queue().acceptedJobs().withdraw(job.id())).isTrue();
    fixture.finish("shapes", started);

    assertThat(fixture.queue().acceptedJobs().find(job.id())).isEmpty();
    assertThat(fixture.length("shapes")).isZero();
    QueueFixture.await(() -> fixture.queue().pendingJobs() == 0);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void resultCanBeForgotten(Path server) {
    QueueFixture fixture = start(server);
    Job job = submit(fixture, WAIT);
    fixture.finish("shapes", TestJobs.leaseAndStart(fixture.source("shapes"), WAIT));

    assertThat(fixture.queue().acceptedJobs().withdraw(job.id())).isTrue();

    assertThat(fixture.queue().acceptedJobs().find(job.id())).isEmpty();
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobThatMovedToAnotherShardMayComeBack(Path server) {
    QueueFixture fixture = start(server);
    Job job = submit(fixture, WAIT);
    ShardClient client = fixture.client("node");
    client.release(job.id(), "shapes");
    assertThat(fixture.queue().acceptedJobs().find(job.id())).isEmpty();

    assertThat(client.admit(job, WAIT)).isTrue();

    assertThat(fixture.length("shapes")).isEqualTo(1);
    assertThat(fixture.queue().acceptedJobs().find(job.id()))
        .hasValue(new JobStatus(JobStatus.State.WAITING, null));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobThatNoWorkerRanInTimeIsExpired(Path server) {
    QueueFixture fixture = start(server);
    Job watched = submit(fixture, SOON);
    Job unwatched = TestJobs.async(TestJobs.job("shapes", SOON));
    fixture.admit(unwatched, "gone");
    fixture.awaitRedisTime(60);
    QueueFixture.await(() -> fixture.queue().pendingJobs() == 0);

    for (Job job : List.of(watched, unwatched)) {
      QueueFixture.await(
          () -> fixture.queue().acceptedJobs().find(job.id()).get().result() != null);
      assertExpired(fixture.queue().acceptedJobs().find(job.id()));
    }
    assertThat(TestJobs.leaseAndStart(fixture.source("shapes"), SOON)).isEmpty();
    assertExpired(fixture.queue().acceptedJobs().find(unwatched.id()));
    assertThat(fixture.length("shapes")).isZero();
    assertThat(fixture.count("shapes", "expired")).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void findFailsWhileServerIsAway(Path server) {
    QueueFixture fixture = start(server);
    AcceptedJobs accepted = fixture.queue().acceptedJobs();
    fixture.server().kill();

    assertThatThrownBy(() -> accepted.find(JobId.random()))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    fixture.server().start();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void asyncJobsStayWhenTheirWebNodeStops(Path server) {
    QueueFixture fixture = start(server);
    RedisJobQueue stopping = fixture.openQueue();
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    CompletableFuture<Result> unused = stopping.submit(job);

    stopping.close();
    fixture.finish("shapes", TestJobs.leaseAndStart(fixture.source("shapes"), WAIT));

    assertThat(fixture.queue().acceptedJobs().find(job.id()))
        .hasValue(JobStatus.done(TestJobs.result(job.id())));
  }

  private static Job submit(QueueFixture fixture, Duration timeout) {
    Job job = TestJobs.async(TestJobs.job("shapes", timeout));
    fixture.submit(job);
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

  private static long ttl(QueueFixture fixture, Job job) {
    return fixture.redis().<Long>call(jedis -> jedis.pttl(fixture.keys().result(job.id())));
  }
}
