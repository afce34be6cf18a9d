package dev.beagle.benchmark;

/**
 * The speed of an engine at one batch size.
 *
 * @param engine one of the names in {@code EngineBenchmark}
 * @param batch images in one pass
 * @param imagesPerSecond of the rounds' medians
 * @param millis of one pass, of the rounds' medians
 * @param p95 the time that 95 of 100 passes took no longer than, in milliseconds, likewise
 * @param passes how many were timed
 */
public record EngineFigure(
    String engine, int batch, Spread imagesPerSecond, Spread millis, double p95, int passes) {

  /** What a stopwatch says of passes of an engine. */
  public static EngineFigure of(String engine, int batch, Stopwatch watch) {
    Spread millis = watch.millis();
    Spread perSecond =
        new Spread(
            1000 * batch / millis.median(),
            1000 * batch / millis.highest(),
            1000 * batch / millis.lowest());
    return new EngineFigure(engine, batch, perSecond, millis, watch.p95().median(), watch.runs());
  }
}
