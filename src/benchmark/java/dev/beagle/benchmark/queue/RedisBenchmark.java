package dev.beagle.benchmark.queue;

import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The program {@code redis-benchmark}, if it is on the path (Debian: redis-tools). */
final class RedisBenchmark {
  private static final String PROGRAM = "redis-benchmark";
  private static final Pattern FIGURE = Pattern.compile("([0-9.]+) requests per second");

  private RedisBenchmark() {}

  /** Whether there is one. */
  static boolean isThere() {
    return Stream.of(System.getenv("PATH").split(File.pathSeparator, -1))
        .anyMatch(each -> Files.isExecutable(Path.of(each, PROGRAM)));
  }

  /** How many entries of so many bytes a second a server appends to a stream that it trims. */
  static double appends(int port, int bytes, int count) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(
                List.of(
                    PROGRAM,
                    "-p",
                    Integer.toString(port),
                    "-n",
                    Integer.toString(count),
                    "-c",
                    "16",
                    "-q",
                    "-x",
                    "XADD",
                    "benchmark",
                    "MAXLEN",
                    "~",
                    "100",
                    "*",
                    "rgb"))
            .redirectErrorStream(true)
            .start();
    try (OutputStream in = process.getOutputStream()) {
      in.write("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
    }
    String output =
        new String(process.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    process.waitFor();
    Matcher figure = FIGURE.matcher(output);
    double last = 0;
    while (figure.find()) {
      last = Double.parseDouble(figure.group(1));
    }
    if (last == 0) {
      throw new IOException("redis-benchmark said nothing of use");
    }
    return last;
  }
}
