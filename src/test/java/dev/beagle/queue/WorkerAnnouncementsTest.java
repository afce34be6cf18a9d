package dev.beagle.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.beagle.job.BeagleException;
import dev.beagle.job.ModelInfo;
import dev.beagle.job.Resize;
import dev.beagle.monitor.Percentiles;
import dev.beagle.redis.RedisConnections;
import dev.beagle.redis.RedisTestServer;
import dev.beagle.redis.TestConnections;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class WorkerAnnouncementsTest {
  private static final Keys KEYS = new Keys("beagle", "0");
  private static final ModelFigures FIGURES =
      new ModelFigures(
          new ModelFigures.Images(7, 1.5, 2, 1),
          new ModelFigures.Batches(2, 3.5, new Percentiles(8.25, 9, 9.5)));

  @TempDir Path path;
  private RedisTestServer server;
  private RedisConnections redis;

  @BeforeEach
  void start() {
    server = RedisTestServer.start(path);
    redis = TestConnections.open(server.settings().redis());
  }

  @AfterEach
  void stop() {
    redis.close();
    server.close();
  }

  @Test
  void listsAnnouncementsByLengthOfService() {
    WorkerAnnouncements directory = directory("60000");
    WorkerStatus first = worker("z");
    WorkerStatus second = new WorkerStatus("a", "other \"host\"", false, List.of());
    directory.publish(first);
    awaitAnotherMillisecond();
    directory.publish(second);
    awaitAnotherMillisecond();
    directory.publish(first);

    assertThat(directory.list().stream().sorted(Comparator.comparing(Announced::since)))
        .extracting(Announced::status)
        .containsExactly(first, second);
    assertThat(redis.<Long>call(jedis -> jedis.pttl(KEYS.workers()))).isBetween(1L, 180_000L);
  }

  @Test
  void newAnnouncementReplacesOld() {
    WorkerAnnouncements directory = directory("60000");
    directory.publish(worker("a"));
    WorkerStatus loading =
        new WorkerStatus(
            "a", "host", false, List.of(ModelStatus.loading("shapes", "reading", 0.25)));
    directory.publish(loading);

    assertThat(directory.list()).extracting(Announced::status).containsExactly(loading);
  }

  @Test
  void silentWorkerIsGoneAndForgotten() {
    WorkerAnnouncements silent = directory("100");
    silent.publish(worker("silent"));
    WorkerAnnouncements directory = directory("60000");
    directory.publish(worker("live"));
    assertThat(directory.list()).hasSize(2);

    while (directory.list().size() == 2) {
      Thread.onSpinWait();
    }

    assertThat(directory.list()).extracting(worker -> worker.status().id()).containsExactly("live");
    directory.publish(worker("live"));
    assertThat(redis.<Map<String, String>>call(jedis -> jedis.hgetAll(KEYS.workers())))
        .containsOnlyKeys("live");
  }

  @Test
  void workerRemovesItsAnnouncement() {
    WorkerAnnouncements directory = directory("60000");
    directory.publish(worker("a"));
    directory.remove("a");

    assertThat(directory.list()).isEmpty();
    assertThat(redis.<Boolean>call(jedis -> jedis.exists(KEYS.workers()))).isFalse();
  }

  @Test
  void announcementsThatCannotBeReadAreSkipped() {
    WorkerAnnouncements directory = directory("60000");
    directory.publish(worker("a"));
    write("newer", "2 <worker/>");
    write("broken", "1 {\"id\":7");
    write("unversioned", "{\"id\":\"unversioned\"}");

    for (int i = 0; i < 2; i++) {
      assertThat(directory.list()).extracting(each -> each.status().id()).containsExactly("a");
    }
  }

  @Test
  void unknownFieldsAreIgnoredAndUnknownStatesAreNotReady() {
    write(
        "b",
        """
        1 {"id":"b","host":"h","paused":false,"colour":"red","models":[\
        {"name":"m","state":"ASLEEP","reason":"saving power","zone":{"a":1}},\
        {"name":"n","state":"READY","reason":"warm"}]}""");

    WorkerStatus status = directory("60000").list().get(0).status();

    assertThat(status.serves("m")).isFalse();
    assertThat(status.serves("n")).isTrue();
    assertThat(status.models().get(0).state()).isEqualTo(ModelStatus.State.LOADING);
  }

  /** Writes an announcement that a worker of another version might make. */
  private void write(String id, String formatAndStatus) {
    long now = millisecond();
    String value = "%d %d %s".formatted(now, now + 60_000, formatAndStatus);
    redis.call(jedis -> jedis.hset(KEYS.workers(), id, value));
  }

  @Test
  void listFailsWhileRedisIsAway() {
    server.kill();

    assertThatThrownBy(() -> directory("60000").list()).isInstanceOf(BeagleException.class);
    server.start();
  }

  private WorkerAnnouncements directory(String heartbeat) {
    return new WorkerAnnouncements(
        redis, KEYS, server.settings("beagle.heartbeat", heartbeat).queue());
  }

  private static WorkerStatus worker(String id) {
    ModelInfo info =
        new ModelInfo(
            "shapes", "1", 10, new ModelInfo.Input(64, 48, Resize.CROP), "onednn", "bf16");
    return new WorkerStatus(
        id,
        "host",
        false,
        List.of(
            ModelStatus.ready("shapes", "warm", info, FIGURES),
            ModelStatus.failed("resnet50", "no weights")));
  }

  private void awaitAnotherMillisecond() {
    long now = millisecond();
    while (millisecond() == now) {
      Thread.onSpinWait();
    }
  }

  private long millisecond() {
    String script = "local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)";
    return redis.<Long>call(jedis -> (Long) jedis.eval(script));
  }
}
