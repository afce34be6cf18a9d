package dev.beagle.chaos;

import dev.beagle.chaos.EventLog.Event;
import dev.beagle.config.Settings;
import dev.beagle.queue.web.RedisJobQueue;
import dev.beagle.queue.web.TestQueues;
import dev.beagle.redis.RedisShard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/**
 * A web node's queue in a JVM of its own, with clients. It takes its settings from system
 * properties; its arguments are the file for its events, a seed, and the first sequence number. It
 * submits jobs until it reads a line that says {@code rest}, then waits for what is under way; it
 * stops when its standard input ends.
 */
public final class ChaosWebNode {
  private static final Logger READMISSION = Logger.getLogger("dev.beagle.queue.web.Recoverer");

  private ChaosWebNode() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    EventLog log = new EventLog(Path.of(arguments[0]));
    countReadmissions(log);
    Settings settings = new Settings(key -> Optional.ofNullable(System.getProperty(key)));
    ExecutorService executor = Executors.newCachedThreadPool();
    RedisJobQueue queue = TestQueues.start(settings, RedisShard.open(settings.redis()), executor);
    Load load = new Load(queue, log, Long.parseLong(arguments[1]), Long.parseLong(arguments[2]));
    load.start();
    for (int read; (read = System.in.read()) >= 0; ) {
      if (read == '\n') {
        load.stop();
        load.awaitQuiet();
        log.add(Event.QUIET);
      }
    }
    load.stop();
    queue.close();
    executor.shutdown();
  }

  private static void countReadmissions(EventLog log) {
    READMISSION.setLevel(Level.FINE);
    READMISSION.addHandler(
        new Handler() {
          @Override
          public void publish(LogRecord entry) {
            if (entry.getMessage().contains("admitted again")) {
              log.add(Event.READMITTED);
            }
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        });
  }
}
