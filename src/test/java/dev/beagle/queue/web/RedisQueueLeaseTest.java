package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import redis.clients.jedis.StreamEntryID;

/** Workers hold leases, lose them, and others go on. */
class RedisQueueLeaseTest extends AbstractQueueTest {
  private static final String LEASE = "100";

  @Override
  QueueFixture start(Path server, String... settings) {
    return super.start(server, "beagle.queue.lease", LEASE);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatADeadWorkerHeldIsRunByAnotherOneByOne(Path server) {
    QueueFixture both = start(server);
    List<Job> jobs = IntStream.range(0, 3).mapToObj(i -> job()).toList();
    List<CompletableFuture<Result>> futures =
        jobs.stream().map(job -> both.queue().submit(job)).toList();
    assertThat(TestJobs.takeAndBegin(both.openSource("shapes"), WAIT)).hasSize(3);
    RedisJobSource other = both.openSource("shapes");

    for (int i = 0; i < jobs.size(); i++) {
      List<LeasedJob> one = recover(both, other);
      assertThat(one).hasSize(1);
      List<StartedJob> begun = other.begin(one);
      other.finish(begun, TestJobs.outcomes(begun));
    }

    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }
    assertThat(both.count("shapes", "recovered")).isEqualTo(3);
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aLeaseThatIsRenewedDoesNotEnd(Path server) {
    QueueFixture both = super.start(server, "beagle.queue.lease", "2000");
    both.submit(job());
    RedisJobSource holder = both.source("shapes");
    List<LeasedJob> held = holder.take(1, WAIT);
    RedisJobSource other = both.openSource("shapes");
    for (int i = 0; i < 5; i++) {
      both.awaitRedisTime(600);
      holder.renew(held);
    }

    other.recover();
    assertThat(other.take(1, SOON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void nobodyRenewsOrBeginsWhatAnotherHas(Path server) {
    QueueFixture both = start(server);
    both.submit(job());
    RedisJobSource slow = both.openSource("shapes");
    List<LeasedJob> held = slow.take(1, WAIT);
    RedisJobSource other = both.openSource("shapes");
    List<LeasedJob> claimed = recover(both, other);
    assertThat(claimed).extracting(LeasedJob::id).containsExactly(held.get(0).id());

    both.awaitRedisTime(50);
    slow.renew(held);
    assertThat(slow.begin(held)).isEmpty();

    assertThat(idle(both)).isGreaterThanOrEqualTo(50);
    assertThat(owner(both)).isEqualTo(owner(both, claimed));
    assertThat(other.begin(claimed)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whoeverFinishesFirstGivesTheOnlyResult(Path server) {
    QueueFixture both = start(server);
    Job job = job();
    CompletableFuture<Result> future = both.queue().submit(job);
    RedisJobSource slow = both.openSource("shapes");
    List<StartedJob> held = TestJobs.takeAndBegin(slow, WAIT);
    RedisJobSource other = both.openSource("shapes");
    List<StartedJob> claimed = other.begin(recover(both, other));

    slow.finish(held, TestJobs.outcomes(held));
    other.finish(
        claimed,
        List.of(Outcome.givenUp(new Result.Failure(ErrorCode.INTERNAL_ERROR, "late"), "late")));

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    assertThat(both.length("shapes")).isZero();
    assertThat(both.keysLike("dead")).isEmpty();
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobThatEveryWorkerDiesOfIsGivenUpAndItsNeighbourIsNot(Path server) {
    QueueFixture both = start(server);
    Job poison = job();
    Job neighbour = job();
    CompletableFuture<Result> poisoned = both.queue().submit(poison);
    CompletableFuture<Result> innocent = both.queue().submit(neighbour);
    assertThat(TestJobs.takeAndBegin(both.openSource("shapes"), WAIT)).hasSize(2);

    while (both.length("shapes") > 0) {
      RedisJobSource worker = both.openSource("shapes");
      List<StartedJob> one = worker.begin(recover(both, worker));
      if (!one.isEmpty() && one.get(0).id().equals(neighbour.id())) {
        worker.finish(one, TestJobs.outcomes(one));
      }
    }

    assertThat(innocent.join()).isEqualTo(TestJobs.result(neighbour.id()));
    assertThat(poisoned.join())
        .isInstanceOfSatisfying(
            Result.Failure.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
              assertThat(failure.message()).contains("3 workers", poison.id().value());
            });
    Map<String, String> letter = deadLetter(both);
    assertThat(letter)
        .containsEntry("id", poison.id().value())
        .containsEntry("cause", "begun by 3 workers")
        .containsEntry("deliveries", "3")
        .containsKeys("rgb", "worker");
    assertThat(both.length("shapes")).isZero();
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void aJobThatTheEngineCannotStandIsKeptWithTheCause(Path server) {
    QueueFixture both = start(server);
    Job job = job();
    CompletableFuture<Result> future = both.queue().submit(job);
    RedisJobSource worker = both.source("shapes");
    List<StartedJob> taken = TestJobs.takeAndBegin(worker, WAIT);
    Result.Failure failure = new Result.Failure(ErrorCode.INTERNAL_ERROR, "could not run");

    worker.finish(taken, List.of(Outcome.givenUp(failure, "ArithmeticException: thirteen")));
    worker.finish(taken, List.of(Outcome.givenUp(failure, "once more")));

    assertThat(future.join()).isEqualTo(failure);
    assertThat(deadLetter(both)).containsEntry("cause", "ArithmeticException: thirteen");
    both.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void whatIsHandedBackIsTakenByAnotherAtOnceAndInABatch(Path server) {
    QueueFixture both = start(server);
    both.submit(job());
    both.submit(job());
    RedisJobSource leaving = both.openSource("shapes");
    List<LeasedJob> taken = leaving.take(32, WAIT);

    leaving.handBack(taken);
    leaving.close();

    List<StartedJob> again = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    assertThat(again)
        .extracting(StartedJob::id)
        .containsExactlyElementsOf(taken.stream().map(LeasedJob::id).toList());
    both.finish("shapes", again);
    QueueFixture.await(() -> both.queue().waiting() == 0);
    both.assertQuiet();
  }

  private static Job job() {
    return TestJobs.job("shapes", WAIT);
  }

  /** Waits until a lease has ended, as a heartbeat would find, and takes the job. */
  private static List<LeasedJob> recover(QueueFixture both, RedisJobSource worker) {
    QueueFixture.await(() -> !overdue(both).isEmpty());
    worker.recover();
    return worker.take(32, SOON);
  }

  private static Set<String> overdue(QueueFixture both) {
    ModelStatus model = ModelStatus.ready("shapes", "warm", null, null);
    return new WorkerAnnouncements(
            both.redis(), both.keys(), both.server().settings("beagle.queue.lease", LEASE).queue())
        .publish(new WorkerStatus(JobId.random().value(), "host", false, List.of(model)));
  }

  private static String owner(QueueFixture both, List<LeasedJob> jobs) {
    assertThat(jobs).hasSize(1);
    return owner(both);
  }

  private static String owner(QueueFixture both) {
    return both.pending("shapes").getConsumerName();
  }

  private static long idle(QueueFixture both) {
    return both.pending("shapes").getIdleTime();
  }

  private static Map<String, String> deadLetter(QueueFixture both) {
    String letters = both.keys().deadLetters("shapes");
    var found = both.redis().call(jedis -> jedis.xrange(letters, (StreamEntryID) null, null, 10));
    assertThat(found).hasSize(1);
    return found.get(0).getFields();
  }
}
