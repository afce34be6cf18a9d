package dev.beagle.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.beagle.it.server.Client;
import dev.beagle.it.server.Client.Answer;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import dev.beagle.it.server.Shapes;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Many concurrent requests to one server, and the end of its embedded Redis when it is killed. */
final class LoadIT {
  private static final int UPLOADS = 500;
  private static final int MILLIS_APART = 50;

  @TempDir Path data;

  @Test
  void manyUploadsAreAnsweredRightlyAndRedisEndsWithItsServer() throws Exception {
    Map<String, String> settings =
        Map.of("beagle.models", "shapes", "beagle.redis.data-dir", data.toString());
    ServerProcess server = ServerProcess.withBothWars(settings);
    try {
      Client client = Ready.await(server.base());

      List<CompletableFuture<Answer>> answers = upload(client);

      for (int i = 0; i < UPLOADS; i++) {
        assertThat(answers.get(i).get().label()).as("upload %d", i).isEqualTo(shape(i));
      }
      assertThat(
              server
                  .log()
                  .lines()
                  .filter(line -> line.contains("Model shapes") && line.contains("is ready")))
          .as("networks loaded")
          .hasSize(1);
    } finally {
      List<ProcessHandle> processes = server.handle().descendants().toList();
      server.handle().destroyForcibly();
      assertThat(processes).as("the embedded Redis and its keeper").isNotEmpty();
      for (ProcessHandle process : processes) {
        process.onExit().get(30, TimeUnit.SECONDS);
      }
    }
  }

  private static List<CompletableFuture<Answer>> upload(Client client) {
    List<CompletableFuture<Answer>> answers = new ArrayList<>();
    for (int i = 0; i < UPLOADS; i++) {
      Path picture = Shapes.picture(shape(i));
      Executor start =
          CompletableFuture.delayedExecutor((long) i * MILLIS_APART, TimeUnit.MILLISECONDS);
      answers.add(
          CompletableFuture.runAsync(() -> {}, start)
              .thenCompose(now -> client.predict("", picture)));
    }
    return answers;
  }

  private static String shape(int i) {
    return Shapes.NAMES.get(i % Shapes.NAMES.size());
  }
}
