package dev.beagle.queue;

import dev.beagle.job.Job;
import dev.beagle.job.JobId;
import dev.beagle.job.Pixels;
import dev.beagle.job.Prediction;
import dev.beagle.job.Result;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/** Jobs for tests, and the workers that run them. */
final class TestJobs {
  private TestJobs() {}

  static Job job(String model, Duration timeout) {
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
  static List<TakenJob> takeAndBegin(RedisJobSource source, Duration wait) {
    List<TakenJob> jobs = source.take(32, wait);
    return jobs.isEmpty() ? jobs : source.begin(jobs);
  }

  static List<Outcome> outcomes(List<TakenJob> jobs) {
    return jobs.stream().map(job -> new Outcome(result(job.id()), null)).toList();
  }

  /** One step of a worker that answers whatever it gets. */
  static void work(RedisJobSource source) {
    List<TakenJob> jobs = takeAndBegin(source, Duration.ofSeconds(5));
    if (!jobs.isEmpty()) {
      source.finish(jobs, outcomes(jobs));
    }
  }

  static Outcome outcome() {
    return new Outcome(result(JobId.random()), null);
  }
}
