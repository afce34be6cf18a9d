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
  void withoutAWorkerTheWaitEndsAtTheDeadlineAndNothingIsLeft(Path server) {
    QueueFixture both = start(server);

    Result result = both.queue().submit(TestJobs.job("shapes", SOON)).join();

    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
    both.awaitEmptyStream("shapes");
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobWhoseDeadlineIsPastIsNeverRun(Path server) {
    QueueFixture both = start(server);
    both.submitAndForget(TestJobs.job("shapes", Duration.ofMillis(1)));
    Job live = TestJobs.job("shapes", WAIT);
    both.awaitRedisTime(5);
    both.submit(live);

    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);

    assertThat(taken).extracting(StartedJob::id).containsExactly(live.id());
    assertThat(both.count("shapes", "expired")).isEqualTo(1);
    both.finish("shapes", taken);
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatAServerWasSentWhileItHungIsNotQueuedAfterItsDeadline(Path server) {
    QueueFixture both = start(server, "beagle.redis.timeout", "200");
    ShardClient client = both.client("node");
    client.announce(TestNode.status("node"));
    Job inTime = TestJobs.job("shapes", WAIT);
    client.admit(inTime, inTime.timeout()); // The server has to know the script.
    Job late = TestJobs.job("shapes", Duration.ofMillis(1));
    both.server().pause();

    assertThatThrownBy(() -> client.admit(late, late.timeout()))
        .isInstanceOf(BeagleException.class);
    both.server().resume();

    QueueFixture.await(() -> both.count("shapes", "expired") > 0);
    assertThat(both.length("shapes")).as("the job in time").isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsPastItsDeadlineDoesNotFillTheQueue(Path server) {
    QueueFixture both = start(server, "beagle.queue.capacity", "3");
    for (int i = 0; i < 3; i++) {
      both.submitAndForget(TestJobs.job("shapes", Duration.ofMillis(1)));
    }
    both.awaitRedisTime(5);

    both.submit(TestJobs.job("shapes", WAIT));

    assertThat(both.length("shapes")).isEqualTo(3);
    assertThat(TestJobs.takeAndBegin(both.source("shapes"), WAIT)).hasSize(1);
    assertThat(both.count("shapes", "expired")).isEqualTo(3);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void anAsyncJobThatMakesRoomThoughAWorkerHasBegunItIsSaidToBeTooLate(Path server) {
    QueueFixture both = start(server, "beagle.queue.capacity", "1");
    Job begun = TestJobs.async(TestJobs.job("shapes", Duration.ofMillis(500)));
    both.admit(begun, "node");
    assertThat(TestJobs.takeAndBegin(both.source("shapes"), WAIT)).hasSize(1);
    both.awaitRedisTime(600);

    both.submit(TestJobs.job("shapes", WAIT));

    assertThat(both.queue().acceptedJobs().find(begun.id()).orElseThrow().result())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aCancelledJobIsNeverRun(Path server) {
    QueueFixture both = start(server);
    CompletableFuture<Result> future = both.queue().submit(TestJobs.job("shapes", WAIT));

    future.cancel(true);

    both.awaitEmptyStream("shapes");
    assertThat(both.source("shapes").take(32, SOON)).isEmpty();
    assertThat(both.queue().waiting()).isZero();
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobCancelledWhileItRunsLeavesNoResult(Path server) {
    QueueFixture both = start(server);
    CompletableFuture<Result> future = both.queue().submit(TestJobs.job("shapes", WAIT));
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    future.cancel(true);
    both.awaitState(taken.get(0).id(), "cancelled");

    both.finish("shapes", taken);

    assertThat(both.keysLike("result")).isEmpty();
    assertThat(both.length("shapes")).isZero();
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void closingEndsEveryWaitAndLeavesNothing(Path server) {
    QueueFixture both = start(server);
    RedisJobQueue queue = both.openQueue();
    CompletableFuture<Result> future = queue.submit(TestJobs.job("shapes", WAIT));

    queue.close();

    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThatThrownBy(() -> queue.submit(TestJobs.job("shapes", WAIT)))
        .hasMessageContaining("stopping");
    assertThat(both.length("shapes")).isZero();
    both.assertQuiet();
  }
}
