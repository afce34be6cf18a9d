package dev.beagle.queue;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.beagle.config.Settings;
import dev.beagle.job.BeagleException;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Result;
import dev.beagle.redis.RedisConnections;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import redis.clients.jedis.CommandArguments;
import redis.clients.jedis.Protocol.Command;

/**
 * The queue in Redis, as a worker sees it, for one model on one shard. It connects when it is first
 * used, and again after a failure; then it first returns the jobs that it has taken and not
 * finished, for an answer of Redis may have been lost on the way.
 */
public final class RedisJobSource implements JobSource {
  private static final System.Logger LOG = System.getLogger(RedisJobSource.class.getName());
  private static final int DEAD_LETTERS = 100;

  private final RedisConnections redis;
  private final Keys keys;
  private final String model;
  private final String worker;
  private final Settings settings;
  private final JobReader reader;
  private final ResultCodec codec = new ResultCodec();
  private volatile boolean recovering;

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
    this.model = model;
    this.worker = worker;
    this.settings = settings;
    this.reader = new JobReader(redis, keys.jobs(model), worker, settings.get(Settings.RESULT_TTL));
  }

  @Override
  public List<TakenJob> take(int max, Duration wait) {
    if (recovering) {
      List<TakenJob> recovered = decode(claim());
      if (!recovered.isEmpty()) {
        return recovered;
      }
      recovering = false;
    }
    return decode(reader.read(max, wait));
  }

  private List<StreamEntry> claim() {
    Script.Call call =
        call().argument(worker).argument(settings.get(Settings.QUEUE_LEASE).toMillis());
    Object entry = Script.CLAIM.run(redis, call.key(keys.counts(model)));
    return entry == null ? List.of() : List.of(StreamEntry.of(entry));
  }

  private List<TakenJob> decode(List<StreamEntry> entries) {
    List<TakenJob> jobs = new ArrayList<>();
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
    JobId id = JobId.random();
    String replyTo = "nobody";
    // An entry without any field was deleted since it was read: a withdrawn job.
    if (!entry.fields().isEmpty()) {
      LOG.log(System.Logger.Level.ERROR, "Entry %s is no job".formatted(entry.id()), reason);
      id = entry.find("id").filter(JobId::isValid).map(JobId::new).orElse(id);
      replyTo = entry.find("reply").orElse(replyTo);
    }
    Result.Failure failure =
        new Result.Failure(
            ErrorCode.INTERNAL_ERROR,
            "The worker cannot read the job: run the same version of Beagle on web nodes and"
                + " workers");
    Script.Call call = finishCall();
    add(call, entry.id(), id, replyTo, Outcome.givenUp(failure, reason.toString()));
    Script.FINISH.run(redis, call);
  }

  @Override
  public List<BegunJob> begin(List<TakenJob> jobs) {
    long start = System.nanoTime();
    Script.Call call = call().key(keys.nodes()).key(keys.counts(model));
    call.argument(worker)
        .argument(settings.get(Settings.QUEUE_MAX_DELIVERIES))
        .argument(settings.get(Settings.RESULT_TTL).toMillis());
    for (TakenJob job : jobs) {
      call.key(keys.state(job.id())).key(keys.replies(job.replyTo())).key(keys.pixels(job.id()));
      call.argument(job.entry()).argument(job.id().value()).argument(job.deadline());
      call.argument(job.replyTo()).argument(job.async() ? 1 : 0);
    }
    List<Object> replies = beginAndRead(call, jobs);
    List<?> left = (List<?>) replies.get(0);
    List<?> pixels = (List<?>) replies.get(1);
    // The answer may have been long on its way, or this worker may have been paused.
    long passed = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    List<BegunJob> live = new ArrayList<>();
    for (int i = 0; i < jobs.size(); i++) {
      long millis = (Long) left.get(i);
      if (millis < 0) {
        giveUp(jobs.get(i));
      } else if (millis > passed) {
        addTo(live, jobs.get(i), (byte[]) pixels.get(i));
      }
    }
    return live;
  }

  private List<Object> beginAndRead(Script.Call call, List<TakenJob> jobs) {
    CommandArguments read = new CommandArguments(Command.MGET);
    jobs.forEach(job -> read.add(keys.pixels(job.id()).getBytes(UTF_8)));
    try {
      return Script.BEGIN.runWith(redis, List.of(), call, List.of(read));
    } catch (BeagleException e) {
      reader.startOver();
      throw e;
    }
  }

  private void addTo(List<BegunJob> live, TakenJob job, byte[] rgb) {
    if (rgb != null && rgb.length == 3L * job.width() * job.height()) {
      live.add(new BegunJob(job, new Pixels(job.width(), job.height(), rgb)));
      return;
    }
    Result.Failure failure =
        new Result.Failure(
            ErrorCode.INTERNAL_ERROR,
            "Redis has lost the pixels of this image: send it again, and set Redis'"
                + " maxmemory-policy to noeviction");
    finishOne(job, Outcome.givenUp(failure, "pixels lost"));
  }

  private void giveUp(TakenJob job) {
    int deliveries = settings.get(Settings.QUEUE_MAX_DELIVERIES);
    LOG.log(
        System.Logger.Level.ERROR,
        "Job {0} of model {1} is given up: {2} workers began it and did not finish it",
        job.id(),
        model,
        deliveries);
    Result.Failure failure =
        new Result.Failure(
            ErrorCode.INTERNAL_ERROR,
            "This image was given up: %d workers began it and none came back. Its job %s is among the"
                    .formatted(deliveries, job.id())
                + " dead letters.");
    finishOne(job, Outcome.givenUp(failure, "begun by %d workers".formatted(deliveries)));
  }

  @Override
  public void renew(List<TakenJob> jobs) {
    Script.Call call = call().argument(worker);
    jobs.forEach(job -> call.argument(job.entry()).argument(job.deadline()));
    Script.RENEW.run(redis, call);
  }

  @Override
  public void finish(List<BegunJob> finished, List<Outcome> outcomes) {
    if (finished.size() != outcomes.size()) {
      throw new IllegalArgumentException(
          "%d outcomes for %d jobs".formatted(outcomes.size(), finished.size()));
    }
    Script.Call call = finishCall();
    for (int i = 0; i < finished.size(); i++) {
      TakenJob job = finished.get(i).taken();
      add(call, job.entry(), job.id(), job.replyTo(), outcomes.get(i));
    }
    finish(call);
  }

  private void finishOne(TakenJob job, Outcome outcome) {
    Script.Call call = finishCall();
    add(call, job.entry(), job.id(), job.replyTo(), outcome);
    finish(call);
  }

  private void finish(Script.Call call) {
    try {
      Script.FINISH.run(redis, call);
    } catch (BeagleException e) {
      // The jobs are this worker's still: they are read once more.
      reader.startOver();
      throw e;
    }
  }

  private Script.Call finishCall() {
    return call()
        .key(keys.counts(model))
        .key(keys.rate(model))
        .key(keys.deadLetters(model))
        .argument(worker)
        .argument(settings.get(Settings.RESULT_TTL).toMillis())
        .argument(settings.get(Settings.DEAD_LETTER_TTL).toMillis())
        .argument(DEAD_LETTERS);
  }

  private void add(Script.Call call, String entry, JobId id, String replyTo, Outcome outcome) {
    call.key(keys.state(id)).key(keys.result(id)).key(keys.replies(replyTo)).key(keys.pixels(id));
    call.argument(entry).argument(id.value()).argument(codec.encode(outcome.result()));
    call.argument(outcome.cause() == null ? "" : outcome.cause());
  }

  @Override
  public void handBack(List<TakenJob> jobs) {
    Script.Call call = call().argument(worker);
    jobs.forEach(job -> call.key(keys.state(job.id())).argument(job.entry()));
    Script.HAND_BACK.run(redis, call);
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
