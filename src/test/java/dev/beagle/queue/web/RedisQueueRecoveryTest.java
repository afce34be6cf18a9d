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
    QueueFixture both = super.start(server, settings);
    both.redis().call(jedis -> jedis.configSet("appendfsync", "always"));
    return both;
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobsInEveryStateAreAnsweredAfterTheServerWasKilled(Path server) {
    QueueFixture both = start(server);
    List<Job> jobs = IntStream.range(0, 30).mapToObj(i -> TestJobs.job("shapes", WAIT)).toList();
    List<CompletableFuture<Result>> futures =
        jobs.stream().map(job -> both.queue().submit(job)).toList();
    List<StartedJob> inHand = TestJobs.takeAndBegin(both.source("shapes"), 10, WAIT);
    both.source("shapes").take(10, WAIT); // lost on the way
    assertThat(inHand).hasSize(10);

    both.server().kill();
    assertThatThrownBy(() -> both.finish("shapes", inHand))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThatThrownBy(() -> both.source("shapes").take(10, WAIT))
        .isInstanceOf(BeagleException.class);
    both.server().start();

    int finished = 0;
    while (finished < jobs.size()) {
      List<StartedJob> again = TestJobs.takeAndBegin(both.source("shapes"), 10, WAIT);
      both.finish("shapes", again);
      finished += again.size();
    }
    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void repliesAreDeletedOnlyOnceTheyAreHandedOnAndReadAfterTheServerWasKilled(Path server) {
    QueueFixture both = start(server);
    String replies = both.keys().replies("node");
    List<String> received = new ArrayList<>();
    ReplyReader reader =
        new ReplyReader(
            both.redis(), replies, Duration.ofMillis(10), reply -> received.add(reply.text("id")));
    reply(both, replies, "first");
    reader.read();
    assertThat(both.redis().<Long>call(jedis -> jedis.xlen(replies))).isEqualTo(1);
    reply(both, replies, "second");

    both.server().kill();
    assertThatThrownBy(reader::read).isInstanceOf(BeagleException.class);
    both.server().start();
    reader.read();
    reader.read();
    reader.close();

    assertThat(received).containsExactly("first", "second");
    assertThat(both.redis().<Long>call(jedis -> jedis.xlen(replies))).isZero();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aReplyThatMakesNoSenseIsDeletedAndTheNextOneRead(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = both.queue().submit(job);
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    reply(both, both.keys().replies(taken.get(0).taken().replyTo()), "nobody");

    both.finish("shapes", taken);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    both.assertQuiet();
  }

  private static void reply(QueueFixture both, String replies, String id) {
    both.redis().call(jedis -> jedis.xadd(replies, StreamEntryID.NEW_ENTRY, Map.of("id", id)));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whileTheServerIsAwayWaitsEndInTimeAndNewJobsAreRefused(Path server) {
    QueueFixture both = start(server);
    CompletableFuture<Result> future =
        both.queue().submit(TestJobs.job("shapes", Duration.ofMillis(500)));
    both.server().kill();

    assertThatThrownBy(() -> both.submit(TestJobs.job("shapes", WAIT)))
        .isInstanceOfSatisfying(
            BeagleException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UNAVAILABLE));
    assertThat(future.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.DEADLINE_EXCEEDED));
    assertThat(both.queue().waiting()).isZero();

    both.server().start();
    both.awaitUp();
    both.startWorkers("shapes", 1);
    Job job = TestJobs.job("shapes", WAIT);
    assertThat(both.queue().submit(job).join()).isEqualTo(TestJobs.result(job.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void everyoneGoesOnAfterTheServerHasForgottenEverything(Path server) {
    QueueFixture both = start(server);
    both.startWorkers("shapes", 2);
    Job before = TestJobs.job("shapes", WAIT);
    assertThat(both.queue().submit(before).join()).isEqualTo(TestJobs.result(before.id()));

    both.redis().call(UnifiedJedis::flushAll);

    Job after = TestJobs.job("shapes", WAIT);
    assertThat(both.queue().submit(after).join()).isEqualTo(TestJobs.result(after.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobInHandIsAnsweredThoughTheServerHasForgottenIt(Path server) {
    QueueFixture both = start(server);
    Job job = TestJobs.job("shapes", WAIT);
    CompletableFuture<Result> future = both.queue().submit(job);
    List<StartedJob> taken = TestJobs.takeAndBegin(both.source("shapes"), 10, WAIT);

    both.redis().call(UnifiedJedis::flushAll);
    both.finish("shapes", taken);

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobsThatCameBeforeTheGroupWasMadeAgainAreTaken(Path server) {
    QueueFixture both = start(server);
    assertThat(both.source("shapes").take(1, Duration.ofMillis(10))).isEmpty();
    both.redis().call(jedis -> jedis.xgroupDestroy(both.keys().jobs("shapes"), Keys.GROUP));
    Job job = TestJobs.job("shapes", WAIT);
    both.submit(job);

    assertThat(both.source("shapes").take(10, WAIT)).isEmpty();

    assertThat(both.source("shapes").take(10, WAIT))
        .extracting(LeasedJob::id)
        .containsExactly(job.id());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aReadThatWaitsIsCutShort(Path server) {
    QueueFixture both = start(server);
    both.startWorkers("shapes", 1);
    RedisJobSource source = both.openSource("shapes");
    CompletableFuture<List<LeasedJob>> taken =
        CompletableFuture.supplyAsync(() -> source.take(1, WAIT));

    while (!taken.isDone()) {
      source.wake();
    }

    assertThat(taken.join()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aWorkerLeavesTheGroupUnlessItHoldsJobs(Path server) {
    QueueFixture both = start(server);
    RedisJobSource holds = both.openSource("shapes");
    both.submit(TestJobs.job("shapes", WAIT));
    assertThat(holds.take(1, WAIT)).hasSize(1);
    RedisJobSource holdsNone = both.openSource("shapes");
    assertThat(holdsNone.take(1, Duration.ofMillis(10))).isEmpty();

    holds.close();
    holdsNone.close();

    assertThat(both.redis().<Integer>call(jedis -> consumers(both, jedis))).isEqualTo(1);
  }

  private static int consumers(QueueFixture both, UnifiedJedis jedis) {
    return jedis.xinfoConsumers2(both.keys().jobs("shapes"), Keys.GROUP).size();
  }
}
