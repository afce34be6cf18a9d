package dev.beagle.queue;

import java.util.Locale;

/**
 * The version of each format in which web nodes and workers write for each other. A change that an
 * older reader would misunderstand raises the version; a new field that it may ignore does not.
 */
public enum Format {
  /**
   * An entry in a stream of jobs, by {@link JobCodec}. A worker makes a dead letter of a job in
   * another version: with a new version, workers are to be upgraded before web nodes.
   */
  JOB(1),

  /** A result, by {@link ResultCodec}. */
  RESULT(1),

  /** The status of a worker or a web node, by {@link Announcements}. */
  ANNOUNCEMENT(1);

  /** The name of the field that holds the version. */
  static final String FIELD = "format";

  private final int version;

  Format(int version) {
    this.version = version;
  }

  /** The version that this Beagle writes and reads. */
  int version() {
    return version;
  }

  boolean isReadable(long found) {
    return found == version;
  }

  /**
   * Makes sure that this Beagle can read a version.
   *
   * @throws IllegalArgumentException if it cannot
   */
  void check(long found) {
    if (!isReadable(found)) {
      throw new IllegalArgumentException(
          "%s of format %d, where this version of Beagle reads format %d"
              .formatted(name().toLowerCase(Locale.ROOT), found, version));
    }
  }
}
