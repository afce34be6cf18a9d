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
  void jobsOfDeadWorkerAreRunByAnotherOneByOne(Path server) {
    QueueFixture fixture = start(server);
    List<Job> jobs = IntStream.range(0, 3).mapToObj(i -> job()).toList();
    List<CompletableFuture<Result>> futures =
        jobs.stream().map(job -> fixture.queue().submit(job)).toList();
    assertThat(TestJobs.leaseAndStart(fixture.openSource("shapes"), WAIT)).hasSize(3);
    RedisJobSource other = fixture.openSource("shapes");

    for (int i = 0; i < jobs.size(); i++) {
      List<LeasedJob> one = recover(fixture, other);
      assertThat(one).hasSize(1);
      List<StartedJob> started = other.start(one);
      other.finish(started, TestJobs.outcomes(started));
    }

    for (int i = 0; i < jobs.size(); i++) {
      assertThat(futures.get(i).join()).isEqualTo(TestJobs.result(jobs.get(i).id()));
    }
    assertThat(fixture.count("shapes", "recovered")).isEqualTo(3);
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void leaseThatIsRenewedDoesNotEnd(Path server) {
    QueueFixture fixture = super.start(server, "beagle.queue.lease", "2000");
    fixture.submit(job());
    RedisJobSource holder = fixture.source("shapes");
    List<LeasedJob> held = holder.lease(1, WAIT);
    RedisJobSource other = fixture.openSource("shapes");
    for (int i = 0; i < 5; i++) {
      fixture.awaitRedisTime(600);
      holder.renew(held);
    }

    other.recover();
    assertThat(other.lease(1, SOON)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void workerNeitherRenewsNorStartsJobOfAnother(Path server) {
    QueueFixture fixture = start(server);
    fixture.submit(job());
    RedisJobSource slow = fixture.openSource("shapes");
    List<LeasedJob> held = slow.lease(1, WAIT);
    RedisJobSource other = fixture.openSource("shapes");
    List<LeasedJob> claimed = recover(fixture, other);
    assertThat(claimed).extracting(LeasedJob::id).containsExactly(held.get(0).id());

    fixture.awaitRedisTime(50);
    slow.renew(held);
    assertThat(slow.start(held)).isEmpty();

    assertThat(idle(fixture)).isGreaterThanOrEqualTo(50);
    assertThat(owner(fixture)).isEqualTo(owner(fixture, claimed));
    assertThat(other.start(claimed)).hasSize(1);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void firstToFinishGivesOnlyResult(Path server) {
    QueueFixture fixture = start(server);
    Job job = job();
    CompletableFuture<Result> future = fixture.queue().submit(job);
    RedisJobSource slow = fixture.openSource("shapes");
    List<StartedJob> held = TestJobs.leaseAndStart(slow, WAIT);
    RedisJobSource other = fixture.openSource("shapes");
    List<StartedJob> claimed = other.start(recover(fixture, other));

    slow.finish(held, TestJobs.outcomes(held));
    other.finish(
        claimed,
        List.of(Outcome.deadLetter(new Result.Failure(ErrorCode.INTERNAL_ERROR, "late"), "late")));

    assertThat(future.join()).isEqualTo(TestJobs.result(job.id()));
    assertThat(fixture.length("shapes")).isZero();
    assertThat(fixture.keysLike("dead")).isEmpty();
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobThatKillsEveryWorkerIsDeadLetterAndItsNeighbourIsNot(Path server) {
    QueueFixture fixture = start(server);
    Job poison = job();
    Job neighbour = job();
    CompletableFuture<Result> poisoned = fixture.queue().submit(poison);
    CompletableFuture<Result> innocent = fixture.queue().submit(neighbour);
    assertThat(TestJobs.leaseAndStart(fixture.openSource("shapes"), WAIT)).hasSize(2);

    while (fixture.length("shapes") > 0) {
      RedisJobSource worker = fixture.openSource("shapes");
      List<StartedJob> one = worker.start(recover(fixture, worker));
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
    Map<String, String> letter = deadLetter(fixture);
    assertThat(letter)
        .containsEntry("id", poison.id().value())
        .containsEntry("cause", "started by 3 workers")
        .containsEntry("deliveries", "3")
        .containsKeys("rgb", "worker");
    assertThat(fixture.length("shapes")).isZero();
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void jobThatFailsEngineIsDeadLetterWithCause(Path server) {
    QueueFixture fixture = start(server);
    Job job = job();
    CompletableFuture<Result> future = fixture.queue().submit(job);
    RedisJobSource worker = fixture.source("shapes");
    List<StartedJob> started = TestJobs.leaseAndStart(worker, WAIT);
    Result.Failure failure = new Result.Failure(ErrorCode.INTERNAL_ERROR, "could not run");

    worker.finish(started, List.of(Outcome.deadLetter(failure, "ArithmeticException: thirteen")));
    worker.finish(started, List.of(Outcome.deadLetter(failure, "once more")));

    assertThat(future.join()).isEqualTo(failure);
    assertThat(deadLetter(fixture)).containsEntry("cause", "ArithmeticException: thirteen");
    fixture.assertQuiet();
  }

  @ParameterizedTest
  @MethodSource("servers")
  void requeuedJobsAreLeasedByAnotherAtOnceInOneBatch(Path server) {
    QueueFixture fixture = start(server);
    fixture.submit(job());
    fixture.submit(job());
    RedisJobSource leaving = fixture.openSource("shapes");
    List<LeasedJob> leased = leaving.lease(32, WAIT);

    leaving.requeue(leased);
    leaving.close();

    List<StartedJob> again = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    assertThat(again)
        .extracting(StartedJob::id)
        .containsExactlyElementsOf(leased.stream().map(LeasedJob::id).toList());
    fixture.finish("shapes", again);
    QueueFixture.await(() -> fixture.queue().pendingJobs() == 0);
    fixture.assertQuiet();
  }

  private static Job job() {
    return TestJobs.job("shapes", WAIT);
  }

  /** Waits until a lease has ended, as a heartbeat would find, and takes the job. */
  private static List<LeasedJob> recover(QueueFixture fixture, RedisJobSource worker) {
    QueueFixture.await(() -> !overdue(fixture).isEmpty());
    worker.recover();
    return worker.lease(32, SOON);
  }

  private static Set<String> overdue(QueueFixture fixture) {
    ModelStatus model = ModelStatus.ready("shapes", "warm", null, null);
    return new WorkerAnnouncements(
            fixture.redis(),
            fixture.keys(),
            fixture.server().settings("beagle.queue.lease", LEASE).queue())
        .publish(new WorkerStatus(JobId.random().value(), "host", false, List.of(model)));
  }

  private static String owner(QueueFixture fixture, List<LeasedJob> jobs) {
    assertThat(jobs).hasSize(1);
    return owner(fixture);
  }

  private static String owner(QueueFixture fixture) {
    return fixture.leasedEntry("shapes").getConsumerName();
  }

  private static long idle(QueueFixture fixture) {
    return fixture.leasedEntry("shapes").getIdleTime();
  }

  private static Map<String, String> deadLetter(QueueFixture fixture) {
    String letters = fixture.keys().deadLetters("shapes");
    var found =
        fixture.redis().call(jedis -> jedis.xrange(letters, (StreamEntryID) null, null, 10));
    assertThat(found).hasSize(1);
    return found.get(0).getFields();
  }
}
