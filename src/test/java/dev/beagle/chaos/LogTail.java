package dev.beagle.chaos;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Reads the log of a process that may still write it. Used by one thread at a time. */
final class LogTail {
  private final Path file;
  private long position;

  LogTail(Path file) {
    this.file = file;
  }

  /** The words of each line that has come since the last call. */
  List<String[]> read() {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (RandomAccessFile in = new RandomAccessFile(file.toFile(), "r")) {
      byte[] bytes = new byte[Math.toIntExact(in.length() - position)];
      in.seek(position);
      in.readFully(bytes);
      String text = new String(bytes, UTF_8);
      // A line that is half written waits for the next time.
      String whole = text.substring(0, text.lastIndexOf('\n') + 1);
      position += whole.getBytes(UTF_8).length;
      return whole.lines().map(line -> line.split(" ", -1)).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
