package dev.beagle.chaos;

import static org.awaitility.Awaitility.await;

import dev.beagle.chaos.Target.Fault;
import dev.beagle.config.Settings;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.queue.web.TestNode;
import dev.beagle.redis.RedisShard;
import dev.beagle.worker.ChaosWorker;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;

/** Three workers, two web nodes, and those who watch them, around servers that the test brings. */
final class ChaosRun implements AutoCloseable {
  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final Duration SAMPLE = Duration.ofMillis(20);
  private static final Duration AUDIT = Duration.ofMillis(500);
  private static final int WATCHERS = 4;
  private static final int LIVES = 24;
  private static final int NODES = 40;

  private final Settings settings;
  private final List<ChildJvm> workers = new ArrayList<>();
  private final List<ChildJvm> nodes = new ArrayList<>();
  private final Faults faults;
  private final Ledger ledger;
  private final List<RedisShard> shards;
  private final List<Sampler> samplers;
  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final ScheduledExecutorService watchers = Executors.newScheduledThreadPool(WATCHERS);
  private final RedisJobQueue freshNode;
  private final Audit audit;
  private final boolean forgetful;
  private final Queue<String> blind = new ConcurrentLinkedQueue<>();

  /**
   * Processes that have not started.
   *
   * @param directory for their logs
   * @param redis where the servers are
   * @param forgetful whether a server may be replaced by one that does not know the last writes
   */
  ChaosRun(Path directory, long seed, String redis, boolean forgetful) {
    this.forgetful = forgetful;
    Map<String, String> texts = settings(redis);
    settings = Settings.of(texts);
    Random seeds = new Random(seed);
    faults = new Faults(seeds.nextLong());
    for (int i = 1; i <= 3; i++) {
      workers.add(new ChildJvm("worker", i, directory, texts, ChaosRun::workerCommand));
    }
    for (int i = 1; i <= 2; i++) {
      long number = i;
      long nodeSeed = seeds.nextLong();
      nodes.add(
          new ChildJvm(
              "web", i, directory, texts, (log, life) -> nodeCommand(log, nodeSeed, number, life)));
    }
    ledger = new Ledger(Stream.concat(workers.stream(), nodes.stream()).toList());
    shards = RedisShard.open(settings.redis());
    samplers =
        shards.stream()
            .map(
                each ->
                    new Sampler(each.connections(), settings.queue().lease().duration(), forgetful))
            .toList();
    freshNode =
        new RedisJobQueue(
            RedisShard.open(settings.redis()),
            settings.queue(),
            settings.predict(),
            executor,
            Executors.defaultThreadFactory(),
            TestNode::status);
    audit = new Audit(freshNode.acceptedJobs(), ledger);
  }

  private static Map<String, String> settings(String redis) {
    return new HashMap<>(
        Map.of(
            "beagle.redis.uri", redis,
            "beagle.redis.timeout", "500",
            "beagle.models", Load.MODEL,
            "beagle.queue.capacity", "200",
            "beagle.queue.block", "1000",
            "beagle.queue.lease", "1500",
            "beagle.queue.max-deliveries", "3",
            "beagle.heartbeat", "500",
            // Longer than the time that an answer may need which all shards must give.
            "beagle.result.ttl", "300000",
            "beagle.batch.max-size", "8"));
  }

  private static List<String> workerCommand(Path log, int life) {
    return List.of(ChaosWorker.class.getName(), log.toString());
  }

  private static List<String> nodeCommand(Path log, long seed, long number, int life) {
    long first = (number << NODES) + ((long) life << LIVES);
    return List.of(
        ChaosWebNode.class.getName(),
        log.toString(),
        Long.toString(seed + life),
        Long.toString(first));
  }

  void start() {
    freshNode.start();
    workers.forEach(ChildJvm::start);
    nodes.forEach(ChildJvm::start);
    for (Sampler sampler : samplers) {
      watch(sampler, SAMPLE);
    }
    watch(audit, AUDIT);
    watch(this::printProgress, Duration.ofMinutes(1));
    await().atMost(LIMIT).until(() -> ledger.size() > 0);
  }

