package dev.beagle.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a process did, in a file: one event on each line, its words separated by blanks. What was
 * written is there even if the process is killed at once. Safe for any number of threads.
 */
public final class EventLog {
  private final OutputStream out;

  public EventLog(Path file) {
    try {
      // Not buffered: each write is the operating system's before it returns.
      out = Files.newOutputStream(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Writes one line. */
  public synchronized void add(Event event, Object... words) {
    StringBuilder line = new StringBuilder(event.name());
    for (Object word : words) {
      line.append(' ').append(word);
    }
    try {
      out.write(line.append('\n').toString().getBytes(UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What can happen. */
  public enum Event {
    /** A web node's job: sequence, id, kind, deadline, whether it is async. */
    ACCEPTED,
    /** A web node's job: sequence, error code. */
    REFUSED,
    /** A web node's job: sequence, {@link Answer}, time. */
    ENDED,
    /** A web node's job was given to Redis once more. */
    READMITTED,
    /** A web node waits for nothing any more. */
    QUIET,
    /** A worker's engine begins with a job: sequence, time, deadline, jobs in this batch. */
    RUN,
    /** A worker's engine is done with a job: sequence. */
    DONE
  }
}
