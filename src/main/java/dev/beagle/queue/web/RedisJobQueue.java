package dev.beagle.queue.web;

import dev.beagle.concurrent.CompletionExecutor;
import dev.beagle.concurrent.ExpiringSupplier;
import dev.beagle.concurrent.Scheduler;
import dev.beagle.config.HeartbeatPolicy;
import dev.beagle.config.LeasePolicy;
import dev.beagle.config.PredictConfig;
import dev.beagle.config.QueueConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.ResultCodec;
import dev.beagle.queue.StreamEntry;
import dev.beagle.queue.WebNodeStatus;
import dev.beagle.queue.web.figures.QueueMonitor;
import dev.beagle.redis.RedisShard;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/**
 * The web node's end of the queue in Redis. Whatever the number of its jobs, it holds one thread
 * and one connection for each shard's replies, one thread for deadlines and heartbeats, and a few
 * that complete the futures.
 */
public final class RedisJobQueue implements JobQueue, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RedisJobQueue.class.getName());

  private final LeasePolicy lease;
  private final ResultCodec codec = new ResultCodec();
  private final PendingJobs jobs;
  private final WebShards shards;
  private final Recoverer recoverer;
  private final RecentResults recent = new RecentResults();
  private final RedisQueueMonitor monitor;
  private final Scheduler scheduler;
  private final CompletionExecutor answers;
  private volatile boolean closed;

  /**
   * A queue that is not connected yet.
   *
   * @param redis the shards
   * @param executor runs the reading of replies and the repeated tasks; must not run tasks on the
   *     thread that hands them over
   * @param threads creates the thread that watches the deadlines, and those that complete the
   *     futures and run what depends on them
   * @param status the status of this web node, given its id
   */
  public RedisJobQueue(
      List<RedisShard> redis,
      QueueConfig config,
      PredictConfig waits,
      Executor executor,
      ThreadFactory threads,
      Function<String, WebNodeStatus> status) {
    this.jobs = new PendingJobs(waits.maxPending());
    this.lease = config.lease();
    this.scheduler = new Scheduler(executor, threads);
    this.answers = new CompletionExecutor(threads);
    String node = UUID.randomUUID().toString();
    // The same on each shard, as it tells the latencies since the last.
    Duration fresh = config.heartbeat().figuresLifetime();
    ExpiringSupplier<WebNodeStatus> announcement =
        new ExpiringSupplier<>(fresh, () -> status.apply(node));
    this.shards =
        new WebShards(
            redis.stream()
                .map(
                    each ->
                        new WebShard(
                            each,
                            config,
                            node,
                            announcement::get,
                            executor,
                            this::receive,
                            this::rejoined))
                .toList());
    this.recoverer = new Recoverer(jobs.all(), shards);
    this.monitor = new RedisQueueMonitor(shards);
  }

  /** Starts reading replies. Redis need not be up yet. */
  public void start() {
    for (WebShard shard : shards.all()) {
      shard.start();
      scheduler.repeat(HeartbeatPolicy.CHECK_INTERVAL, () -> tick(shard));
      scheduler.repeat(lease.reconciliationInterval(), () -> reconcile(shard));
    }
    scheduler.repeat(QueueMonitor.SAMPLE_INTERVAL, monitor::sample);
  }

  /** The accepted jobs of all web nodes. */
  public AcceptedJobs acceptedJobs() {
    return new RedisAcceptedJobs(shards);
  }

  /** The view of shards, workers and web nodes. */
  public QueueMonitor monitor() {
    return monitor;
  }

  /** The announcements of workers. */
  public ModelDirectory directory() {
    return new RedisModelDirectory(shards);
  }

  @Override
  public CompletableFuture<Result> submit(Job job) {
    PendingJob pending = new PendingJob(job);
    // Before it is admitted, as the reply may come before this thread goes on.
    jobs.add(pending);
    try {
      if (closed) {
        throw stopping();
      }
      jobs.checkCapacity();
      watch(pending, job.timeout());
      shards.admit(pending);
    } catch (RuntimeException e) {
      jobs.remove(pending);
      throw e;
    }
    CompletableFuture<Result> unused =
        pending.future().whenComplete((result, failure) -> leave(pending));
    return pending.future();
  }

  private void watch(PendingJob pending, Duration timeout) {
    try {
      pending.endsBy(scheduler.after(timeout, () -> expire(pending)));
    } catch (RejectedExecutionException e) {
      throw stopping();
    }
  }

  private void expire(PendingJob pending) {
    Result result = pending.expired();
    if (pending.future().complete(result)) {
      cancel(pending, true);
      WebShard shard = pending.shard();
      if (pending.job().async() && shard != null) {
        recent.add(shard, pending.id(), result);
        shard.attempt(() -> shard.client().restore(pending.id(), result));
      }
    }
  }

  /** Without an answer of Redis a worker will see that the deadline is past. */
  private static void cancel(PendingJob pending, boolean expired) {
    WebShard shard = pending.shard();
    try {
      if (shard != null) {
        shard.client().cancel(pending.id(), pending.model(), expired);
      }
    } catch (BeagleException e) {
      LOG.log(System.Logger.Level.DEBUG, "Job " + pending.id() + " stays in Redis", e);
    }
  }

  private void leave(PendingJob pending) {
    jobs.remove(pending);
    if (pending.future().isCancelled()) {
      scheduler.now(() -> cancel(pending, false));
    }
  }

  private void receive(WebShard shard, StreamEntry reply) {
    try {
      PendingJob pending = jobs.find(new JobId(reply.text("id")));
      if (pending == null) {
        return;
      }
      if (reply.bytes("result").length == 0) {
        scheduler.now(() -> shard.attempt(() -> recoverer.readmitForgotten(shard, pending)));
      } else {
        Result result = codec.decodeOrFailure(reply.text("result"));
        if (pending.job().async()) {
          recent.add(shard, pending.id(), result);
        }
        answers.execute(() -> pending.future().complete(result));
      }
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.ERROR, "Entry %s is no reply".formatted(reply.id()), e);
    }
  }

  private void rejoined(WebShard shard) {
    recent.of(shard).forEach(each -> shard.client().restore(each.id(), each.result()));
    recoverer.reconcile(shard, Duration.ZERO);
  }

  private void tick(WebShard shard) {
    shard.tick();
    if (shard.isDownFor(shard.redis().connections().timeout())) {
      recoverer.move(shard);
    }
  }

  private void reconcile(WebShard shard) {
    if (shard.isUp()) {
      shard.attempt(() -> recoverer.reconcile(shard, lease.reconciliationAge()));
    }
  }

  /** The number of jobs that this web node waits for. */
  public int pendingJobs() {
    return jobs.size();
  }

  /**
   * Ends every wait with {@code unavailable}, cancels those jobs, and leaves only asynchronous jobs
   * in Redis.
   */
  @Override
  public void close() {
    closed = true;
    scheduler.close();
    shards.all().forEach(WebShard::stop);
    answers.close();
    BeagleException reason = stopping();
    for (PendingJob pending : jobs.all()) {
      if (pending.future().complete(reason.toFailure()) && !pending.job().async()) {
        cancel(pending, false);
      }
    }
    for (WebShard shard : shards.up()) {
      try {
        shard.client().leave();
      } catch (BeagleException e) {
        LOG.log(System.Logger.Level.DEBUG, "What this web node has left in Redis will expire", e);
      }
    }
  }

  private static BeagleException stopping() {
    return new BeagleException(ErrorCode.UNAVAILABLE, BeagleException.STOPPING);
  }
}
