package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.Result;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.UnifiedJedis;

/** Redis forgets what it was given, or thinks that a web node is gone. */
class RedisQueueForgottenTest extends AbstractQueueTest {

  @ParameterizedTest
  @MethodSource("servers")
  void jobsForgottenByRestartedServerAreAdmittedAgain(Path server) {
    QueueFixture fixture = start(server);
    List<Job> jobs = IntStream.range(0, 200).mapToObj(i -> TestJobs.job("shapes", WAIT)).toList();
    List<CompletableFuture<Result>> futures =
        jobs.stream().map(job -> fixture.queue().submit(job)).toList();
    fixture.server().kill();
    fixture.server().forget();

    fixture.server().start();
    fixture.startWorkers("shapes", 1);

    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void flushedJobsAreAdmittedAgain(Path server) {
    QueueFixture fixture = start(server, "beagle.queue.lease", "100");
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = fixture.queue().submit(job);

    fixture.redis().call(UnifiedJedis::flushAll);
    fixture.startWorkers("shapes", 1);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    QueueFixture.await(() -> fixture.length("shapes") == 0);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void resultOfAsyncJobThatWasForgottenIsKeptAgain(Path server) {
    QueueFixture fixture = start(server);
    fixture.startWorkers("shapes", 1);
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    assertThat(fixture.queue().submit(job).join()).isEqualTo(TestJobs.result(job.id()));
    fixture.server().kill();
    fixture.server().forget();

    fixture.server().start();
    fixture.awaitUp();

    assertThat(fixture.openQueue().acceptedJobs().find(job.id()))
        .hasValue(JobStatus.done(TestJobs.result(job.id())));
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void asyncJobForgottenUntilItsDeadlineIsExpired(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.async(TestJobs.job("shapes", Duration.ofMillis(300)));
    CompletableFuture<Result> future = fixture.queue().submit(job);
    fixture.redis().call(UnifiedJedis::flushAll);
    assertThat(future.join()).isInstanceOf(Result.Failure.class);

    QueueFixture.await(() -> fixture.queue().acceptedJobs().find(job.id()).isPresent());

    assertThat(fixture.queue().acceptedJobs().find(job.id()).orElseThrow().result())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void resultWhoseReplyWasLostIsFound(Path server) {
    QueueFixture fixture = start(server, "beagle.queue.lease", "100");
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = fixture.queue().submit(job);
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    LeasedJob lost = started.get(0).leased();
    LeasedJob elsewhere = lost.withReplyTo("another-node");

    fixture.finish(
        "shapes", List.of(new StartedJob(elsewhere, started.get(0).pixels(), Duration.ZERO)));

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobsOfWebNodeThatIsGoneAreNeverRunUnlessTheyAreAsync(Path server) {
    QueueFixture fixture = start(server);
    Job sync = TestJobs.job("shapes", WAIT);
    Job async = TestJobs.async(TestJobs.job("shapes", WAIT));
    fixture.admit(sync, "gone");
    fixture.admit(async, "gone");

    List<StartedJob> live = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);

    assertThat(live).extracting(StartedJob::id).containsExactly(async.id());
    assertThat(fixture.count("shapes", "abandoned")).isEqualTo(1);
    fixture.finish("shapes", live);
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void webNodeThatSeemedGoneAdmitsItsJobsAgain(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = fixture.queue().submit(job);
    QueueFixture.await(() -> fixture.connections("cmd=xread ") == 1);
    fixture.redis().call(jedis -> jedis.del(fixture.keys().webNodes()));

    assertThat(TestJobs.leaseAndStart(fixture.source("shapes"), WAIT)).isEmpty();
    List<StartedJob> again = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    fixture.finish("shapes", again);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void nothingIsAcceptedWithoutEnoughReplicas(Path server) {
    QueueFixture fixture =
        start(server, "beagle.queue.min-replicas", "1", "beagle.redis.timeout", "1000");
    Job job = TestJobs.job("shapes", WAIT);

    assertThatThrownBy(() -> fixture.submit(job))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("0 of the 1 replicas");

    assertThat(fixture.queue().pendingJobs()).isZero();
    assertThat(fixture.length("shapes")).isZero();
    fixture.assertQuiet();
  }
}
