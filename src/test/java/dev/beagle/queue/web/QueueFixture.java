package dev.beagle.queue.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.concurrent.PollingLoop;
import dev.beagle.config.Settings;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.Keys;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.queue.worker.StartedJob;
import dev.beagle.redis.RedisConnections;
import dev.beagle.redis.RedisShard;
import dev.beagle.redis.RedisTestServer;
import dev.beagle.redis.TestConnections;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XPendingParams;
import redis.clients.jedis.resps.StreamEntry;
import redis.clients.jedis.resps.StreamPendingEntry;

/**
 * A server, a web node's queue and workers' sources, each as their own user of the server, and
 * questions to the server.
 */
public final class QueueFixture implements AutoCloseable {
  private final RedisTestServer server;
  private final Settings settings;
  private final Keys keys = new Keys("beagle", "0");
  private final List<RedisShard> shards;
  private final RedisConnections workerRedis;
  private final RedisConnections redis;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final List<AutoCloseable> opened = Collections.synchronizedList(new ArrayList<>());
  private final Map<String, RedisJobSource> sources = new HashMap<>();
  private final RedisJobQueue queue;

  QueueFixture(Path executable, Path directory, String... settings) {
    server = RedisTestServer.startWithUsers(executable, directory);
    this.settings = server.settings(settings);
    shards = RedisShard.open(server.settingsAs("web", settings).redis());
    workerRedis = TestConnections.open(server.settingsAs("worker", settings).redis());
    redis = TestConnections.open(this.settings.redis());
    queue = openQueue();
  }

  static List<Path> servers(Path directory) {
    return RedisTestServer.executables(directory);
  }

  public RedisTestServer server() {
    return server;
  }

  public RedisConnections redis() {
    return redis;
  }

  public Keys keys() {
    return keys;
  }

  public RedisJobQueue queue() {
    return queue;
  }

  public RedisJobQueue openQueue() {
    RedisJobQueue another = TestQueues.start(settings, shards, executor);
    opened.add(another);
    return another;
  }

  public RedisJobSource source(String model) {
    return sources.computeIfAbsent(model, this::openSource);
  }

  RedisJobSource openSource(String model) {
    RedisJobSource source =
        new RedisJobSource(workerRedis, keys, model, JobId.random().value(), settings.queue());
    opened.add(source);
    return source;
  }

  public void submit(Job job) {
    CompletableFuture<Result> unused = queue.submit(job);
  }

  /** As a web node that dies at once. */
  void submitAndForget(Job job) {
    admit(job, "dead-node");
  }

  void admit(Job job, String node) {
    assertThat(client(node).admit(job, job.timeout())).isTrue();
  }

  public ShardClient client(String node) {
    return new ShardClient(shards.get(0).connections(), keys, settings.queue(), node);
  }

  long count(String model, String name) {
    String number = redis.call(jedis -> jedis.hget(keys.counts(model), name));
    return number == null ? 0 : Long.parseLong(number);
  }

  void finish(String model, List<StartedJob> jobs) {
    source(model).finish(jobs, TestJobs.outcomes(jobs));
  }

  /** Workers that answer until the end of the test. */
  void startWorkers(String model, int count) {
    for (int i = 0; i < count; i++) {
      RedisJobSource source = openSource(model);
      PollingLoop task =
          new PollingLoop("worker", executor, Duration.ofMillis(20), () -> TestJobs.work(source));
      task.start();
      opened.add(() -> task.stop(source::wake));
    }
  }

  /** The one entry that a worker has leased. */
  StreamPendingEntry leasedEntry(String model) {
    List<StreamPendingEntry> held =
        redis.call(
            jedis ->
                jedis.xpending(
                    keys.jobs(model), Keys.GROUP, XPendingParams.xPendingParams("-", "+", 10)));
    assertThat(held).hasSize(1);
    return held.get(0);
  }

  long length(String model) {
    return redis.<Long>call(jedis -> jedis.xlen(keys.jobs(model)));
  }

  /** How many connections the server has whose description contains something. */
  long connections(String part) {
    String clients =
        redis.call(
            jedis ->
                new String(
                    (byte[]) jedis.executeCommand(new CommandArguments(Command.CLIENT).add("LIST")),
                    UTF_8));
    return clients.lines().filter(line -> line.contains(part)).count();
  }

  Set<String> keysLike(String part) {
    return redis.call(jedis -> jedis.keys("*" + part + "*"));
  }

  void awaitEmptyStream(String model) {
    await(() -> length(model) == 0);
  }

  void awaitUp() {
    await(() -> queue.monitor().shards().get(0).up());
  }

  void awaitState(JobId id, String state) {
    await(() -> state.equals(redis.<String>call(jedis -> jedis.hget(keys.state(id), "state"))));
  }

  /** Until the server's clock has gone on by some milliseconds. */
  public void awaitRedisTime(long milliseconds) {
    long end = redisTime() + milliseconds;
    await(() -> redisTime() > end);
  }

  private long redisTime() {
    String script = "local t = redis.call('TIME') return t[1] * 1000 + math.floor(t[2] / 1000)";
    return redis.<Long>call(jedis -> (Long) jedis.eval(script));
  }

  /** Asks the server again and again; each round trip is a pause. */
  public static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime() - end).as("waited for a minute").isNegative();
      Thread.onSpinWait();
    }
  }

  /** Replaces fields of the first job; its pixels suffer, too: they pass through a String. */
  void spoil(String model, Map<String, String> fields) {
    String jobs = keys.jobs(model);
    List<StreamEntry> entries =
        redis.call(jedis -> jedis.xrange(jobs, (StreamEntryID) null, null, 1));
    Map<String, String> spoilt = new HashMap<>(entries.get(0).getFields());
    spoilt.putAll(fields);
    redis.call(jedis -> jedis.xdel(jobs, entries.get(0).getID()));
    redis.call(jedis -> jedis.xadd(jobs, StreamEntryID.NEW_ENTRY, spoilt));
  }

  /** Nothing waits, and what is left in Redis goes by itself. */
  void assertQuiet() {
    for (String key : keysLike("")) {
      if (key.startsWith(keys.jobs(""))) {
        assertThat(redis.<Long>call(jedis -> jedis.xlen(key))).as(key).isZero();
      }
      assertThat(redis.<Long>call(jedis -> jedis.pttl(key))).as(key).isNotEqualTo(-1);
    }
    assertThat(keysLike("}:job:")).isEmpty();
  }

  @Override
  public void close() {
    try {
      for (int i = opened.size() - 1; i >= 0; i--) {
        opened.get(i).close();
      }
    } catch (Exception e) {
      throw new IllegalStateException(e);
    } finally {
      executor.shutdown();
      shards.get(0).connections().close();
      workerRedis.close();
      redis.close();
      server.close();
    }
  }
}
