/** A picture with its state and its answer. */

/** What may happen to it, in this order; "again", "loading" and "offline" are waits in between. */
export const STATES = ["held", "sending", "sent", "queued", "running", "done", "failed"];

const SAVED = [
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
  /** @param {object} values a file and a name, or a {@link Picture#snapshot} */
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

  /** Changes the picture and dispatches "change". */
  change(values) {
    Object.assign(this, values);
    this.dispatchEvent(new Event("change"));
  }

  /** The values that are kept over a reload. */
  snapshot() {
    return Object.fromEntries(SAVED.map((name) => [name, this[name]]));
  }
}
