package dev.beagle.queue.web;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.Result;
import dev.beagle.queue.Announced;
import dev.beagle.queue.ModelStatus;
import dev.beagle.queue.WorkerAnnouncements;
import dev.beagle.queue.WorkerStatus;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.StartedJob;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What operators see of the queue, over a real server. */
class RedisQueueMonitorTest extends AbstractQueueTest {

  @ParameterizedTest
  @MethodSource("servers")
  void batchesAreCounted(Path server) {
    QueueFixture both = start(server);
    announceWorker(both);
    for (int size : List.of(3, 1)) {
      IntStream.range(0, size).forEach(i -> both.submit(TestJobs.job("shapes", WAIT)));
      both.finish("shapes", TestJobs.takeAndBegin(both.source("shapes"), size, WAIT));
    }

    QueueFigures.Total total = both.client("asking").queue("shapes").figures().total();
    assertThat(total.finished()).isEqualTo(4);
    assertThat(total.batches()).isEqualTo(2);
  }

  @ParameterizedTest
  @MethodSource("servers")
  void webNodesAnnounceTheirFigures(Path server) {
    QueueFixture both = start(server);
    both.client("older").announce(TestNode.status("older", "AAAA"));
    both.openQueue();

    QueueFixture.await(() -> both.queue().monitor().nodes().size() == 3);

    assertThat(both.queue().monitor().nodes())
        .extracting(Announced::status)
        .contains(TestNode.status("older", "AAAA"));
    assertThat(both.queue().monitor().nodes())
        .allSatisfy(node -> assertThat(node.age()).isLessThan(WAIT));
  }

  @ParameterizedTest
  @MethodSource("servers")
  void deadLettersAreListedNewestFirstWithTheirCauses(Path server) {
    QueueFixture both = start(server);
    announceWorker(both);
    assertThat(both.queue().monitor().deadLetters()).isEmpty();
    Job first = giveUp(both, "the network failed");
    both.awaitRedisTime(2);
    Job second = giveUp(both, "it failed \"again\"");

    QueueFixture.await(() -> both.queue().monitor().deadLetters().size() == 2);

    List<DeadLetter> letters = both.queue().monitor().deadLetters();
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
    QueueFixture both = start(server);
    announceWorker(both);
    both.server().kill();
    QueueMonitor monitor = both.queue().monitor();
    QueueFixture.await(() -> monitor.workers().isEmpty());

    assertThat(monitor.shards().get(0).up()).isFalse();
    assertThat(monitor.nodes()).isEmpty();
    assertThat(monitor.deadLetters()).isEmpty();
    both.server().start();
  }

  private static void announceWorker(QueueFixture both) {
    ModelStatus model = ModelStatus.ready("shapes", "warm", null, null);
    new WorkerAnnouncements(both.redis(), both.keys(), both.server().settings().queue())
        .publish(new WorkerStatus("worker", "host", false, List.of(model)));
    QueueFixture.await(() -> !both.queue().monitor().workers().isEmpty());
  }

  private static Job giveUp(QueueFixture both, String cause) {
    Job job = TestJobs.job("shapes", WAIT);
    both.submit(job);
    List<StartedJob> begun = TestJobs.takeAndBegin(both.source("shapes"), WAIT);
    Result.Failure failure = new Result.Failure(ErrorCode.INTERNAL_ERROR, "It failed.");
    both.source("shapes").finish(begun, List.of(Outcome.givenUp(failure, cause)));
    return job;
  }
}
