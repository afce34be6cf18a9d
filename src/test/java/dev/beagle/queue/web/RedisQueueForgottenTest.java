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
  void whatARestartedServerHasForgottenIsAdmittedAgain(Path server) {
    QueueFixture both = start(server);
    List<Job> jobs = IntStream.range(0, 200).mapToObj(i -> TestJobs.job("shapes", WAIT)).toList();
    List<CompletableFuture<Result>> futures =
        jobs.stream().map(job -> both.queue().submit(job)).toList();
    both.server().kill();
    both.server().forget();

    both.server().start();
    both.startWorkers("shapes", 1);

    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatWasFlushedIsAdmittedAgain(Path server) {
    QueueFixture both = start(server, "beagle.queue.lease", "100");
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = both.queue().submit(job);

    both.redis().call(UnifiedJedis::flushAll);
    both.startWorkers("shapes", 1);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    QueueFixture.await(() -> both.length("shapes") == 0);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theResultOfAnAsyncJobThatWasForgottenIsKeptAgain(Path server) {
    QueueFixture both = start(server);
    both.startWorkers("shapes", 1);
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    assertThat(both.queue().submit(job).join()).isEqualTo(TestJobs.result(job.id()));
    both.server().kill();
    both.server().forget();

    both.server().start();
    both.awaitUp();

    assertThat(both.openQueue().acceptedJobs().find(job.id()))
        .hasValue(JobStatus.done(TestJobs.result(job.id())));
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void anAsyncJobThatWasForgottenUntilItsDeadlineIsSaidToBeTooLate(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.async(TestJobs.job("shapes", Duration.ofMillis(300)));
    CompletableFuture<Result> future = both.queue().submit(job);
    both.redis().call(UnifiedJedis::flushAll);
    assertThat(future.join()).isInstanceOf(Result.Failure.class);

    QueueFixture.await(() -> both.queue().acceptedJobs().find(job.id()).isPresent());

    assertThat(both.queue().acceptedJobs().find(job.id()).orElseThrow().result())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aResultWhoseReplyWasLostIsFound(Path server) {
    QueueFixture both = start(server, "beagle.queue.lease", "100");
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = both.queue().submit(job);
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    LeasedJob lost = taken.get(0).taken();
    LeasedJob elsewhere =
        new LeasedJob(
            lost.entry(),
            lost.id(),
            lost.width(),
            lost.height(),
            lost.top(),
            "another-node",
            lost.deadline(),
            lost.async());

    both.finish("shapes", List.of(new StartedJob(elsewhere, taken.get(0).pixels(), Duration.ZERO)));

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void theJobsOfAWebNodeThatIsGoneAreNeverRunUnlessTheyAreAsync(Path server) {
    QueueFixture both = start(server);
    Job sync = TestJobs.job("shapes", WAIT);
    Job async = TestJobs.async(TestJobs.job("shapes", WAIT));
    both.admit(sync, "gone");
    both.admit(async, "gone");

    List<StartedJob> live = TestJobs.takeAndBegin(both.source("shapes"), WAIT);

    assertThat(live).extracting(StartedJob::id).containsExactly(async.id());
    assertThat(both.count("shapes", "abandoned")).isEqualTo(1);
    both.finish("shapes", live);
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aWebNodeThatWasTakenForGoneAdmitsItsJobsAgain(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = both.queue().submit(job);
    QueueFixture.await(() -> both.connections("cmd=xread ") == 1);
    both.redis().call(jedis -> jedis.del(both.keys().nodes()));

    assertThat(TestJobs.takeAndBegin(both.source("shapes"), WAIT)).isEmpty();
    List<StartedJob> again = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    both.finish("shapes", again);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void withoutEnoughReplicasNothingIsAccepted(Path server) {
    QueueFixture both =
        start(server, "beagle.queue.min-replicas", "1", "beagle.redis.timeout", "1000");
    Job job = TestJobs.job("shapes", WAIT);

    assertThatThrownBy(() -> both.submit(job))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE))
        .hasMessageContaining("0 of the 1 replicas");

    assertThat(both.queue().waiting()).isZero();
    assertThat(both.length("shapes")).isZero();
    both.assertQuiet();
  }
}
