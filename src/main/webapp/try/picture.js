/** A picture that has been given, and what has become of it. */

/** What may happen to it, in this order; "again", "loading" and "offline" are waits in between. */
export const STATES = ["held", "sending", "sent", "queued", "running", "done", "failed"];

const KEPT = [
  "key",
  "name",
  "model",
  "state",
  "id",
  "thumbnail",
  "predictions",
  "error",
  "timing",
  "total",
  "startedAt",
  "servedBy",
];

export class Picture extends EventTarget {
  /** @param {object} values a file and a name, or what {@link Picture#snapshot} gave */
  constructor(values) {
    super();
    this.key = `${Date.now()}-${Math.random().toString(36).slice(2)}`;
    this.state = "held";
    Object.assign(this, values);
    this.stopped = new AbortController();
  }

  get isOver() {
    return this.state === "done" || this.state === "failed";
  }

  /** Changes it and tells those who listen for "change". */
  change(values) {
    Object.assign(this, values);
    this.dispatchEvent(new Event("change"));
  }

  /** What is kept over a reload. */
  snapshot() {
    return Object.fromEntries(KEPT.map((name) => [name, this[name]]));
  }
}
