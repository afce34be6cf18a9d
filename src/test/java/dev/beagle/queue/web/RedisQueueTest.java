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
  void jobGoesToWorkerAndItsResultComesBack(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.job("shapes", WAIT);

    CompletableFuture<Result> future = fixture.queue().submit(job);
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);

    assertThat(started).hasSize(1);
    assertThat(started.get(0).id()).isEqualTo(job.id());
    assertThat(started.get(0).leased().top()).isEqualTo(job.top());
    assertThat(started.get(0).pixels().width()).isEqualTo(job.pixels().width());
    assertThat(started.get(0).pixels().height()).isEqualTo(job.pixels().height());
    assertThat(started.get(0).pixels().rgb()).isEqualTo(job.pixels().rgb());

    fixture.source("shapes").finish(started, TestJobs.outcomes(started));

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void startedJobTellsItsWait(Path server) {
    QueueFixture fixture = start(server);
    fixture.submit(TestJobs.job("shapes", WAIT));
    fixture.awaitRedisTime(60);

    List<StartedJob> late = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    fixture.submit(TestJobs.job("shapes", WAIT));
    List<StartedJob> soon = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);

    assertThat(late.get(0).queued()).isBetween(Duration.ofMillis(60), WAIT);
    assertThat(soon.get(0).queued()).isBetween(Duration.ZERO, WAIT);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobsAreLeasedInOrderAndNoMoreThanAskedFor(Path server) {
    QueueFixture fixture = start(server);
    List<JobId> ids = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      Job job = TestJobs.job("shapes", WAIT);
      ids.add(job.id());
      fixture.submit(job);
    }

    List<JobId> leased = new ArrayList<>();
    for (int size : List.of(4, 4, 2)) {
      List<LeasedJob> batch = fixture.source("shapes").lease(4, WAIT);
      assertThat(batch).hasSize(size);
      batch.forEach(job -> leased.add(job.id()));
    }

    assertThat(leased).isEqualTo(ids);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void eachModelHasItsOwnJobs(Path server) {
    QueueFixture fixture = start(server);
    fixture.submit(TestJobs.job("shapes", WAIT));

    assertThat(fixture.source("resnet50").lease(32, SOON)).isEmpty();
    assertThat(fixture.source("shapes").lease(32, WAIT)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void capacityIsExactHoweverManyAskAtOnce(Path server) throws Exception {
    QueueFixture fixture = start(server, "beagle.queue.capacity", "50");
    AtomicInteger refused = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(16);
    List<Future<?>> all = new ArrayList<>();
    for (int i = 0; i < 160; i++) {
      all.add(threads.submit(() -> submitOrCount(fixture, refused)));
    }
    for (Future<?> each : all) {
      each.get();
    }
    threads.shutdown();

    assertThat(refused).hasValue(110);
    assertThat(fixture.length("shapes")).isEqualTo(50);

    // Jobs in flight count until they are finished.
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), 10, WAIT);
    assertThatThrownBy(() -> fixture.submit(TestJobs.job("shapes", WAIT)))
        .hasMessageContaining("50");
    fixture.finish("shapes", started);
    fixture.submit(TestJobs.job("shapes", WAIT));
    QueueFixture.await(() -> fixture.queue().pendingJobs() == 41);
  }

  private static void submitOrCount(QueueFixture fixture, AtomicInteger refused) {
    try {
      fixture.submit(TestJobs.job("shapes", Duration.ofSeconds(60)));
    } catch (BeagleException e) {
      assertThat(e.code()).isEqualTo(ErrorCode.QUEUE_FULL);
      refused.incrementAndGet();
    }
  }

  @ParameterizedTest
  @MethodSource("servers")
  void thousandsOfJobsComeBackToTheirOwnWebNode(Path server) {
    QueueFixture fixture = start(server, "beagle.queue.capacity", "10000");
    RedisJobQueue other = fixture.openQueue();
    List<Job> jobs =
        IntStream.range(0, 4000)
            .mapToObj(i -> TestJobs.job("shapes", Duration.ofSeconds(100)))
            .toList();
    fixture.startWorkers("shapes", 2);
    List<CompletableFuture<Result>> futures = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      futures.add((i % 2 == 0 ? fixture.queue() : other).submit(jobs.get(i)));
    }
    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }

    assertThat(fixture.queue().pendingJobs()).isZero();
    assertThat(other.pendingJobs()).isZero();
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void thousandWaitingRequestsHoldOneConnectionForTheirReplies(Path server) {
    QueueFixture fixture = start(server);
    for (int i = 0; i < 1000; i++) {
      fixture.submit(TestJobs.job("shapes", Duration.ofSeconds(60)));
    }

    QueueFixture.await(() -> fixture.connections("cmd=xread ") == 1);
    assertThat(fixture.queue().pendingJobs()).isEqualTo(1000);
    fixture.startWorkers("shapes", 1);
    QueueFixture.await(() -> fixture.queue().pendingJobs() == 0);
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void finishingTwiceChangesNothingAndRepliesOnce(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.async(TestJobs.job("shapes", WAIT));
    String node = "a-node-that-does-not-read";
    fixture.admit(job, node);
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    fixture.finish("shapes", started);

    fixture
        .source("shapes")
        .finish(
            started,
            List.of(
                Outcome.deadLetter(
                    new Result.Failure(ErrorCode.INTERNAL_ERROR, "again"), "again")));

    String replies = fixture.keys().replies(node);
    assertThat(fixture.redis().<Long>call(jedis -> jedis.xlen(replies))).isEqualTo(1);
    assertThat(fixture.redis().<String>call(jedis -> jedis.get(fixture.keys().result(job.id()))))
        .contains("probability");
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void admittingTwiceChangesNothing(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.job("shapes", WAIT);

    fixture.admit(job, "node");
    fixture.admit(job, "node");

    assertThat(fixture.length("shapes")).isEqualTo(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobOfNewerFormatIsDeadLetterWhoseClientIsToldToRunSameVersion(Path server) {
    QueueFixture fixture = start(server);
    CompletableFuture<Result> future = fixture.queue().submit(TestJobs.job("shapes", WAIT));
    fixture.spoil("shapes", Map.of("format", "2"));

    assertThat(fixture.source("shapes").lease(32, WAIT)).isEmpty();

    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.message()).contains("run the same version"));
    assertThat(fixture.client("node").deadLetters("shapes", 1).get(0).cause())
        .contains("job of format 2");
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void entryWithoutJobIsRemovedAndItsClientTold(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = fixture.queue().submit(job);
    fixture.spoil("shapes", Map.of("height", "tall"));
    String jobs = fixture.keys().jobs("shapes");
    fixture.redis().call(jedis -> jedis.xadd(jobs, StreamEntryID.NEW_ENTRY, Map.of("a", "b")));

    assertThat(fixture.source("shapes").lease(32, WAIT)).isEmpty();

    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR));
    assertThat(fixture.length("shapes")).isZero();
  }
}
