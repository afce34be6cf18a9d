package dev.beagle.benchmark.http;

import dev.beagle.benchmark.CpuFigure;
import dev.beagle.benchmark.HttpFigure;
import dev.beagle.benchmark.Scale;
import dev.beagle.benchmark.engine.BenchmarkModel;
import dev.beagle.it.server.Client;
import dev.beagle.it.server.Ready;
import dev.beagle.it.server.ServerProcess;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Benchmark of everything over HTTP: both WARs in one Payara Micro with a Redis of its own, and
 * Gatling, in a JVM of its own on the same processors. Gatling's report lies in {@code http/}.
 */
public final class HttpBenchmark {
  private static final List<String> CLIENTS = List.of("1", "8", "32", "128");

  private final BenchmarkModel model;
  private final Scale scale;
  private final Path directory;
  private List<HttpFigure> figures = List.of();
  private CpuFigure cpu;

  /**
   * A benchmark of one server with one model.
   *
   * @param directory for the report and whatever else is left behind
   */
  public HttpBenchmark(BenchmarkModel model, Scale scale, Path directory) {
    this.model = model;
    this.scale = scale;
    this.directory = directory;
  }

  public List<HttpFigure> figures() {
    return figures;
  }

  public CpuFigure cpu() {
    return cpu;
  }

  /**
   * Measures.
   *
   * @param pictures to post
   */
  public void run(List<Path> pictures) throws Exception {
    Map<String, String> settings = new HashMap<>(model.settings());
    settings.put("beagle.redis.data-dir", directory.resolve("redis").toString());
    Path posted = Files.createDirectories(directory.resolve("posted"));
    try (ServerProcess server = ServerProcess.optimized(settings)) {
      try {
        server.awaitModel();
        Client client = Ready.await(server.base());
        for (Path picture : pictures) {
          Posted.write(posted, picture, client.predict("", picture).join().label());
        }
        load(server, posted);
      } finally {
        Files.writeString(directory.resolve("server.log"), server.log());
      }
    }
  }

  private void load(ServerProcess server, Path posted) throws Exception {
    Path results = directory.resolve("load.txt");
    Path report = directory.resolve("http");
    Files.deleteIfExists(results);
    delete(report);
    Duration serverBefore = cpu(server.handle());
    Duration redisBefore = redis(server);
    Process gatling = gatling(server, posted, results, report);
    Duration client = Duration.ZERO;
    while (gatling.isAlive()) {
      client = cpu(gatling.toHandle());
      Thread.sleep(100);
    }
    if (!Files.exists(results)) {
      throw new IOException("Gatling failed: see " + directory.resolve("gatling.log"));
    }
    List<HttpFigure> all = Files.readAllLines(results).stream().map(LoadRecord::figure).toList();
    figures = all.subList(1, all.size()); // The first is the warm-up.
    double requests = all.stream().mapToInt(HttpFigure::requests).sum();
    cpu =
        new CpuFigure(
            cpu(server.handle()).minus(serverBefore).toMillis() / requests,
            redis(server).minus(redisBefore).toMillis() / requests,
            client.toMillis() / requests);
    tidy(report);
  }

  private Process gatling(ServerProcess server, Path posted, Path results, Path report)
      throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx512m", "--add-opens=java.base/java.lang=ALL-UNNAMED"));
    command.add("-Dslf4j.provider=ch.qos.logback.classic.spi.LogbackServiceProvider");
    command.add("-Dload.base=" + server.base());
    command.add("-Dload.pictures=" + posted);
    command.add("-Dload.results=" + results);
    command.add("-Dload.clients=" + String.join(",", CLIENTS));
    command.add("-Dload.time=" + scale.load());
    command.add("-Dload.settling=" + scale.settling());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of("io.gatling.app.Gatling", "-s", LoadSimulation.class.getName()));
    command.addAll(List.of("-rf", report.toString()));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(directory.resolve("gatling.log").toFile())
        .start();
  }

  private static Duration redis(ServerProcess server) {
    return server
        .handle()
        .descendants()
        .map(HttpBenchmark::cpu)
        .reduce(Duration.ZERO, Duration::plus);
  }

  private static Duration cpu(ProcessHandle process) {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /** Gatling puts its report into a directory named after the time. */
  private static void tidy(Path report) throws IOException {
    try (Stream<Path> made = Files.list(report)) {
      Path only = made.findFirst().orElseThrow();
      Path aside = report.resolveSibling("http-report");
      delete(aside);
      Files.move(only, aside);
      delete(report);
      Files.move(aside, report);
    }
  }

  private static void delete(Path directory) throws IOException {
    if (!Files.exists(directory)) {
      return;
    }
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
