package dev.beagle.benchmark;

import dev.beagle.benchmark.engine.EngineBenchmark;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The figures of one run of the benchmark.
 *
 * @param quick whether it was only tried whether everything works
 * @param machine it was measured on
 * @param model which network
 * @param engines each at each batch size
 * @param automatic the one that {@code beagle.engine} and its precision choose when left alone
 * @param images each kind of file
 * @param queue the queue alone
 * @param http each number of clients
 * @param cpu a request's processor time
 */
public record Results(
    boolean quick,
    Machine machine,
    String model,
    List<EngineFigure> engines,
    String automatic,
    List<ImageFigure> images,
    QueueFigure queue,
    List<HttpFigure> http,
    CpuFigure cpu) {

  /** An engine at a batch size, if it runs here. */
  Optional<EngineFigure> engine(String name, int batch) {
    return engines.stream()
        .filter(each -> each.engine().equals(name) && each.batch() == batch)
        .findFirst();
  }

  /** The most images a second that the automatic engine gets through, at whatever batch size. */
  double bestImagesPerSecond() {
    return engines.stream()
        .filter(each -> each.engine().equals(automatic))
        .mapToDouble(each -> each.imagesPerSecond().median())
        .max()
        .orElseThrow();
  }

  /** One image by the automatic engine, in milliseconds. */
  double oneImageMillis() {
    return engine(automatic, 1).orElseThrow().millis().median();
  }

  /** Decoding what the clients post, in milliseconds. */
  double decodeMillis() {
    return images.get(0).millis().median();
  }

  HttpFigure clients(int count) {
    return http.stream().filter(each -> each.clients() == count).findFirst().orElseThrow();
  }

  /** What was aimed at. */
  List<Ratio> ratios() {
    String float32 = EngineBenchmark.FLOAT32;
    String runtime = EngineBenchmark.ONNX_RUNTIME;
    String dl4j = EngineBenchmark.DL4J;
    List<Ratio> ratios = new ArrayList<>();
    ratios.add(engines(automatic, runtime, 8, 4.5));
    ratios.add(engines(automatic, runtime, 1, 4));
    ratios.add(engines(float32, runtime, 8, 0.95));
    ratios.add(engines(float32, runtime, 1, 0.95));
    ratios.add(engines(automatic, dl4j, 8, 60));
    if (engine(EngineBenchmark.INT8, 8).isPresent()) {
      // The fastest there is without AMX, beside what was aimed at with it.
      ratios.add(engines(EngineBenchmark.INT8, runtime, 8, 4.5));
      ratios.add(engines(EngineBenchmark.INT8, runtime, 1, 4));
      ratios.add(engines(EngineBenchmark.INT8, EngineBenchmark.ONNX_RUNTIME_INT8, 8, 1));
      ratios.add(engines(EngineBenchmark.INT8, EngineBenchmark.ONNX_RUNTIME_INT8, 1, 1));
    }
    images.stream()
        .filter(each -> each.picture().startsWith("4000 x 3000"))
        .map(
            each -> new Ratio(each.picture() + ": speed / plain ImageIO", each.speedup(), 4, false))
        .forEach(ratios::add);
    double share = clients(32).requestsPerSecond() / bestImagesPerSecond();
    ratios.add(new Ratio("32 clients over HTTP / engine alone", share, 0.55, false));
    double rest = clients(1).p50() - oneImageMillis() - decodeMillis();
    ratios.add(
        new Ratio("1 client: p50 less engine and decoding, in ms", rest, /* target= */ 5, true));
    return ratios;
  }

  private Ratio engines(String one, String other, int batch, double target) {
    double value =
        engine(one, batch).orElseThrow().imagesPerSecond().median()
            / engine(other, batch).orElseThrow().imagesPerSecond().median();
    return new Ratio("%s / %s, batch %d".formatted(one, other, batch), value, target, false);
  }
}
