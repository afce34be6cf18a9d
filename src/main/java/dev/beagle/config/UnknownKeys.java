package dev.beagle.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Finds properties and environment variables that look like settings of Beagle but are unknown. */
final class UnknownKeys {
  private static final Pattern BEAGLES = Pattern.compile("(beagle\\.|BEAGLE_).+");

  /** The build's and the tests' own properties. */
  private static final Pattern OF_BUILD =
      Pattern.compile("BEAGLE_(TEST_.+|WAR|WORKER_WAR|PORT|BENCHMARK_.+)");

  /** Variables that Kubernetes gives to each container for a service called beagle or beagle-…. */
  private static final Pattern OF_KUBERNETES =
      Pattern.compile("BEAGLE_(.+_)?(SERVICE_HOST|SERVICE_PORT(_.+)?|PORT(_\\d+_.+)?)");

  /** A name is taken for a misspelt one if at most a third of its characters are wrong. */
  private static final int SLIP = 3;

  private final List<String> keys;

  /**
   * A check of names.
   *
   * @param keys the names of all settings
   */
  UnknownKeys(List<String> keys) {
    this.keys = keys;
  }

  /**
   * A sentence about each name that begins like a setting and is none.
   *
   * @param names the names of properties and environment variables
   */
  List<String> complaints(Iterable<String> names) {
    List<String> all = new ArrayList<>();
    names.forEach(all::add);
    return all.stream()
        .filter(name -> BEAGLES.matcher(name).matches())
        .filter(name -> isUnknown(name, all))
        .distinct()
        .sorted()
        .map(this::complaint)
        .toList();
  }

  private boolean isUnknown(String name, List<String> all) {
    if (keys.contains(name)) {
      return false;
    }
    String variable = variable(name);
    if (OF_BUILD.matcher(variable).matches() || OF_KUBERNETES.matcher(variable).matches()) {
      return false;
    }
    // Some servers list the variable BEAGLE_REDIS_DATA_DIR as beagle.redis.data.dir besides.
    boolean isVariable = all.contains(variable);
    return !(isVariable && variables().anyMatch(variable::equals));
  }

  private String complaint(String name) {
    boolean isVariable = name.equals(variable(name));
    Stream<String> candidates = isVariable ? variables() : keys.stream();
    String advice =
        candidates
            .filter(each -> distance(name, each) <= name.length() / SLIP)
            .min(Comparator.comparing(each -> distance(name, each)))
            .map("did you mean %s?"::formatted)
            .orElse("the README has the table of all settings");
    return "%s is not a setting of Beagle: %s".formatted(name, advice);
  }

  private Stream<String> variables() {
    return keys.stream().map(UnknownKeys::variable);
  }

  /** The environment variable of a name, by MicroProfile Config's rule. */
  private static String variable(String name) {
    return name.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(Locale.ROOT);
  }

  /** Levenshtein's distance: the characters to insert, delete or replace. */
  private static int distance(String one, String other) {
    int[] above = IntStream.rangeClosed(0, other.length()).toArray();
    for (int i = 1; i <= one.length(); i++) {
      int[] row = new int[above.length];
      row[0] = i;
      for (int j = 1; j < row.length; j++) {
        int replaced = above[j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
        row[j] = Math.min(replaced, 1 + Math.min(above[j], row[j - 1]));
      }
      above = row;
    }
    return above[other.length()];
  }
}
