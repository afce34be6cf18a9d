package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.StreamEntryID;

/** Both ends of the queue over a real server, each test with every server there is. */
class RedisQueueTest extends AbstractQueueTest {

  @ParameterizedTest
  @MethodSource("servers")
  void aJobGoesToAWorkerAndItsResultComesBack(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.job("shapes", WAIT);

    CompletableFuture<Result> future = both.queue().submit(job);
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);

    assertThat(taken).hasSize(1);
    assertThat(taken.get(0).id()).isEqualTo(job.id());
    assertThat(taken.get(0).taken().top()).isEqualTo(job.top());
    assertThat(taken.get(0).pixels().width()).isEqualTo(job.pixels().width());
    assertThat(taken.get(0).pixels().height()).isEqualTo(job.pixels().height());
    assertThat(taken.get(0).pixels().rgb()).isEqualTo(job.pixels().rgb());

    both.source("shapes").finish(taken, TestJobs.outcomes(taken));

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aBegunJobSaysHowLongItHasWaited(Path server) {
    QueueFixture both = start(server);
    both.submit(TestJobs.job("shapes", WAIT));
    both.awaitRedisTime(60);

    List<StartedJob> late = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    both.submit(TestJobs.job("shapes", WAIT));
    List<StartedJob> soon = TestJobs.takeAndBegin(both.source("shapes"), WAIT);

    assertThat(late.get(0).queued()).isBetween(Duration.ofMillis(60), WAIT);
    assertThat(soon.get(0).queued()).isBetween(Duration.ZERO, WAIT);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobsAreTakenInTheirOrderAndNoMoreThanAskedFor(Path server) {
    QueueFixture both = start(server);
    List<JobId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Job job = TestJobs.job("shapes", WAIT);
      ids.add(job.id());
      both.submit(job);
    }

    List<JobId> taken = new ArrayList<>();
    for (int size : List.of(4, 4, 2)) {
      List<LeasedJob> batch = both.source("shapes").take(4, WAIT);
      assertThat(batch).hasSize(size);
      batch.forEach(job -> taken.add(job.id()));
    }

    assertThat(taken).isEqualTo(ids);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void eachModelHasItsOwnJobs(Path server) {
    QueueFixture both = start(server);
    both.submit(TestJobs.job("shapes", WAIT));

    assertThat(both.source("resnet50").take(32, SOON)).isEmpty();
    assertThat(both.source("shapes").take(32, WAIT)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void capacityIsExactHoweverManyAskAtOnce(Path server) throws Exception {
    QueueFixture both = start(server, "beagle.queue.capacity", "50");
    AtomicInteger refused = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      all.add(threads.submit(() -> submitOrCount(both, refused)));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();

    assertThat(refused).hasValue(110);
    assertThat(both.length("shapes")).isEqualTo(50);

    // Jobs in flight count until they are finished.
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), 10, WAIT);
    assertThatThrownBy(() -> both.submit(TestJobs.job("shapes", WAIT))).hasMessageContaining("50");
    both.finish("shapes", taken);
    both.submit(TestJobs.job("shapes", WAIT));
    QueueFixture.await(() -> both.queue().waiting() == 41);
  }

  private static void submitOrCount(QueueFixture both, AtomicInteger refused) {
    try {
      both.submit(TestJobs.job("shapes", Duration.ofSeconds(60)));
    } catch (BeagleException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.QUEUE_FULL);
      refused.incrementAndGet();
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void thousandsOfJobsOfTwoWebNodesAllComeBackToTheRightOne(Path server) {
    QueueFixture both = start(server, "beagle.queue.capacity", "10000");
    RedisJobQueue other = both.openQueue();
    List<Job> jobs =
        IntStream.range(0, 4000)
            .mapToObj(i -> TestJobs.job("shapes", Duration.ofSeconds(100)))
            .toList();
    both.startWorkers("shapes", 2);
    List<CompletableFuture<Result>> futures = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      futures.add((i % 2 == 0 ? both.queue() : other).submit(jobs.get(i)));
    }
    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }

    assertThat(both.queue().waiting()).isZero();
    assertThat(other.waiting()).isZero();
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aThousandWaitingRequestsHoldOneConnectionForTheirReplies(Path server) {
    QueueFixture both = start(server);
    for (int i = 0; i < 1000; i++) {
      both.submit(TestJobs.job("shapes", Duration.ofSeconds(60)));
    }

    QueueFixture.await(() -> both.connections("cmd=xread ") == 1);
    assertThat(both.queue().waiting()).isEqualTo(1000);
    both.startWorkers("shapes", 1);
    QueueFixture.await(() -> both.queue().waiting() == 0);
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void finishingTwiceChangesNothingAndRepliesOnce(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    String node = "a-node-that-does-not-read";
    both.admit(job, node);
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    both.finish("shapes", taken);

    both.source("shapes")
        .finish(
            taken,
            List.of(
                Outcome.givenUp(new Result.Failure(ErrorCode.INTERNAL_ERROR, "again"), "again")));

    String replies = both.keys().replies(node);
    assertThat(both.redis().<Long>call(jedis -> jedis.xlen(replies))).isEqualTo(1);
    assertThat(both.redis().<String>call(jedis -> jedis.get(both.keys().result(job.id()))))
        .contains("probability");
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void admittingTwiceChangesNothing(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.job("shapes", WAIT);

    both.admit(job, "node");
    both.admit(job, "node");

    assertThat(both.length("shapes")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void anEntryThatIsNoJobIsRemovedAndItsClientTold(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = both.queue().submit(job);
    both.spoil("shapes", Map.of("height", "tall"));
    String jobs = both.keys().jobs("shapes");
    both.redis().call(jedis -> jedis.xadd(jobs, StreamEntryID.NEW_ENTRY, Map.of("a", "b")));

    assertThat(both.source("shapes").take(32, WAIT)).isEmpty();

    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
    assertThat(both.length("shapes")).isZero();
  }
}
