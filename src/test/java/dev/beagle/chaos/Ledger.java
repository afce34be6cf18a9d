package dev.beagle.chaos;

import dev.beagle.chaos.ChildJvm.Life;
import dev.beagle.job.JobId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.TreeMap;

/** What the logs of all web nodes and workers say. Safe for any number of threads. */
final class Ledger {
  /** What the operating system's scheduler may cost a job between the check and its run. */
  private static final long SCHEDULING = 1000;

  private final Collection<ChildJvm> processes;
  private final Map<Life, LogTail> tails = new HashMap<>();
  private final Map<Long, AcceptedJob> accepted = new TreeMap<>();
  private final Queue<AcceptedJob> newAsync = new ArrayDeque<>();
  private final Map<Long, List<Ending>> ended = new HashMap<>();
  private final Map<String, Integer> refused = new TreeMap<>();
  private final Map<Long, Integer> done = new HashMap<>();
  private final List<String> lateRuns = new ArrayList<>();
  private final Set<Life> quiet = new HashSet<>();
  private int readmitted;

  Ledger(Collection<ChildJvm> processes) {
    this.processes = processes;
  }

  /** Reads what has been written since the last call. */
  synchronized void read() {
    for (ChildJvm process : processes) {
      for (Life life : process.lives()) {
        LogTail tail = tails.computeIfAbsent(life, each -> new LogTail(each.log()));
        tail.read().forEach(words -> add(life, words));
      }
    }
  }

  private void add(Life life, String[] words) {
    switch (EventLog.Event.valueOf(words[0])) {
      case ACCEPTED -> accept(life, words);
      case REFUSED -> refused.merge(words[2], 1, Integer::sum);
      case ENDED ->
          ended
              .computeIfAbsent(Long.parseLong(words[1]), sequence -> new ArrayList<>(1))
              .add(new Ending(words[2], Long.parseLong(words[3])));
      case READMITTED -> readmitted++;
      case QUIET -> quiet.add(life);
      case RUN -> run(life, words);
      case DONE -> done.merge(Long.parseLong(words[1]), 1, Integer::sum);
    }
  }

  private void accept(Life life, String[] words) {
    ChaosJob job =
        new ChaosJob(
            Long.parseLong(words[1]), ChaosJob.Kind.valueOf(words[3]), Long.parseLong(words[4]));
    AcceptedJob one =
        new AcceptedJob(job, new JobId(words[2]), Boolean.parseBoolean(words[5]), life);
    accepted.put(job.sequence(), one);
    if (one.async()) {
      newAsync.add(one);
    }
  }

  private void run(Life life, String[] words) {
    if (Long.parseLong(words[2]) > Long.parseLong(words[3]) + SCHEDULING) {
      lateRuns.add("%s %s".formatted(life.log().getFileName(), String.join(" ", words)));
    }
  }

  /** The asynchronous jobs that have been read since the last call. */
  synchronized List<AcceptedJob> newAsync() {
    List<AcceptedJob> some = List.copyOf(newAsync);
    newAsync.clear();
    return some;
  }

  synchronized Collection<AcceptedJob> accepted() {
    return List.copyOf(accepted.values());
  }

  synchronized int size() {
    return accepted.size();
  }

  /** Each time that the web node says that a job has ended. */
  synchronized List<Ending> endings(AcceptedJob job) {
    return List.copyOf(ended.getOrDefault(job.job().sequence(), List.of()));
  }

  synchronized Map<String, Integer> refused() {
    return new TreeMap<>(refused);
  }

  /** Whether a web node said that it waits for nothing, after its clients had gone. */
  synchronized boolean isQuiet(Life node) {
    return quiet.contains(node);
  }

  synchronized int readmitted() {
    return readmitted;
  }

  /** How many jobs an engine has run to the end more than once. */
  synchronized long doubled() {
    return done.values().stream().filter(times -> times > 1).count();
  }

  /** Runs that began after the job's deadline. */
  synchronized List<String> lateRuns() {
    return List.copyOf(lateRuns);
  }

  /**
   * The end of a job, as its web node saw it.
   *
   * @param answer as {@link Answer} has it
   * @param time in milliseconds by this machine's clock
   */
  record Ending(String answer, long time) {}
}
