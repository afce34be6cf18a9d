package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.Result;
import dev.beagle.queue.Announced;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.web.figures.DeadLetter;
import dev.beagle.queue.web.figures.QueueFigures;
import dev.beagle.queue.web.figures.QueueMonitor;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The figures of the queue, on a real server. */
class RedisQueueMonitorTest extends AbstractQueueTest {

  @ParameterizedTest
  @MethodSource("servers")
  void batchesAreCounted(Path server) {
    QueueFixture fixture = start(server);
    announceWorker(fixture);
    for (int size : List.of(3, 1)) {
      IntStream.range(0, size).forEach(i -> fixture.submit(TestJobs.job("shapes", WAIT)));
      fixture.finish("shapes", TestJobs.leaseAndStart(fixture.source("shapes"), size, WAIT));
    }

    QueueFigures.Total total = fixture.client("asking").queue("shapes").figures().total();
    assertThat(total.finished()).isEqualTo(4);
    assertThat(total.batches()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void webNodesAnnounceTheirFigures(Path server) {
    QueueFixture fixture = start(server);
    fixture.client("older").announce(TestNode.status("older", "AAAA"));
    fixture.openQueue();

    QueueFixture.await(() -> fixture.queue().monitor().nodes().size() == 3);

    assertThat(fixture.queue().monitor().nodes())
        .extracting(Announced::status)
        .contains(TestNode.status("older", "AAAA"));
    assertThat(fixture.queue().monitor().nodes())
        .allSatisfy(node -> assertThat(node.age()).isLessThan(WAIT));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void deadLettersAreListedNewestFirstWithTheirCauses(Path server) {
    QueueFixture fixture = start(server);
    announceWorker(fixture);
    assertThat(fixture.queue().monitor().deadLetters()).isEmpty();
    Job first = deadLetter(fixture, "the network failed");
    fixture.awaitRedisTime(2);
    Job second = deadLetter(fixture, "it failed \"again\"");

    QueueFixture.await(() -> fixture.queue().monitor().deadLetters().size() == 2);

    List<DeadLetter> letters = fixture.queue().monitor().deadLetters();
    assertThat(letters)
        .extracting(DeadLetter::job)
        .containsExactly(second.id().value(), first.id().value());
    assertThat(letters)
        .extracting(DeadLetter::cause)
        .containsExactly("it failed \"again\"", "the network failed");
    assertThat(letters.get(0).model()).isEqualTo("shapes");
    assertThat(letters.get(0).time()).isGreaterThan(letters.get(1).time());
  }

  @ParameterizedTest
  @MethodSource("servers")
  void shardThatDoesNotAnswerIsLeftOut(Path server) {
    QueueFixture fixture = start(server);
    announceWorker(fixture);
    fixture.server().kill();
    QueueMonitor monitor = fixture.queue().monitor();
    QueueFixture.await(() -> monitor.workers().isEmpty());

    assertThat(monitor.shards().get(0).up()).isFalse();
    assertThat(monitor.nodes()).isEmpty();
    assertThat(monitor.deadLetters()).isEmpty();
    fixture.server().start();
  }

  private static void announceWorker(QueueFixture fixture) {
    ModelStatus model = ModelStatus.ready("shapes", "warm", null, null);
    new WorkerAnnouncements(fixture.redis(), fixture.keys(), fixture.server().settings().queue())
        .publish(new WorkerStatus("worker", "host", false, List.of(model)));
    QueueFixture.await(() -> !fixture.queue().monitor().workers().isEmpty());
  }

  private static Job deadLetter(QueueFixture fixture, String cause) {
    Job job = TestJobs.job("shapes", WAIT);
    fixture.submit(job);
    List<StartedJob> started = TestJobs.leaseAndStart(fixture.source("shapes"), WAIT);
    Result.Failure failure = new Result.Failure(ErrorCode.INTERNAL_ERROR, "It failed.");
    fixture.source("shapes").finish(started, List.of(Outcome.deadLetter(failure, cause)));
    return job;
  }
}
