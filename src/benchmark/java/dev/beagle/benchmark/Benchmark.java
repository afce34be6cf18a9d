package dev.beagle.benchmark;

import dev.beagle.benchmark.engine.BenchmarkModel;
import dev.beagle.benchmark.engine.EngineBenchmark;
import dev.beagle.benchmark.engine.Instructions;
import dev.beagle.benchmark.http.HttpBenchmark;
import dev.beagle.benchmark.image.ImageBenchmark;
import dev.beagle.benchmark.queue.QueueBenchmark;
import dev.beagle.job.Pixels;
import dev.beagle.model.NetworkInput;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbBuilder;
import jakarta.json.bind.JsonbConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Measures everything, one part after the other, and writes {@code benchmark.md}, {@code
 * benchmark.json} and {@code benchmark.svg}. It fails for wrong results, never for slow ones.
 */
public final class Benchmark {
  private static final int PICTURES = 32;

  /** Logs each dataset that it writes. Kept here, for loggers that nobody holds are forgotten. */
  private static final Logger HDF5 = Logger.getLogger("io.jhdf");

  private final Scale scale;
  private final Path directory;

  private Benchmark(Scale scale, Path directory) {
    this.scale = scale;
    this.directory = directory;
  }

  /**
   * The system property {@code benchmark.directory} says where to, {@code benchmark.quick} whether
   * to try only whether everything works.
   */
  public static void main(String[] arguments) throws Exception {
    HDF5.setLevel(Level.WARNING);
    boolean quick = Boolean.getBoolean("benchmark.quick");
    Path directory = Files.createDirectories(Path.of(System.getProperty("benchmark.directory")));
    Results results =
        new Benchmark(quick ? Scale.QUICK : Scale.FULL, directory.toAbsolutePath()).run(quick);
    write(results, directory);
    int errors = results.http().stream().mapToInt(HttpFigure::errors).sum();
    if (errors > 0) {
      System.err.printf("%d requests got no answer, or a wrong one.%n", errors);
    }
    // Libraries leave threads behind.
    System.exit(errors == 0 ? 0 : 1);
  }

  private Results run(boolean quick) throws Exception {
    Machine machine = Machine.describe(Instructions.threads(), Instructions.ofOneDnn());
    Photographs photographs = new Photographs(directory.resolve("pictures"));
    List<Path> pictures = photographs.usual(PICTURES);
    BenchmarkModel model = BenchmarkModel.prepare(scale.model(), directory);
    NetworkInput input = EngineBenchmark.input(model);
    List<Pixels> images = ImageBenchmark.decode(pictures, input.width(), input.height());
    List<EngineFigure> engines = new EngineBenchmark(model, scale, images).run(directory);
    List<ImageFigure> decoding = new ImageBenchmark(photographs, scale).run();
    QueueFigure queue = QueueBenchmark.run(directory.resolve("queue"), scale);
    HttpBenchmark http = new HttpBenchmark(model, scale, directory);
    http.run(pictures);
    return new Results(
        quick,
        machine,
        model.name(),
        engines,
        EngineBenchmark.automatic(model),
        decoding,
        queue,
        http.figures(),
        http.cpu());
  }

  private static void write(Results results, Path directory) throws Exception {
    String tables = new Tables(results).text();
    System.out.println();
    System.out.println(tables);
    Files.writeString(directory.resolve("benchmark.md"), tables);
    Jsonb json = JsonbBuilder.create(new JsonbConfig().withFormatting(true));
    Files.writeString(
        directory.resolve("benchmark.json"),
        json.toJson(Map.of("results", results, "ratios", results.ratios())));
    Files.writeString(directory.resolve("benchmark.svg"), new Plot(results).svg());
    System.out.println("The same, JSON and a plot are in " + directory);
  }
}
