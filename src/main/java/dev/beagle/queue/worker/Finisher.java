package dev.beagle.queue.worker;

import dev.beagle.config.QueueConfig;
import dev.beagle.job.ErrorCode;
import dev.beagle.job.JobId;
import dev.beagle.job.Result;
import dev.beagle.queue.Keys;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.ResultCodec;
import dev.beagle.queue.Script;
import dev.beagle.queue.StreamEntry;
import dev.beagle.redis.RedisConnections;
import java.util.List;

/** Ends jobs on a worker: with their results, or as dead letters. */
final class Finisher {
  private static final System.Logger LOG = System.getLogger(Finisher.class.getName());
  private static final int MAX_DEAD_LETTERS = 100;

  private final RedisConnections redis;
  private final Keys keys;
  private final String model;
  private final String worker;
  private final QueueConfig config;
  private final ResultCodec codec = new ResultCodec();

  Finisher(RedisConnections redis, Keys keys, String model, String worker, QueueConfig config) {
    this.redis = redis;
    this.keys = keys;
    this.model = model;
    this.worker = worker;
    this.config = config;
  }

  /** Ends jobs that were run, with their outcomes. */
  void finish(List<StartedJob> jobs, List<Outcome> outcomes) {
    if (jobs.size() != outcomes.size()) {
      throw new IllegalArgumentException(
          "%d outcomes for %d jobs".formatted(outcomes.size(), jobs.size()));
    }
    Script.Call call = call();
    for (int i = 0; i < jobs.size(); i++) {
      add(call, jobs.get(i).leased(), outcomes.get(i));
    }
    Script.FINISH.run(redis, call);
  }

  /** Ends a job that too many workers have started. */
  void deadLetter(LeasedJob job) {
    int deliveries = config.maxDeliveries();
    String message =
        "This image was given up: %d workers started it and none came back. Its job %s is among the"
                .formatted(deliveries, job.id())
            + " dead letters.";
    deadLetter(job, message, "started by %d workers".formatted(deliveries));
  }

  /** Ends a job whose pixels are lost. */
  void deadLetterLost(LeasedJob job) {
    String message =
        "Redis has lost the pixels of this image: send it again, and set Redis' maxmemory-policy to"
            + " noeviction";
    deadLetter(job, message, "pixels lost");
  }

  private void deadLetter(LeasedJob job, String message, String cause) {
    LOG.log(
        System.Logger.Level.ERROR,
        "Job {0} of model {1} is a dead letter: {2}",
        job.id(),
        model,
        cause);
    Script.Call call = call();
    add(
        call,
        job,
        Outcome.deadLetter(new Result.Failure(ErrorCode.INTERNAL_ERROR, message), cause));
    Script.FINISH.run(redis, call);
  }

  /**
   * Ends an entry that holds no job that this version can read, and tells the web node that waits.
   */
  void reject(StreamEntry entry, RuntimeException reason) {
    LOG.log(
        System.Logger.Level.ERROR,
        "Entry %s of model %s cannot be read as a job".formatted(entry.id(), model),
        reason);
    JobId id = entry.find("id").filter(JobId::isValid).map(JobId::new).orElseGet(JobId::random);
    Result.Failure failure =
        new Result.Failure(
            ErrorCode.INTERNAL_ERROR,
            "The worker cannot read the job: run the same version of Beagle on web nodes and"
                + " workers");
    Script.Call call = call();
    String replyTo = entry.find("reply").orElse("nobody");
    add(call, entry.id(), id, replyTo, Outcome.deadLetter(failure, reason.toString()));
    Script.FINISH.run(redis, call);
  }

  private Script.Call call() {
    return new Script.Call()
        .key(keys.jobs(model))
        .key(keys.counts(model))
        .key(keys.rate(model))
        .key(keys.deadLetters(model))
        .argument(Keys.GROUP)
        .argument(worker)
        .argument(config.retention().results().toMillis())
        .argument(Keys.GRACE.toMillis())
        .argument(config.retention().deadLetters().toMillis())
        .argument(MAX_DEAD_LETTERS);
  }

  private void add(Script.Call call, LeasedJob job, Outcome outcome) {
    add(call, job.entry(), job.id(), job.replyTo(), outcome);
  }

  private void add(Script.Call call, String entry, JobId id, String replyTo, Outcome outcome) {
    call.key(keys.state(id)).key(keys.result(id)).key(keys.replies(replyTo)).key(keys.pixels(id));
    call.argument(entry).argument(id.value()).argument(codec.encode(outcome.result()));
    call.argument(outcome.cause() == null ? "" : outcome.cause());
  }
}
