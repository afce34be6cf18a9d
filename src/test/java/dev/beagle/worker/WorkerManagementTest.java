package dev.beagle.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Resize;
import dev.beagle.job.Result;
import dev.beagle.model.ChannelOrder;
import dev.beagle.model.Labels;
import dev.beagle.model.LoadedModel;
import dev.beagle.model.NetworkInput;
import dev.beagle.model.catalog.ModelRequest;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.queue.web.TestQueues;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import javax.management.MBeanServer;
import javax.management.ObjectName;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A worker in JMX. */
final class WorkerManagementTest {
  private static final String WORKER = "beagle:type=Worker";
  private static final String MODEL = "beagle:type=Model,name=\"parity\"";

  @TempDir Path directory;

  private final MBeanServer beans = ManagementFactory.getPlatformMBeanServer();
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final AtomicInteger counted = new AtomicInteger();
  private RedisTestServer server;
  private List<RedisShard> shards;
  private RedisJobQueue queue;
  private Worker worker;

  @BeforeEach
  void start() {
    server =
        RedisTestServer.startWithUsers(RedisTestServer.executables(directory).get(0), directory);
    Settings settings = server.settingsAs("worker", "beagle.drain.timeout", "30000");
    shards = RedisShard.open(server.settingsAs("web").redis());
    queue = TestQueues.start(settings, shards, executor);
    worker =
        new Worker(
            RedisShard.open(settings.redis()),
            settings.queue(),
            settings.engine().maxBatch(),
            settings.server().drainTimeout(),
            onChange -> List.of(parity(onChange)),
            executor);
    worker.start();
  }

  private ServedModel parity(Runnable onChange) {
    NetworkInput input =
        new NetworkInput(
            1, 1, Resize.STRETCH, ChannelOrder.RGB, List.of(0f, 0f, 0f), List.of(1f, 1f, 1f));
    Labels labels = new Labels(List.of("even", "odd"));
    return new ServedModel(
        new ModelRequest("parity", false),
        (request, progress) -> new LoadedModel(request.name(), "1", input, labels, null),
        loaded -> new FakeEngine(),
        Executors.defaultThreadFactory(),
        batch -> {
          counted.incrementAndGet();
          batch.run();
        },
        onChange);
  }

  @AfterEach
  void stop() {
    close();
    queue.close();
    shards.forEach(shard -> shard.connections().close());
    executor.shutdown();
    server.close();
  }

  private void close() {
    if (worker != null) {
      worker.close();
      worker = null;
    }
  }

  @Test
  void figuresAreThoseOfBatches() throws Exception {
    assertThat(submit(3).join()).isInstanceOf(Result.Predictions.class);
    assertThat(submit(13).join()).isInstanceOf(Result.Failure.class);

    assertThat(get(MODEL, "State")).isEqualTo("READY");
    assertThat(get(MODEL, "Engine")).isEqualTo("fake");
    assertThat(get(MODEL, "Precision")).isEqualTo("float32");
    assertThat(get(MODEL, "ImagesCount")).isEqualTo(1L);
    assertThat(get(MODEL, "BatchesCount")).isEqualTo(1L);
    assertThat(get(MODEL, "BatchesMeanSize")).isEqualTo(1.0);
    assertThat(get(MODEL, "ImagesFailed")).isEqualTo(1L);
    assertThat((Double) get(MODEL, "BatchesMillisP99")).isPositive();
    assertThat(get(WORKER, "Models")).isEqualTo(new String[] {"parity"});
    assertThat(counted).hasValue(2);
  }

  @Test
  void pausedWorkerLeasesNoJobs() throws Exception {
    assertThat(submit(3).join()).isInstanceOf(Result.Predictions.class);

    assertThat(invoke("drain")).isEqualTo(true);
    assertThat(get(WORKER, "Paused")).isEqualTo(true);
    CompletableFuture<Result> waiting = submit(4);
    await().untilAsserted(this::assertOneWaits);
    assertThat(waiting).isNotDone();

    invoke("resume");

    assertThat(waiting.join()).isInstanceOf(Result.Predictions.class);
    assertThat(get(WORKER, "Paused")).isEqualTo(false);
  }

  @Test
  void closedWorkerUnregistersItsBeans() throws Exception {
    invoke("pause");

    close();

    assertThat(beans.isRegistered(new ObjectName(WORKER))).isFalse();
    assertThat(beans.isRegistered(new ObjectName(MODEL))).isFalse();
  }

  private void assertOneWaits() {
    assertThat(queue.monitor().shards().get(0).queues())
        .singleElement()
        .satisfies(
            queue -> {
              assertThat(queue.figures().depth()).isEqualTo(1);
              assertThat(queue.figures().waiting()).isEqualTo(1);
              assertThat(queue.figures().inFlight()).isZero();
            });
  }

  private CompletableFuture<Result> submit(int first) {
    Pixels pixels = new Pixels(1, 1, new byte[] {(byte) first, 0, 0});
    return queue.submit(new Job(JobId.random(), "parity", pixels, 2, Duration.ofMinutes(1), false));
  }

  private Object get(String bean, String attribute) throws Exception {
    return beans.getAttribute(new ObjectName(bean), attribute);
  }

  private Object invoke(String operation) throws Exception {
    return beans.invoke(new ObjectName(WORKER), operation, new Object[0], new String[0]);
  }
}
