/** The samples of the last 15 minutes, as the server took them. */

/** In milliseconds. */
const SPAN = 15 * 60_000;

/** A pause this many times as long as usual is a gap. */
const GAP = 2.5;

export class History {
  #samples = [];
  #every = 5000;

  /** The server's clock when it last answered, in milliseconds since 1970. */
  now = Date.now();

  /** The time of the newest sample; 0 if there is none: what to ask for samples after. */
  get last() {
    return this.newest?.time ?? 0;
  }

  get newest() {
    return this.#samples.at(-1);
  }

  /** When the plots begin and end, in seconds since 1970. */
  get range() {
    return [(this.now - SPAN) / 1000, this.now / 1000];
  }

  /** Takes in what a status brings. Web nodes take turns: a sample may be older than the last. */
  add({ time, history }) {
    this.now = time;
    this.#every = history?.everyMillis ?? this.#every;
    const all = new Map(this.#samples.map((sample) => [sample.time, sample]));
    for (const sample of history?.samples ?? []) all.set(sample.time, sample);
    this.#samples = [...all.values()]
      .filter((sample) => sample.time > time - SPAN - GAP * this.#every)
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
      if (before && sample.time - before.time > GAP * this.#every) {
        rows.push([(before.time + this.#every) / 1000, ...lines.map(() => null)]);
      }
      rows.push([sample.time / 1000, ...lines.map((value) => value(sample) ?? null)]);
      before = sample;
    }
    return [0, ...lines.map((_, i) => i + 1)].map((column) => rows.map((row) => row[column]));
  }
}
