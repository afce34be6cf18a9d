package dev.beagle.benchmark;

import dev.beagle.benchmark.engine.EngineBenchmark;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A plot of the results: on the left images/s of each engine by batch size, on the right requests/s
 * by the number of clients. Its background is opaque, so that pages of any colour may show it.
 */
final class Plot {
  private static final Map<String, String> COLOURS =
      Map.of(
          EngineBenchmark.BF16, "#0969da",
          EngineBenchmark.FLOAT32, "#1a7f37",
          EngineBenchmark.INT8, "#bf3989",
          EngineBenchmark.ONNX_RUNTIME, "#bc4c00",
          EngineBenchmark.ONNX_RUNTIME_INT8, "#9a6700",
          EngineBenchmark.DL4J, "#8250df");
  private static final String BAR = "#0969da";

  private static final int WIDTH = 900;
  private static final int HEIGHT = 400;
  private static final int TOP = 56;
  private static final int BOTTOM = 330;

  private final Results results;
  private final SvgCanvas canvas = new SvgCanvas(WIDTH, HEIGHT);

  Plot(Results results) {
    this.results = results;
  }

  String svg() {
    double most =
        results.engines().stream()
            .mapToDouble(each -> each.imagesPerSecond().median())
            .max()
            .orElseThrow();
    Axis axis = Axis.upTo(most, TOP, BOTTOM);
    engines(axis);
    clients(axis);
    Machine machine = results.machine();
    canvas.text(
        WIDTH / 2,
        HEIGHT - 12,
        "small middle",
        "%s, %d cores, oneDNN uses %s; %s"
            .formatted(machine.processor(), machine.cores(), machine.onednn(), results.model()));
    return canvas.svg();
  }

  private void engines(Axis axis) {
    canvas.text(60, 30, "title", "Images/s by batch size");
    axis.draw(canvas, 60, 470);
    List<String> names = results.engines().stream().map(EngineFigure::engine).distinct().toList();
    List<Integer> batches =
        results.engines().stream().map(EngineFigure::batch).distinct().sorted().toList();
    for (int i = 0; i < batches.size(); i++) {
      canvas.text(place(i), BOTTOM + 18, "middle", Integer.toString(batches.get(i)));
    }
    canvas.text(211, BOTTOM + 38, "middle", "images in one pass");
    Map<String, Double> ends = new HashMap<>();
    names.forEach(name -> ends.put(name, engine(name, batches, axis)));
    label(ends, place(batches.size() - 1) + 10);
  }

  /** The line of an engine; returns where it ends. */
  private double engine(String name, List<Integer> batches, Axis axis) {
    String colour = COLOURS.get(name);
    StringBuilder points = new StringBuilder();
    double last = 0;
    for (int i = 0; i < batches.size(); i++) {
      Spread figure = results.engine(name, batches.get(i)).orElseThrow().imagesPerSecond();
      last = axis.y(figure.median());
      points.append(place(i)).append(',').append(last).append(' ');
      canvas.line(place(i), axis.y(figure.lowest()), place(i), axis.y(figure.highest()), colour);
      canvas.dot(place(i), last, colour);
    }
    canvas.path(points.toString().strip(), colour);
    return last;
  }

  /** Names beside the ends of their lines, from the lowest up, each above the one before. */
  private void label(Map<String, Double> ends, double x) {
    List<String> upwards =
        ends.keySet().stream().sorted(Comparator.comparing(ends::get).reversed()).toList();
    double above = BOTTOM;
    for (String name : upwards) {
      double y = Math.min(ends.get(name) + 4, above);
      canvas.name(x, y, name, COLOURS.get(name));
      above = y - 16;
    }
  }

  private static double place(int index) {
    return 76 + 54.0 * index;
  }

  private void clients(Axis axis) {
    canvas.text(570, 30, "title", "Requests/s over HTTP by clients");
    axis.draw(canvas, 570, 880);
    canvas.text(562, BOTTOM + 38, "small end", "p50");
    double left = 590;
    for (HttpFigure figure : results.http()) {
      double top = axis.y(figure.requestsPerSecond());
      canvas.bar(left, top, 46, BOTTOM - top, BAR);
      canvas.text(left + 23, top - 6, "middle", SvgCanvas.number(figure.requestsPerSecond()));
      canvas.text(left + 23, BOTTOM + 18, "middle", Integer.toString(figure.clients()));
      canvas.text(left + 23, BOTTOM + 38, "small middle", SvgCanvas.number(figure.p50()) + " ms");
      left += 74;
    }
    double engine = axis.y(results.bestImagesPerSecond());
    canvas.dashes(570, 880, engine, COLOURS.get(results.automatic()));
    canvas.name(582, engine - 7, results.automatic() + " alone", COLOURS.get(results.automatic()));
  }
}
