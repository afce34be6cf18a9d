package dev.beagle.it.server;

import dev.beagle.it.server.Client.Answer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.awaitility.Awaitility;

/** The workers of a cluster, in the status of its web nodes. */
public final class Workers {
  private static final int BURST = 40;
  private static final Duration LIMIT = Duration.ofMinutes(2);

  private Workers() {}

  /** Sends pictures until each of two workers says that it has run some. */
  public static void awaitJobsInBoth(Client client) {
    Awaitility.await("two workers that have run pictures")
        .atMost(LIMIT)
        .until(
            () -> {
              burst(client).forEach(CompletableFuture::join);
              return client.get("api/status").json();
            },
            status -> {
              List<?> workers = (List<?>) status.get("workers");
              return workers.size() == 2 && workers.stream().allMatch(Workers::hasRun);
            });
  }

  /** Many requests at once. */
  public static List<CompletableFuture<Answer>> burst(Client client) {
    return Stream.generate(() -> client.predict("", Shapes.picture("star"))).limit(BURST).toList();
  }

  private static boolean hasRun(Object worker) {
    return ((List<?>) ((Map<?, ?>) worker).get("models"))
        .stream()
            .anyMatch(model -> Figures.number((Map<?, ?>) model, "figures", "images", "count") > 0);
  }
}
