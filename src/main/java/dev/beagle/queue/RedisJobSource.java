package dev.beagle.queue;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;
import redis.clients.jedis.StreamEntryID;

/**
 * The queue in Redis, as a worker sees it, for one model. It connects when it is first used, and
 * again after a failure; then it first returns the jobs that it has taken and not finished, for an
 * answer of Redis may have been lost on the way. Used by one thread at a time, apart from {@link
 * #wake} and {@link #dropped}.
 */
public final class RedisJobSource implements JobSource {
  private static final System.Logger LOG = System.getLogger(RedisJobSource.class.getName());

  private final RedisConnections redis;
  private final Keys keys;
  private final String jobs;
  private final String worker;
  private final Duration kept;
  private final JobReader reader;
  private final ResultCodec codec = new ResultCodec();
  private final LongAdder dropped = new LongAdder();

  /**
   * A source that is not connected yet.
   *
   * @param model whose jobs to take
   * @param worker unique among workers, and never used again by another
   */
  public RedisJobSource(
      RedisConnections redis, Keys keys, String model, String worker, Settings settings) {
    this.redis = redis;
    this.keys = keys;
    this.jobs = keys.jobs(model);
    this.worker = worker;
    this.kept = settings.get(Settings.RESULT_TTL);
    this.reader = new JobReader(redis, jobs, worker);
  }

  @Override
  public List<TakenJob> take(int max, Duration wait) {
    List<StreamEntry> entries = reader.read(max, wait);
    try {
      return begin(entries);
    } catch (BeagleException e) {
      reader.startOver();
      throw e;
    }
  }

  private List<TakenJob> begin(List<StreamEntry> entries) {
    List<TakenJob> read = new ArrayList<>();
    Script.Call call = call().argument(worker);
    for (StreamEntry entry : entries) {
      try {
        TakenJob job = JobCodec.decode(entry);
        call.key(keys.state(job.id())).argument(entry.id()).argument(entry.number("deadline"));
        read.add(job);
      } catch (IllegalArgumentException | ArithmeticException e) {
        reject(entry, e);
      }
    }
    return read.isEmpty() ? read : live(read, (List<?>) Script.BEGIN.run(redis, call));
  }

  private List<TakenJob> live(List<TakenJob> read, List<?> answers) {
    List<TakenJob> live = new ArrayList<>();
    for (int i = 0; i < read.size(); i++) {
      if (answers.get(i).equals(1L)) {
        live.add(read.get(i));
      }
    }
    dropped.add(read.size() - live.size());
    return live;
  }

  private void reject(StreamEntry entry, RuntimeException reason) {
    // An entry without any field was deleted since it was read: a withdrawn job.
    if (!entry.fields().isEmpty()) {
      LOG.log(System.Logger.Level.ERROR, "Entry %s is no job".formatted(entry.id()), reason);
      tell(entry);
    }
    redis.call(
        jedis -> {
          StreamEntryID id = new StreamEntryID(entry.id());
          jedis.xack(jobs, Keys.GROUP, id);
          return jedis.xdel(jobs, id);
        });
  }

  private void tell(StreamEntry entry) {
    try {
      Result.Failure failure =
          new Result.Failure(
              ErrorCode.INTERNAL_ERROR,
              "The worker cannot read the job: run the same version of Beagle on web nodes and"
                  + " workers");
      Script.Call call = call().argument(kept.toMillis());
      add(call, entry.id(), new JobId(entry.text("id")), entry.text("reply"), failure);
      Script.FINISH.run(redis, call);
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.DEBUG, "Nobody can be told of entry " + entry.id(), e);
    }
  }

  @Override
  public void finish(List<TakenJob> finished, List<Result> results) {
    if (finished.size() != results.size()) {
      throw new IllegalArgumentException(
          "%d results for %d jobs".formatted(results.size(), finished.size()));
    }
    Script.Call call = call().argument(kept.toMillis());
    for (int i = 0; i < finished.size(); i++) {
      TakenJob job = finished.get(i);
      add(call, job.entry(), job.id(), job.replyTo(), results.get(i));
    }
    try {
      Script.FINISH.run(redis, call);
    } catch (BeagleException e) {
      reader.startOver();
      throw e;
    }
  }

  private Script.Call call() {
    return new Script.Call().key(jobs).argument(Keys.GROUP);
  }

  private void add(Script.Call call, String entry, JobId id, String replyTo, Result result) {
    call.key(keys.state(id)).key(keys.result(id)).key(keys.replies(replyTo));
    call.argument(entry).argument(id.value()).argument(codec.encode(result));
  }

  /** How many jobs were dropped because nobody waited for them any more. */
  public long dropped() {
    return dropped.sum();
  }

  @Override
  public void wake() {
    reader.wake();
  }

  /** Closes the connection, and leaves the group unless jobs are in hand. */
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
