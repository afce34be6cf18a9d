package dev.beagle.it;

import dev.beagle.it.Client.Answer;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.StreamConsumerInfo;

/** The workers at a Redis, as it sees them. */
final class Workers {
  private static final int BURST = 40;
  private static final Duration LIMIT = Duration.ofMinutes(4);

  private Workers() {}

  /** Sends pictures until each of two workers has been seen with jobs in its hands. */
  static void awaitJobsInBoth(Client client, URI redisUri) {
    Set<String> busy = new HashSet<>();
    try (Jedis redis = new Jedis(redisUri)) {
      Awaitility.await("jobs in both workers")
          .atMost(LIMIT)
          .pollInterval(Duration.ZERO)
          .until(
              () -> {
                CompletableFuture<?> all =
                    CompletableFuture.allOf(burst(client).toArray(CompletableFuture[]::new));
                while (!all.isDone()) {
                  busy.addAll(withJobs(redis));
                }
                return busy.size() == 2;
              });
    }
  }

  /** Many requests at once. */
  static List<CompletableFuture<Answer>> burst(Client client) {
    return Stream.generate(() -> client.predict("", Shapes.picture("star"))).limit(BURST).toList();
  }

  private static Set<String> withJobs(Jedis redis) {
    ScanParams jobs = new ScanParams().match("beagle:*:jobs:*").count(1000);
    return redis.scan("0", jobs).getResult().stream()
        .flatMap(stream -> redis.xinfoConsumers2(stream, "workers").stream())
        .filter(consumer -> consumer.getPending() > 0)
        .map(StreamConsumerInfo::getName)
        .collect(Collectors.toSet());
  }
}
