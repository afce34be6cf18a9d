/** One plot: a heading, the values in words, and the drawing. */
import { make, setText } from "../parts/dom.js";
import { clock } from "../parts/figures.js";
import { say } from "../parts/words.js";
import { Legend } from "./legend.js";
import { options } from "./options.js";

export class Plot {
  #kind;
  #history;
  #legend;
  #canvas = make("div.canvas", { role: "img" });
  #when = make("span.when");
  #drawn = null;
  #library;
  #lines = [];

  /**
   * @param {object} kind one of PLOTS
   * @param {History} history the source of its values
   */
  constructor(kind, history) {
    this.#kind = kind;
    this.#history = history;
    this.#legend = new Legend(kind.write);
    const title = make("h3", {}, say(`plot.${kind.name}`));
    const head = make("header", {}, title, this.#when);
    this.element = make("article.plot", {}, head, this.#legend.element, this.#canvas);
    new ResizeObserver(() => this.#drawn?.setSize(this.#size())).observe(this.#canvas);
  }

  /** Writes the last values. */
  say(status) {
    const lines = this.#kind.lines(status);
    const same = lines.map((line) => line.label).join() === this.#lines.map((line) => line.label).join();
    if (!same) {
      this.#lines = lines;
      this.#legend.name(lines);
      this.#forget();
    }
    this.#read(null);
    const title = say(`plot.${this.#kind.name}`);
    this.#canvas.setAttribute("aria-label", say("plot.said", { title, values: this.#legend.inWords }));
  }

  /** Draws the history. */
  draw(library) {
    this.#library = library;
    const columns = this.#columns();
    if (this.#drawn) return this.#drawn.setData(columns);
    const all = options(this.#kind, this.#lines, this.#history);
    const hooks = { setCursor: [({ cursor }) => this.#read(cursor.idx ?? null)] };
    this.#drawn = new library({ ...all, ...this.#size(), hooks }, columns, this.#canvas);
  }

  /** Draws the plot again, in the present colours. */
  redraw() {
    if (!this.#drawn) return;
    this.#forget();
    this.draw(this.#library);
  }

  #forget() {
    this.#drawn?.destroy();
    this.#drawn = null;
  }

  #columns() {
    return this.#history.columns(this.#lines.map((line) => line.value));
  }

  #size() {
    return { width: Math.max(200, this.#canvas.clientWidth), height: 176 };
  }

  /** Writes the values under the cursor, or the last ones. */
  #read(index) {
    const [times, ...values] = this.#columns();
    const at = index === null || index >= times.length ? times.length - 1 : index;
    this.#legend.show(values.map((column) => column[at] ?? null));
    const shown = index === null || times.length === 0;
    setText(this.#when, shown ? say("plot.now") : say("plot.at", { time: clock(times[at] * 1000) }));
  }
}
