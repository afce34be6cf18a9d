package dev.beagle.queue.worker;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.QueueConfig;
import dev.beagle.job.BeagleException;
import dev.beagle.job.Pixels;
import dev.beagle.queue.JobCodec;
import dev.beagle.queue.Keys;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.Script;
import dev.beagle.queue.ScriptReply;
import dev.beagle.queue.StreamEntry;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;
import redis.clients.jedis.StreamEntryID;

/**
 * A worker's end of the queue in Redis, for one model on one shard. It connects when it is first
 * used, and again after a failure; then it first returns the jobs that it has leased and not
 * finished, as a reply of Redis may have been lost on its way.
 */
public final class RedisJobSource implements JobSource {
  private static final System.Logger LOG = System.getLogger(RedisJobSource.class.getName());

  private final RedisConnections redis;
  private final Keys keys;
  private final String model;
  private final String worker;
  private final QueueConfig config;
  private final JobReader reader;
  private final Finisher finisher;
  private volatile boolean recovering;

  /**
   * A source that is not connected yet.
   *
   * @param model the model whose jobs to lease
   * @param worker the worker's id, which no other worker ever has
   */
  public RedisJobSource(
      RedisConnections redis, Keys keys, String model, String worker, QueueConfig config) {
    this.redis = redis;
    this.keys = keys;
    this.model = model;
    this.worker = worker;
    this.config = config;
    this.finisher = new Finisher(redis, keys, model, worker, config);
    this.reader = new JobReader(redis, keys.jobs(model), worker, config.retention().jobs());
  }

  @Override
  public List<LeasedJob> lease(int max, Duration wait) {
    if (recovering) {
      List<LeasedJob> recovered = decode(claim());
      if (!recovered.isEmpty()) {
        return recovered;
      }
      recovering = false;
    }
    return decode(reader.read(max, wait));
  }

  private List<StreamEntry> claim() {
    Script.Call call = call().argument(worker).argument(config.lease().claimAge().toMillis());
    Object entry = Script.CLAIM.run(redis, call.key(keys.counts(model)));
    return entry == null ? List.of() : List.of(StreamEntry.of(entry));
  }

  private List<LeasedJob> decode(List<StreamEntry> entries) {
    List<LeasedJob> jobs = new ArrayList<>();
    for (StreamEntry entry : entries) {
      try {
        jobs.add(JobCodec.decode(entry));
      } catch (IllegalArgumentException | ArithmeticException e) {
        reject(entry, e);
      }
    }
    return jobs;
  }

  private void reject(StreamEntry entry, RuntimeException reason) {
    if (entry.fields().isEmpty()) {
      // It was deleted since it was read: a dropped job.
      redis.call(jedis -> jedis.xack(keys.jobs(model), Keys.GROUP, new StreamEntryID(entry.id())));
    } else {
      finisher.reject(entry, reason);
    }
  }

  @Override
  public List<StartedJob> start(List<LeasedJob> jobs) {
    long start = System.nanoTime();
    Script.Call call = call().key(keys.webNodes()).key(keys.counts(model));
    call.argument(worker)
        .argument(config.maxDeliveries())
        .argument(config.retention().replies().toMillis());
    for (LeasedJob job : jobs) {
      call.key(keys.state(job.id())).key(keys.replies(job.replyTo())).key(keys.pixels(job.id()));
      call.argument(job.entry()).argument(job.id().value()).argument(job.deadline());
      call.argument(job.replyTo()).argument(job.async() ? 1 : 0);
    }
    CommandArguments read = new CommandArguments(Command.MGET);
    jobs.forEach(job -> read.add(keys.pixels(job.id()).getBytes(UTF_8)));
    try {
      List<Object> replies = Script.START.runWith(redis, List.of(), call, List.of(read));
      // The reply may have been long on its way, or this process may have been suspended.
      long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
      return live(jobs, ScriptReply.listOf(replies.get(0)), (List<?>) replies.get(1), passed);
    } catch (BeagleException e) {
      // The worker still holds the leases: the jobs are read once more.
      reader.startOver();
      throw e;
    }
  }

  private List<StartedJob> live(
      List<LeasedJob> jobs, List<ScriptReply> replies, List<?> pixels, long passed) {
    List<StartedJob> live = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      String verdict = replies.get(i).text("verdict");
      long left = replies.get(i).number("left");
      if (verdict.equals("exhausted")) {
        finisher.deadLetter(jobs.get(i));
      } else if (verdict.equals("run") && left > passed) {
        addTo(live, jobs.get(i), (byte[]) pixels.get(i), left);
      }
    }
    return live;
  }

  private void addTo(List<StartedJob> live, LeasedJob job, byte[] rgb, long left) {
    if (rgb != null && rgb.length == job.size().bytes()) {
      Duration queued = Duration.ofMillis(job.deadline() - left - job.admitted());
      Pixels image = new Pixels(job.size().width(), job.size().height(), rgb);
      live.add(new StartedJob(job, image, queued));
      return;
    }
    finisher.deadLetterLost(job);
  }

  @Override
  public void renew(List<LeasedJob> jobs) {
    Script.Call call = call().argument(worker);
    jobs.forEach(job -> call.argument(job.entry()).argument(job.deadline()));
    Script.RENEW.run(redis, call);
  }

  @Override
  public void finish(List<StartedJob> finished, List<Outcome> outcomes) {
    try {
      finisher.finish(finished, outcomes);
    } catch (BeagleException e) {
      // The worker still holds the leases: the jobs are read once more.
      reader.startOver();
      throw e;
    }
  }

  @Override
  public void requeue(List<LeasedJob> jobs) {
    Script.Call call = call().argument(worker);
    jobs.forEach(job -> call.key(keys.state(job.id())).argument(job.entry()));
    Script.REQUEUE.run(redis, call);
  }

  private Script.Call call() {
    return new Script.Call().key(keys.jobs(model)).argument(Keys.GROUP);
  }

  @Override
  public void recover() {
    recovering = true;
    wake();
  }

  @Override
  public void wake() {
    reader.wake();
  }

  /** Closes the connection, and leaves the group unless the worker holds leases. */
  @Override
  public void close() {
    reader.close();
    try {
      Script.LEAVE.run(redis, call().argument(worker));
    } catch (BeagleException e) {
      LOG.log(System.Logger.Level.DEBUG, "The worker stays in its group, idle", e);
    }
  }
}