  private void watch(Runnable watcher, Duration interval) {
    long millis = interval.toMillis();
    Future<?> unused =
        watchers.scheduleWithFixedDelay(() -> look(watcher), millis, millis, TimeUnit.MILLISECONDS);
  }

  /** One that fails must not stop looking without a word. */
  private void look(Runnable watcher) {
    try {
      watcher.run();
    } catch (RuntimeException e) {
      blind.add(e.toString());
    }
  }

  private void printProgress() {
    System.out.printf("chaos: %d jobs accepted, faults %s%n", ledger.size(), faults.counts());
  }

  Faults faults() {
    return faults;
  }

  void disturbWorkers(Duration up, Duration down) {
    for (ChildJvm worker : workers) {
      faults.start(worker, up, down, Fault.KILL, Fault.KILL, Fault.PAUSE, Fault.PAUSE, Fault.DRAIN);
    }
  }

  void disturbNodes(Duration up, Duration down, Fault... kinds) {
    for (ChildJvm node : nodes) {
      faults.start(node, up, down, kinds);
    }
  }

  /** Lets the load end and waits until nothing is under way; with whatever did not end in time. */
  Verdict awaitQuiet() {
    nodes.forEach(node -> node.tell("rest"));
    List<String> restless = new ArrayList<>();
    attempt(
        "a web node that still waits",
        restless,
        () -> nodes.stream().allMatch(node -> ledger.isQuiet(last(node))));
    attempt("jobs in Redis", restless, () -> samplers.stream().allMatch(Sampler::isQuiet));
    attempt("asynchronous jobs", restless, () -> audit.open().isEmpty());
    long recovered = recovered();
    Stream.concat(nodes.stream(), workers.stream()).forEach(ChildJvm::stop);
    ledger.read();
    Verdict verdict = new Verdict(ledger, audit);
    verdict.offend("not quiet in time", restless);
    verdict.offend("a watcher that failed", List.copyOf(blind));
    Set<Long> dead = new HashSet<>();
    for (Sampler sampler : samplers) {
      verdict.add(sampler, settings.queue().capacity());
      dead.addAll(sampler.deadSequences());
    }
    if (!forgetful) {
      verdict.requireDeadLetters(dead);
    }
    shards.forEach(shard -> verdict.offend("a key without expiry", endlessKeys(shard)));
    print(verdict, recovered);
    return verdict;
  }

  private static ChildJvm.Life last(ChildJvm process) {
    List<ChildJvm.Life> lives = process.lives();
    return lives.get(lives.size() - 1);
  }

  private static void attempt(String what, List<String> restless, Callable<Boolean> quiet) {
    try {
      await().atMost(LIMIT).until(quiet);
    } catch (ConditionTimeoutException e) {
      restless.add(what);
    }
  }

  private long recovered() {
    return freshNode.monitor().shards().stream()
        .flatMap(shard -> shard.queues().stream())
        .mapToLong(queue -> queue.figures().total().recovered())
        .sum();
  }

  private static List<String> endlessKeys(RedisShard shard) {
    return shard.connections().<Set<String>>call(jedis -> jedis.keys("*")).stream()
        .filter(key -> shard.connections().<Long>call(jedis -> jedis.pttl(key)) == -1)
        .toList();
  }

  private void print(Verdict verdict, long recovered) {
    System.out.printf(
        "chaos: accepted %d, refused %s, ended %s, faults %s, lost %d, doubled %d, recovered %d,"
            + " readmitted %d, samples %d, deepest queue %d%n",
        ledger.size(),
        ledger.refused(),
        verdict.answers(),
        faults.counts(),
        verdict.lost(),
        ledger.doubled(),
        recovered,
        ledger.readmitted(),
        samplers.stream().mapToLong(Sampler::samples).sum(),
        samplers.stream().mapToLong(Sampler::most).max().orElseThrow());
  }

  @Override
  public void close() {
    watchers.shutdownNow();
    Stream.concat(nodes.stream(), workers.stream()).forEach(ChildJvm::destroy);
    freshNode.close();
    executor.shutdownNow();
    shards.forEach(shard -> shard.connections().close());
  }
}
