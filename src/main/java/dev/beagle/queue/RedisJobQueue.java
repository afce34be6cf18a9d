package dev.beagle.queue;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;

/**
 * The queue in Redis, as a web node sees it. However many jobs it waits for, it holds one thread
 * and one connection for the replies and one thread for the deadlines.
 */
public final class RedisJobQueue implements JobQueue, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(RedisJobQueue.class.getName());
  private static final Duration PAUSE_AFTER_FAILURE = Duration.ofMillis(250);

  private final RedisConnections redis;
  private final Keys keys;
  private final Executor executor;
  private final int capacity;
  private final Duration kept;
  private final String node = UUID.randomUUID().toString();
  private final ResultCodec codec = new ResultCodec();
  private final Map<JobId, PendingJob> pending = new ConcurrentHashMap<>();
  private final ScheduledThreadPoolExecutor timer;
  private final ReplyReader replies;
  private final RepeatedTask reading;
  private volatile boolean closed;

  /**
   * A queue that is not connected yet.
   *
   * @param executor runs the reading of the replies and whatever depends on the futures; must not
   *     run tasks on the thread that hands them over
   * @param threads makes the thread that watches the deadlines
   */
  public RedisJobQueue(
      RedisConnections redis,
      Keys keys,
      Settings settings,
      Executor executor,
      ThreadFactory threads) {
    this.redis = redis;
    this.keys = keys;
    this.executor = executor;
    this.capacity = settings.get(Settings.QUEUE_CAPACITY);
    this.kept = settings.get(Settings.RESULT_TTL);
    this.timer = new ScheduledThreadPoolExecutor(1, threads);
    timer.setRemoveOnCancelPolicy(true);
    Duration block = settings.get(Settings.QUEUE_BLOCK);
    this.replies = new ReplyReader(redis, keys.replies(node), block, this::receive);
    this.reading =
        new RepeatedTask("Reading replies", executor, PAUSE_AFTER_FAILURE, replies::read);
  }

  /** Begins to read replies. Redis need not be there yet. */
  public void start() {
    reading.start();
  }

  @Override
  public CompletableFuture<Result> submit(Job job) {
    PendingJob waiting = new PendingJob(job);
    // Before it is admitted, for the reply may come before this thread goes on.
    pending.put(job.id(), waiting);
    try {
      if (closed) {
        throw stopping();
      }
      watch(waiting, job.timeout());
      admit(job);
    } catch (RuntimeException e) {
      forget(waiting);
      throw e;
    }
    CompletableFuture<Result> unused =
        waiting.future().whenComplete((result, failure) -> leave(waiting));
    return waiting.future();
  }

  private void admit(Job job) {
    Script.Call call =
        new Script.Call()
            .key(keys.jobs(job.model()))
            .key(keys.state(job.id()))
            .argument(Keys.GROUP)
            .argument(capacity)
            .argument(job.timeout().toMillis())
            .argument(kept.toMillis());
    if (Script.ADMIT.run(redis, JobCodec.encode(call, job, node)) == null) {
      throw new BeagleException(
          ErrorCode.QUEUE_FULL,
          "The queue of model %s is full (%d jobs): try again in a little while"
              .formatted(job.model(), capacity));
    }
  }

  private void watch(PendingJob waiting, Duration timeout) {
    try {
      Runnable expiry = () -> handOver(() -> expire(waiting, timeout));
      waiting.endsBy(timer.schedule(expiry, timeout.toNanos(), TimeUnit.NANOSECONDS));
    } catch (RejectedExecutionException e) {
      throw stopping();
    }
  }

  private void expire(PendingJob waiting, Duration timeout) {
    String message =
        "No result within %d ms: try again, or ask for a longer timeout"
            .formatted(timeout.toMillis());
    if (waiting.future().complete(new Result.Failure(ErrorCode.DEADLINE_EXCEEDED, message))) {
      withdraw(waiting);
    }
  }

  private void leave(PendingJob waiting) {
    forget(waiting);
    if (waiting.future().isCancelled()) {
      handOver(() -> withdraw(waiting));
    }
  }

  private void forget(PendingJob waiting) {
    pending.remove(waiting.id(), waiting);
    waiting.end();
  }

  private void withdraw(PendingJob waiting) {
    try {
      Script.CANCEL.run(
          redis,
          new Script.Call()
              .key(keys.jobs(waiting.model()))
              .key(keys.state(waiting.id()))
              .argument(Keys.GROUP));
    } catch (BeagleException e) {
      // A worker will see that its deadline is past.
      LOG.log(System.Logger.Level.DEBUG, "Job " + waiting.id() + " is not withdrawn", e);
    }
  }

  private void receive(StreamEntry reply) {
    try {
      PendingJob waiting = pending.get(new JobId(reply.text("id")));
      if (waiting != null) {
        Result result = result(reply);
        handOver(() -> waiting.future().complete(result));
      }
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "A reply makes no sense and is deleted", e);
    }
  }

  private Result result(StreamEntry reply) {
    try {
      return codec.decode(reply.text("result"));
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "A result makes no sense", e);
      return new Result.Failure(
          ErrorCode.INTERNAL_ERROR,
          "The result cannot be read: run the same version of Beagle on web nodes and workers");
    }
  }

  private void handOver(Runnable task) {
    try {
      executor.execute(task);
    } catch (RejectedExecutionException e) {
      // The server is stopping: late and on the wrong thread is better than never.
      task.run();
    }
  }

  /** How many jobs this web node waits for. */
  public int waiting() {
    return pending.size();
  }

  /**
   * Ends every wait with {@code unavailable}, withdraws those jobs, and leaves nothing in Redis.
   */
  @Override
  public void close() {
    closed = true;
    reading.stop(replies::wake);
    replies.close();
    timer.shutdownNow();
    BeagleException reason = stopping();
    for (PendingJob waiting : pending.values()) {
      if (waiting.future().complete(reason.toFailure())) {
        withdraw(waiting);
      }
    }
    try {
      redis.call(jedis -> jedis.del(keys.replies(node)));
    } catch (BeagleException e) {
      LOG.log(System.Logger.Level.DEBUG, "The replies are left to expire", e);
    }
  }

  private static BeagleException stopping() {
    return new BeagleException(
        ErrorCode.UNAVAILABLE, "This web node is stopping: send the request again");
  }
}
