package dev.beagle.benchmark;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Writes the results as tables in Markdown. */
final class Tables {
  private final Results results;
  private final StringBuilder text = new StringBuilder();

  Tables(Results results) {
    this.results = results;
  }

  String text() {
    if (results.quick()) {
      line("**A quick run, which shows that everything works. The figures mean nothing.**\n");
    }
    machine();
    engines();
    images();
    queue();
    http();
    ratios();
    return text.toString();
  }

  private void machine() {
    Machine machine = results.machine();
    line(
        "%s, %d cores (%s; oneDNN uses %s), %.1f GiB, %s, %s, load %.1f before it began\n",
        machine.processor(),
        machine.cores(),
        String.join(" ", machine.instructions()),
        machine.onednn(),
        machine.memory(),
        machine.java(),
        machine.system(),
        machine.load());
  }

  private void engines() {
    line(
        "%s in images/s, and one pass in ms (median, 95 of 100): all in one JVM, %d threads, in turns\n",
        results.model(), results.machine().threads());
    List<Integer> batches =
        results.engines().stream().map(EngineFigure::batch).distinct().sorted().toList();
    line("| engine | %s |", join(batches, batch -> "batch " + batch));
    line("| --- | %s |", join(batches, batch -> "--:"));
    for (String engine : results.engines().stream().map(EngineFigure::engine).distinct().toList()) {
      line("| %s | %s |", engine, join(batches, batch -> engine(engine, batch)));
    }
    line("");
  }

  private String engine(String name, int batch) {
    EngineFigure figure = results.engine(name, batch).orElseThrow();
    Spread perSecond = figure.imagesPerSecond();
    return format(
        "**%.1f** (%.1f to %.1f); %.1f, %.1f",
        perSecond.median(),
        perSecond.lowest(),
        perSecond.highest(),
        figure.millis().median(),
        figure.p95());
  }

  private void images() {
    line(
        "From a file to 224 x 224 pixels, one thread, beside the JDK's codec and the same filter\n");
    line(
        "| picture | file, kB | ms | heap, MB | plainly: ms | decoding alone, ms | heap, MB | times as fast | difference, levels |");
    line("| --- | --: | --: | --: | --: | --: | --: | --: | --: |");
    for (ImageFigure figure : results.images()) {
      line(
          "| %s | %.0f | **%.1f** (%.1f to %.1f) | %.1f | %.1f | %.1f | %.1f | %.1f | %.2f |",
          figure.picture(),
          figure.bytes() / 1e3,
          figure.millis().median(),
          figure.millis().lowest(),
          figure.millis().highest(),
          figure.heap() / 1e6,
          figure.plainMillis().median(),
          figure.plainDecodeMillis().median(),
          figure.plainHeap() / 1e6,
          figure.speedup(),
          figure.difference());
    }
    line("");
  }

  private void queue() {
    QueueFigure queue = results.queue();
    line(
        "The queue alone, %,d bytes a job: **%,.0f** jobs/s (%,.0f to %,.0f); one alone takes %.2f ms",
        queue.bytes(),
        queue.jobsPerSecond().median(),
        queue.jobsPerSecond().lowest(),
        queue.jobsPerSecond().highest(),
        queue.roundTripMillis().median());
    Spread appends = queue.appendsPerSecond();
    if (appends != null) {
      line(
          "(`XADD` alone, by redis-benchmark: %,.0f/s, %,.0f to %,.0f; ratio %.2f)",
          appends.median(),
          appends.lowest(),
          appends.highest(),
          queue.jobsPerSecond().median() / appends.median());
    }
    line("");
  }

  private void http() {
    line("Over HTTP, 500 x 375 JPEGs, the clients on the same cores\n");
    line("| clients | requests/s | p50, ms | p95, ms | p99, ms | requests | errors |");
    line("| --: | --: | --: | --: | --: | --: | --: |");
    for (HttpFigure figure : results.http()) {
      line(
          "| %d | **%.1f** | %.1f | %.1f | %.1f | %d | %d |",
          figure.clients(),
          figure.requestsPerSecond(),
          figure.p50(),
          figure.p95(),
          figure.p99(),
          figure.requests(),
          figure.errors());
    }
    CpuFigure cpu = results.cpu();
    double queue = results.queue().roundTripMillis().median();
    double p50 = results.clients(1).p50();
    line(
        "\nOne core's time for a request: server %.1f ms, Redis %.2f ms, clients %.1f ms (with their start)",
        cpu.server(), cpu.redis(), cpu.client());
    line(
        "One client waits %.1f ms: network %.1f, decoding %.1f, queue %.1f, the rest (HTTP, JSON, threads) %.1f\n",
        p50,
        results.oneImageMillis(),
        results.decodeMillis(),
        queue,
        p50 - results.oneImageMillis() - results.decodeMillis() - queue);
  }

  private void ratios() {
    line(
        "Beside what was aimed at, on a machine with AMX; this one has %s\n",
        results.machine().hasAmx() ? "it" : "none");
    line("| what | here | aim | |");
    line("| --- | --: | --: | --- |");
    for (Ratio ratio : results.ratios()) {
      line(
          "| %s | **%.2f** | %s %s | %s |",
          ratio.what(),
          ratio.value(),
          ratio.atMost() ? "at most" : "at least",
          ratio.target(),
          ratio.reached() ? "reached" : "missed");
    }
  }

  private static <T> String join(List<T> items, java.util.function.Function<T, String> cell) {
    return items.stream().map(cell).collect(Collectors.joining(" | "));
  }

  private void line(String format, Object... values) {
    text.append(values.length == 0 ? format : format(format, values)).append('\n');
  }

  private static String format(String format, Object... values) {
    return String.format(Locale.ROOT, format, values);
  }
}
