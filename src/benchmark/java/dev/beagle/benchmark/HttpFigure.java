package dev.beagle.benchmark;

/**
 * Throughput and latency over HTTP with a number of clients, each of which posts its next picture
 * when it has the answer to its last one.
 *
 * @param clients how many
 * @param seconds how long was measured
 * @param answers that were right, within that time
 * @param requests all of them, from beginning to end
 * @param errors those of them without an answer, or with a wrong one
 * @param p50 half of the answers took no longer, in milliseconds
 * @param p95 95 of 100 took no longer
 * @param p99 99 of 100 took no longer
 */
public record HttpFigure(
    int clients,
    double seconds,
    int answers,
    int requests,
    int errors,
    double p50,
    double p95,
    double p99) {

  public double requestsPerSecond() {
    return answers / seconds;
  }
}
