package dev.beagle.queue.web;

import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import dev.beagle.queue.LeasedJob;
import dev.beagle.queue.worker.Outcome;
import dev.beagle.queue.worker.RedisJobSource;
import dev.beagle.queue.worker.StartedJob;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Jobs for tests, and the workers that run them. */
public final class TestJobs {
  private TestJobs() {}

  public static Job job(String model, Duration timeout) {
    JobId id = JobId.random();
    byte[] rgb = new byte[3 * 8 * 4];
    new Random(id.hashCode()).nextBytes(rgb);
    return new Job(id, model, new Pixels(8, 4, rgb), 5, timeout, false);
  }

  static Job async(Job job) {
    return new Job(job.id(), job.model(), job.pixels(), job.top(), job.timeout(), true);
  }

  /** What the workers of these tests answer. */
  static Result result(JobId id) {
    double probability = new Random(id.hashCode()).nextDouble();
    return new Result.Predictions(List.of(new Prediction(id.value(), probability)));
  }

  /** Takes jobs and begins them, as a worker does. */
  public static List<StartedJob> leaseAndStart(RedisJobSource source, Duration wait) {
    return leaseAndStart(source, 32, wait);
  }

  public static List<StartedJob> leaseAndStart(RedisJobSource source, int max, Duration wait) {
    List<LeasedJob> jobs = source.lease(max, wait);
    return jobs.isEmpty() ? List.of() : source.start(jobs);
  }

  static List<Outcome> outcomes(List<StartedJob> jobs) {
    return jobs.stream().map(job -> new Outcome(result(job.id()), null)).toList();
  }

  /** One step of a worker that answers whatever it gets. */
  static void work(RedisJobSource source) {
    List<StartedJob> jobs = leaseAndStart(source, Duration.ofSeconds(5));
    if (!jobs.isEmpty()) {
      source.finish(jobs, outcomes(jobs));
    }
  }

  static Outcome outcome() {
    return new Outcome(result(JobId.random()), null);
  }
}
