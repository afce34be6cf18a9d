/** The four plots, side by side where there is room. */
import { make } from "../parts/dom.js";
import { say } from "../parts/words.js";
import { PLOTS } from "./lines.js";
import { Plot } from "./plot.js";
import { uPlot } from "./uplot.js";

export class Plots {
  #plots;
  #trouble = make("p.notice", { hidden: true });

  /** @param {History} history the source of their values */
  constructor(history) {
    this.#plots = PLOTS.map((kind) => new Plot(kind, history));
    this.element = make(
      "section.plots",
      { "aria-labelledby": "plots-title" },
      make("h2", { id: "plots-title" }, say("watch.plots")),
      this.#trouble,
      make("div.grid", {}, ...this.#plots.map((plot) => plot.element)),
    );
    const schemes = matchMedia("(prefers-color-scheme: dark)");
    schemes.addEventListener("change", () => this.#plots.forEach((plot) => plot.redraw()));
  }

  /** Shows the history. Without uPlot, only the last values in words. */
  async show(status) {
    this.#plots.forEach((plot) => plot.say(status));
    try {
      const library = await uPlot();
      this.#trouble.hidden = true;
      this.#plots.forEach((plot) => plot.draw(library, status));
    } catch (error) {
      this.#trouble.textContent = say("watch.noPlots", { reason: error.message });
      this.#trouble.hidden = false;
    }
  }
}
