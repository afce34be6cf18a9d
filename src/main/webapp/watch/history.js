/** The samples of the last 15 minutes, as the server took them. */

/** In milliseconds. */
const SPAN = 15 * 60_000;

/** A pause of so many intervals is a gap. */
const GAP = 2.5;

export class History {
  #samples = [];
  #interval = 5000;

  /** The server's clock when it last answered, in milliseconds since 1970. */
  now = Date.now();

  /** The time of the newest sample; 0 without one. The server is asked for later samples. */
  get last() {
    return this.newest?.time ?? 0;
  }

  get newest() {
    return this.#samples.at(-1);
  }

  /** The start and the end of the plots, in seconds since 1970. */
  get range() {
    return [(this.now - SPAN) / 1000, this.now / 1000];
  }

  /** Adds the samples of a status. Web nodes take turns: a sample may be older than the last. */
  add({ time, history }) {
    this.now = time;
    this.#interval = history?.everyMillis ?? this.#interval;
    const all = new Map(this.#samples.map((sample) => [sample.time, sample]));
    for (const sample of history?.samples ?? []) all.set(sample.time, sample);
    this.#samples = [...all.values()]
      .filter((sample) => sample.time > time - SPAN - GAP * this.#interval)
      .sort((a, b) => a.time - b.time);
  }

  /**
   * Columns for a plot: times in seconds, then the values of each line; null where there is none,
   * and a row of nulls in each gap.
   * @param {function(object): ?number} lines one for each line, giving a sample's value
   */
  columns(lines) {
    const rows = [];
    let before = null;
    for (const sample of this.#samples) {
      if (before && sample.time - before.time > GAP * this.#interval) {
        rows.push([(before.time + this.#interval) / 1000, ...lines.map(() => null)]);
      }
      rows.push([sample.time / 1000, ...lines.map((value) => value(sample) ?? null)]);
      before = sample;
    }
    return [0, ...lines.map((_, i) => i + 1)].map((column) => rows.map((row) => row[column]));
  }
}
