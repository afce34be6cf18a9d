package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.Result;
import dev.beagle.queue.Keys;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.UnifiedJedis;

/** Redis goes away, comes back, or forgets; nobody restarts anything else. */
class RedisQueueRecoveryTest extends AbstractQueueTest {

  /** With a server that forgets nothing when it is killed. */
  @Override
  QueueFixture start(Path server, String... settings) {
    QueueFixture fixture = super.start(server, settings);
    fixture.redis().call(jedis -> jedis.configSet("appendfsync", "always"));
    return fixture;
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobsInEveryStateAreAnsweredAfterServerWasKilled(Path server) {
    QueueFixture fixture = start(server);
    List<Job> jobs = IntStream.range(0, 30).mapToObj(i -> TestJobs.job("shapes", WAIT)).toList();
    List<CompletableFuture<Result>> futures =
        jobs.stream().map(job -> fixture.queue().submit(job)).toList();
    List<StartedJob> inHand = TestJobs.leaseAndStart(fixture.source("shapes"), 10, WAIT);
    fixture.source("shapes").lease(10, WAIT); // lost on the way
    assertThat(inHand).hasSize(10);

    fixture.server().kill();
    assertThatThrownBy(() -> fixture.finish("shapes", inHand))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThatThrownBy(() -> fixture.source("shapes").lease(10, WAIT))
        .isInstanceOf(BeagleException.class);
    fixture.server().start();

    int finished = 0;
    while (finished < jobs.size()) {
      List<StartedJob> again = TestJobs.leaseAndStart(fixture.source("shapes"), 10, WAIT);
      fixture.finish("shapes", again);
      finished += again.size();
    }
    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void repliesSurviveKilledServerUntilHandedOn(Path server) {
    QueueFixture fixture = start(server);
    String replies = fixture.keys().replies("node");
    List<String> received = new ArrayList<>();
    ReplyReader reader =
        new ReplyReader(
            fixture.redis(),
            replies,
            Duration.ofMillis(10),
            reply -> received.add(reply.text("id")));
    reply(fixture, replies, "first");
    reader.read();
    assertThat(fixture.redis().<Long>call(jedis -> jedis.xlen(replies))).isEqualTo(1);
    reply(fixture, replies, "second");

    fixture.server().kill();
    assertThatThrownBy(reader::read).isInstanceOf(BeagleException.class);
    fixture.server().start();
    reader.read();
    reader.read();
    reader.close();

    assertThat(received).containsExactly("first", "second");
    assertThat(fixture.redis().<Long>call(jedis -> jedis.xlen(replies))).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void meaninglessReplyIsDeletedAndNextOneRead(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = fixture.queue().submit(job);
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    reply(fixture, fixture.keys().replies(started.get(0).leased().replyTo()), "nobody");

    fixture.finish("shapes", started);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    fixture.assertQuiet();
  }

  private static void reply(QueueFixture fixture, String replies, String id) {
    fixture.redis().call(jedis -> jedis.xadd(replies, StreamEntryID.NEW_ENTRY, Map.of("id", id)));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void waitsEndInTimeAndNewJobsAreRefusedWhileServerIsAway(Path server) {
    QueueFixture fixture = start(server);
    CompletableFuture<Result> future =
        fixture.queue().submit(TestJobs.job("shapes", Duration.ofMillis(500)));
    fixture.server().kill();

    assertThatThrownBy(() -> fixture.submit(TestJobs.job("shapes", WAIT)))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
    assertThat(fixture.queue().pendingJobs()).isZero();

    fixture.server().start();
    fixture.awaitUp();
    fixture.startWorkers("shapes", 1);
    Job job = TestJobs.job("shapes", WAIT);
    assertThat(fixture.queue().submit(job).join()).isEqualTo(TestJobs.result(job.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void bothEndsGoOnAfterServerHasForgottenEverything(Path server) {
    QueueFixture fixture = start(server);
    fixture.startWorkers("shapes", 2);
    Job before = TestJobs.job("shapes", WAIT);
    assertThat(fixture.queue().submit(before).join()).isEqualTo(TestJobs.result(before.id()));

    fixture.redis().call(UnifiedJedis::flushAll);

    Job after = TestJobs.job("shapes", WAIT);
    assertThat(fixture.queue().submit(after).join()).isEqualTo(TestJobs.result(after.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobInHandIsAnsweredThoughServerHasForgottenIt(Path server) {
    QueueFixture fixture = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = fixture.queue().submit(job);
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), 10, WAIT);

    fixture.redis().call(UnifiedJedis::flushAll);
    fixture.finish("shapes", started);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobsAdmittedBeforeGroupIsCreatedAgainAreLeased(Path server) {
    QueueFixture fixture = start(server);
    assertThat(fixture.source("shapes").lease(1, Duration.ofMillis(10))).isEmpty();
    fixture.redis().call(jedis -> jedis.xgroupDestroy(fixture.keys().jobs("shapes"), Keys.GROUP));
    Job job = TestJobs.job("shapes", WAIT);
    fixture.submit(job);

    assertThat(fixture.source("shapes").lease(10, WAIT)).isEmpty();

    assertThat(fixture.source("shapes").lease(10, WAIT))
        .extracting(LeasedJob::id)
        .containsExactly(job.id());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void readThatWaitsIsCutShort(Path server) {
    QueueFixture fixture = start(server);
    fixture.startWorkers("shapes", 1);
    RedisJobSource source = fixture.openSource("shapes");
    CompletableFuture<List<LeasedJob>> leased =
        CompletableFuture.supplyAsync(() -> source.lease(1, WAIT));

    while (!leased.isDone()) {
      source.wake();
    }

    assertThat(leased.join()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void workerLeavesGroupUnlessItHoldsJobs(Path server) {
    QueueFixture fixture = start(server);
    RedisJobSource holds = fixture.openSource("shapes");
    fixture.submit(TestJobs.job("shapes", WAIT));
    assertThat(holds.lease(1, WAIT)).hasSize(1);
    RedisJobSource holdsNone = fixture.openSource("shapes");
    assertThat(holdsNone.lease(1, Duration.ofMillis(10))).isEmpty();

    holds.close();
    holdsNone.close();

    assertThat(fixture.redis().<Integer>call(jedis -> consumers(fixture, jedis))).isEqualTo(1);
  }

  private static int consumers(QueueFixture fixture, UnifiedJedis jedis) {
    return jedis.xinfoConsumers2(fixture.keys().jobs("shapes"), Keys.GROUP).size();
  }
}
