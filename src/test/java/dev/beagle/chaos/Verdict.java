package dev.beagle.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.chaos.Ledger.Ending;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.assertj.core.api.SoftAssertions;

/** What the queue promises, held against what happened: for each promise, those that broke it. */
final class Verdict {
  private static final int SHOWN = 20;

  /** A wait is measured by another clock than the deadline, in milliseconds. */
  private static final long CLOCKS = 100;

  private final Ledger ledger;
  private final Map<String, Collection<String>> offenders = new LinkedHashMap<>();
  private final Map<String, Integer> answers = new TreeMap<>();
  private final Set<Long> givenUp = new HashSet<>();

  Verdict(Ledger ledger, Audit audit) {
    this.ledger = ledger;
    List<String> lost = new ArrayList<>();
    List<String> twice = new ArrayList<>();
    List<String> wrong = new ArrayList<>(audit.wrong());
    for (AcceptedJob job : ledger.accepted()) {
      List<Ending> endings = ledger.endings(job);
      if (endings.isEmpty() && !job.node().wasKilled()) {
        lost.add(job.toString());
      } else if (endings.size() > 1) {
        twice.add(job + ": " + endings);
      }
      if (!job.async()) {
        endings.forEach(ending -> judge(job, ending, wrong));
      }
    }
    audit.answers().forEach((answer, count) -> answers.merge(answer, count, Integer::sum));
    givenUp.addAll(audit.givenUp());
    offenders.put("accepted, and never ended", lost);
    offenders.put("ended twice", twice);
    offenders.put("ended in what it should not", wrong);
    offenders.put("async, accepted, and unknown afterwards", audit.unknown());
    offenders.put("async, with one result and then another", audit.changed());
    offenders.put(
        "async, accepted, and never done", audit.open().stream().map(Object::toString).toList());
    offenders.put("run after its deadline", ledger.lateRuns());
  }

  private void judge(AcceptedJob job, Ending ending, List<String> wrong) {
    String answer = ending.answer();
    answers.merge(answer, 1, Integer::sum);
    boolean drained = !job.node().wasKilled() && !ledger.isQuiet(job.node());
    boolean fits =
        Answer.isFitting(answer, job.job())
            || answer.equals(Answer.CANCELLED)
            || (answer.equals(Answer.STOPPING) && drained);
    boolean early = answer.equals(Answer.TOO_LATE) && ending.time() + CLOCKS < job.job().deadline();
    if (!fits || early) {
      wrong.add(job + ": " + ending);
    } else if (answer.equals(Answer.GIVEN_UP)) {
      givenUp.add(job.job().sequence());
    }
  }

  void add(Sampler sampler, int capacity) {
    offend("given up, though no poison", sampler.innocentDead());
    offend("taken by another worker before its lease had ended", sampler.stolen());
    if (sampler.most() > capacity) {
      offend("jobs beyond the capacity", List.of(Long.toString(sampler.most())));
    }
    if (!sampler.isQuiet()) {
      offend("a shard that is not quiet", List.of(sampler.state()));
    }
  }

  /** Every poison whose client was told so is among the dead letters. */
  void requireDeadLetters(Set<Long> dead) {
    offend(
        "given up, and not among the dead letters",
        givenUp.stream().filter(each -> !dead.contains(each)).map(Object::toString).toList());
  }

  void offend(String promise, Collection<String> who) {
    offenders.computeIfAbsent(promise, each -> new ArrayList<>()).addAll(who);
  }

  /** What came of the jobs whose clients got to know. */
  Map<String, Integer> answers() {
    return answers;
  }

  long lost() {
    return offenders.entrySet().stream()
        .filter(each -> each.getKey().contains("accepted"))
        .mapToLong(each -> each.getValue().size())
        .sum();
  }

  void assertKept() {
    SoftAssertions promises = new SoftAssertions();
    offenders.forEach(
        (promise, who) ->
            promises
                .assertThat(who.stream().limit(SHOWN).toList())
                .as("%s: %d (%d shown)", promise, who.size(), SHOWN)
                .isEmpty());
    promises.assertAll();
    int predicted = answers.getOrDefault(Answer.PREDICTIONS, 0);
    assertThat(2 * predicted)
        .as("most clients got predictions: %s", answers)
        .isGreaterThan(answers.values().stream().mapToInt(each -> each).sum());
  }
}
