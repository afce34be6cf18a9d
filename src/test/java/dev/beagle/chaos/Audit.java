package dev.beagle.chaos;

import dev.beagle.job.BeagleException;
import dev.beagle.queue.web.AcceptedJobs;
import dev.beagle.queue.web.JobStatus;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A client that comes for the results of all asynchronous jobs, at a web node that has accepted
 * none of them, when their deadlines have passed and before they are forgotten.
 */
final class Audit implements Runnable {
  private static final long AFTER_DEADLINE = 1000;
  private static final long ONCE_MORE = 5000;

  private final AcceptedJobs jobs;
  private final Ledger ledger;
  private final List<AcceptedJob> open = new ArrayList<>();
  private final Deque<Answered> answered = new ArrayDeque<>();
  private final List<String> changed = new ArrayList<>();
  private final List<String> unknown = new ArrayList<>();
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final List<Long> givenUp = new ArrayList<>();

  Audit(AcceptedJobs jobs, Ledger ledger) {
    this.jobs = jobs;
    this.ledger = ledger;
  }

  /** Asks for those whose time has come. */
  @Override
  public synchronized void run() {
    ledger.read();
    open.addAll(ledger.newAsync());
    long now = System.currentTimeMillis();
    for (Iterator<AcceptedJob> each = open.iterator(); each.hasNext(); ) {
      AcceptedJob job = each.next();
      if (now > job.job().deadline() + AFTER_DEADLINE && ask(job)) {
        each.remove();
      }
    }
    while (!answered.isEmpty() && now > answered.peek().time + ONCE_MORE) {
      askOnceMore(answered.remove());
    }
  }

  private void askOnceMore(Answered before) {
    try {
      Optional<JobStatus> status = jobs.find(before.job.id());
      if (status.isEmpty() || !before.answer.equals(Answer.of(status.get(), before.job.job()))) {
        changed.add("%s: %s, then %s".formatted(before.job, before.answer, status));
      }
    } catch (BeagleException e) {
      // This shard does not answer: one look less.
    }
  }

  /** Whether all is said about a job. */
  private boolean ask(AcceptedJob job) {
    Optional<JobStatus> status;
    try {
      status = jobs.find(job.id());
    } catch (BeagleException e) {
      return false;
    }
    if (status.isEmpty()) {
      unknown.add(job.toString());
      return true;
    }
    if (status.get().state() != JobStatus.State.DONE) {
      return false;
    }
    String answer = Answer.of(status.get(), job.job());
    answered.add(new Answered(job, answer, System.currentTimeMillis()));
    answers.merge(answer, 1, Integer::sum);
    if (!Answer.isFitting(answer, job.job())) {
      wrong.add(job + ": " + answer);
    } else if (answer.equals(Answer.GIVEN_UP)) {
      givenUp.add(job.job().sequence());
    }
    return true;
  }

  /** Jobs that are not done yet. */
  synchronized List<AcceptedJob> open() {
    return List.copyOf(open);
  }

  /** Jobs of which nothing is known. */
  synchronized List<String> unknown() {
    return List.copyOf(unknown);
  }

  /** Jobs that had one result first and another one later. */
  synchronized List<String> changed() {
    return List.copyOf(changed);
  }

  synchronized List<String> wrong() {
    return List.copyOf(wrong);
  }

  synchronized Map<String, Integer> answers() {
    return new TreeMap<>(answers);
  }

  /** The sequence numbers of those that were given up. */
  synchronized List<Long> givenUp() {
    return List.copyOf(givenUp);
  }

  private record Answered(AcceptedJob job, String answer, long time) {}
}
