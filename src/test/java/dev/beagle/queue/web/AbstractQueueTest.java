package dev.beagle.queue.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A test of both ends of the queue over a real server, run with every server there is. */
@Timeout(120)
public abstract class AbstractQueueTest {
  public static final Duration WAIT = Duration.ofSeconds(60);
  static final Duration SOON = Duration.ofMillis(50);

  @TempDir static Path executables;
  @TempDir Path directory;
  private QueueFixture fixture;

  static List<Path> servers() {
    return QueueFixture.servers(executables);
  }

  QueueFixture start(Path server, String... settings) {
    fixture = new QueueFixture(server, directory, settings);
    return fixture;
  }

  @AfterEach
  void stop() {
    if (fixture != null) {
      fixture.close();
    }
  }
}
