package dev.beagle.benchmark.http;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.during;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.global;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.core.CoreDsl.substring;
import static io.gatling.javaapi.http.HttpDsl.ByteArrayBodyPart;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

import io.gatling.javaapi.core.ChainBuilder;
import io.gatling.javaapi.core.PopulationBuilder;
import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Gatling's simulation, in a JVM of its own: a warm-up, then each number of clients in turn. Each
 * client posts a picture, waits for the answer, holds it against the one that is right, and goes on
 * with another picture. {@link HttpBenchmark} starts it.
 */
public final class LoadSimulation extends Simulation {
  private static final int WARM_UP_CLIENTS = 8;

  private final List<Posted> pictures;
  private final Path results;
  private final Duration time;
  private final List<LoadRecord> records = new ArrayList<>();

  /** As the system properties say that {@link HttpBenchmark} sets. */
  public LoadSimulation() {
    pictures = Posted.readAll(Path.of(System.getProperty("load.pictures")));
    results = Path.of(System.getProperty("load.results"));
    time = Duration.parse(System.getProperty("load.time"));
    Duration settling = Duration.parse(System.getProperty("load.settling"));
    records.add(new LoadRecord(WARM_UP_CLIENTS, time, settling));
    for (String clients : System.getProperty("load.clients").split(",", -1)) {
      records.add(new LoadRecord(Integer.parseInt(clients), time, settling));
    }
    setUp(from(0))
        .protocols(http.baseUrl(System.getProperty("load.base")))
        .assertions(global().failedRequests().count().is(0L));
  }

  /** The clients of a record, then those of the records after it. */
  private PopulationBuilder from(int index) {
    LoadRecord record = records.get(index);
    String name = index == 0 ? "warm-up" : "clients: " + record.clients();
    PopulationBuilder first = load(name, record);
    return index + 1 == records.size() ? first : first.andThen(from(index + 1));
  }

  private PopulationBuilder load(String name, LoadRecord record) {
    ChainBuilder post =
        exec(this::begin)
            .exec(
                http(name)
                    .post("api/predict")
                    .bodyPart(
                        ByteArrayBodyPart("image", session -> picture(session).bytes())
                            .fileName("photo.jpg")
                            .contentType("image/jpeg"))
                    .asMultipartForm()
                    .check(status().is(200))
                    .check(substring(session -> picture(session).expected())))
            .exec(session -> end(session, record));
    return scenario(name).exec(during(time).on(post)).injectOpen(atOnceUsers(record.clients()));
  }

  private Session begin(Session session) {
    int next = ThreadLocalRandom.current().nextInt(pictures.size());
    return session.set("picture", next).set("start", System.nanoTime());
  }

  private Posted picture(Session session) {
    return pictures.get(session.getInt("picture"));
  }

  private static Session end(Session session, LoadRecord record) {
    record.add(session.getLong("start"), System.nanoTime(), !session.isFailed());
    return session.markAsSucceeded();
  }

  @Override
  public void after() {
    try {
      Files.write(results, records.stream().map(LoadRecord::line).toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
