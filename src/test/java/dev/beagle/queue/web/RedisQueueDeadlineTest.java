package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.Result;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Jobs that nobody waits for any more, each test with every server there is. */
class RedisQueueDeadlineTest extends AbstractQueueTest {

  @ParameterizedTest
  @MethodSource("servers")
  void waitWithoutWorkerEndsAtDeadlineAndLeavesNothing(Path server) {
    QueueFixture fixture = start(server);

    Result result = fixture.queue().submit(TestJobs.job("shapes", SOON)).join();

    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
    fixture.awaitEmptyStream("shapes");
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobWhoseDeadlineIsPastIsNeverRun(Path server) {
    QueueFixture fixture = start(server);
    fixture.submitAndForget(TestJobs.job("shapes", Duration.ofMillis(1)));
    Job live = TestJobs.job("shapes", WAIT);
    fixture.awaitRedisTime(5);
    fixture.submit(live);

    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);

    assertThat(started).extracting(StartedJob::id).containsExactly(live.id());
    assertThat(fixture.count("shapes", "expired")).isEqualTo(1);
    fixture.finish("shapes", started);
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void lateCommandsOfHungServerAreNotQueued(Path server) {
    QueueFixture fixture = start(server, "beagle.redis.timeout", "200");
    ShardClient client = fixture.client("node");
    client.announce(TestNode.status("node"));
    Job inTime = TestJobs.job("shapes", WAIT);
    client.admit(inTime, inTime.timeout()); // The server has to know the script.
    Job late = TestJobs.job("shapes", Duration.ofMillis(1));
    fixture.server().pause();

    assertThatThrownBy(() -> client.admit(late, late.timeout()))
        .isInstanceOf(BeagleException.class);
    fixture.server().resume();

    QueueFixture.await(() -> fixture.count("shapes", "expired") > 0);
    assertThat(fixture.length("shapes")).as("the job in time").isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void expiredJobsDoNotFillQueue(Path server) {
    QueueFixture fixture = start(server, "beagle.queue.capacity", "3");
    for (int i = 0; i < 3; i++) {
      fixture.submitAndForget(TestJobs.job("shapes", Duration.ofMillis(1)));
    }
    fixture.awaitRedisTime(5);

    fixture.submit(TestJobs.job("shapes", WAIT));

    assertThat(fixture.length("shapes")).isEqualTo(3);
    assertThat(TestJobs.leaseAndStart(fixture.source("shapes"), WAIT)).hasSize(1);
    assertThat(fixture.count("shapes", "expired")).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void startedAsyncJobThatMakesRoomIsExpired(Path server) {
    QueueFixture fixture = start(server, "beagle.queue.capacity", "1");
    Job started = TestJobs.async(TestJobs.job("shapes", Duration.ofMillis(500)));
    fixture.admit(started, "node");
    assertThat(TestJobs.leaseAndStart(fixture.source("shapes"), WAIT)).hasSize(1);
    fixture.awaitRedisTime(600);

    fixture.submit(TestJobs.job("shapes", WAIT));

    assertThat(fixture.queue().acceptedJobs().find(started.id()).orElseThrow().result())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void cancelledJobIsNeverRun(Path server) {
    QueueFixture fixture = start(server);
    CompletableFuture<Result> future = fixture.queue().submit(TestJobs.job("shapes", WAIT));

    future.cancel(true);

    fixture.awaitEmptyStream("shapes");
    assertThat(fixture.source("shapes").lease(32, SOON)).isEmpty();
    assertThat(fixture.queue().pendingJobs()).isZero();
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobCancelledWhileItRunsLeavesNoResult(Path server) {
    QueueFixture fixture = start(server);
    CompletableFuture<Result> future = fixture.queue().submit(TestJobs.job("shapes", WAIT));
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    future.cancel(true);
    fixture.awaitState(started.get(0).id(), "cancelled");

    fixture.finish("shapes", started);

    assertThat(fixture.keysLike("result")).isEmpty();
    assertThat(fixture.length("shapes")).isZero();
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void closingEndsEveryWaitAndLeavesNothing(Path server) {
    QueueFixture fixture = start(server);
    RedisJobQueue queue = fixture.openQueue();
    CompletableFuture<Result> future = queue.submit(TestJobs.job("shapes", WAIT));

    queue.close();

    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThatThrownBy(() -> queue.submit(TestJobs.job("shapes", WAIT)))
        .hasMessageContaining("stopping");
    assertThat(fixture.length("shapes")).isZero();
    fixture.assertQuiet();
  }
}
