/** The list of models with their progress, and the choice of one. */
import { make, setText } from "../parts/dom.js";
import { wholePercent } from "../parts/figures.js";
import { say } from "../parts/words.js";

const CHOICE = "beagle.model";

/** Dispatches "change" after each answer of the server, and "need" when it should be asked at once. */
export class Models extends EventTarget {
  #into;
  #models = [];
  #rows = new Map();
  #known = false;

  constructor(into) {
    super();
    this.#into = into;
  }

  get isLoading() {
    return this.#models.some((model) => model.state === "LOADING");
  }

  /** The name of the chosen model; null for the default of the server. */
  get chosen() {
    const name = localStorage.getItem(CHOICE);
    return this.#models.length > 1 && this.#find(name) ? name : null;
  }

  /** Shows the models of a status. */
  show(models) {
    const names = (list) => list.map((model) => model.name).join("\n");
    const others = names(models) !== names(this.#models) || !this.#known;
    this.#models = models;
    this.#known = true;
    if (others) this.#build();
    this.#rows.forEach((row, name) => row(this.#find(name)));
    this.#check();
    this.dispatchEvent(new Event("change"));
  }

  /**
   * Waits while the model of a picture is loading, and shows the progress on the picture.
   * @return {Promise<boolean>} whether the model is ready now; false if it was not loading or has failed
   */
  async loaded(picture) {
    this.dispatchEvent(new Event("need"));
    await this.#next(picture);
    let waited = false;
    for (let model; (model = this.#awaited(picture)); waited = true) {
      if (model.state === "READY") return waited;
      if (model.state === "FAILED") return false;
      picture.change({ state: "loading", progress: model.progress ?? null, awaited: model.name });
      await this.#next(picture);
    }
    return false;
  }

  #awaited(picture) {
    if (picture.model) return this.#find(picture.model);
    const ready = this.#models.find((model) => model.state === "READY");
    return ready ?? this.#models.find((model) => model.state === "LOADING");
  }

  #find(name) {
    return this.#models.find((model) => model.name === name);
  }

  #next(picture) {
    return new Promise((resolve, reject) => {
      this.addEventListener("change", resolve, { once: true });
      const { signal } = picture.stopped;
      signal.addEventListener("abort", () => reject(signal.reason), { once: true });
    });
  }

  #build() {
    this.#rows.clear();
    if (this.#models.length === 0) {
      return this.#into.replaceChildren(make("p.hint", {}, say("models.none")));
    }
    const alone = this.#models.length === 1;
    const rows = this.#models.map((model) => this.#row(model.name, alone));
    const title = say("models.choose");
    this.#into.replaceChildren(
      make(alone ? "fieldset.alone" : "fieldset", {}, make("legend", {}, title), ...rows),
    );
  }

  /** Checks the chosen model, or the first that is ready: the default of the server. */
  #check() {
    const first = this.#models.find((model) => model.state === "READY") ?? this.#models[0];
    for (const choice of this.#into.querySelectorAll("input")) {
      choice.checked = choice.value === (this.chosen ?? first?.name);
    }
  }

  #row(name, alone) {
    const choice = make("input", { type: "radio", name: "model", value: name, hidden: alone, disabled: alone });
    choice.onchange = () => localStorage.setItem(CHOICE, name);
    const note = make("span.note");
    const bar = make("progress", { max: 1, "aria-label": say("models.progress", { name }) });
    const reason = make("span.reason");
    const row = make("label.model", {}, choice, make("span.name", {}, name), note, bar, reason);
    this.#rows.set(name, (model) => {
      row.dataset.state = model.state;
      setText(note, describe(model));
      bar.hidden = model.state !== "LOADING";
      reason.hidden = model.state === "READY" || !model.reason;
      setText(reason, model.reason ?? "");
      if (model.progress) bar.value = model.progress;
      else bar.removeAttribute("value");
    });
    return row;
  }
}

function describe({ state, progress, info }) {
  if (state === "READY") return say("models.labels", { count: info.classes });
  if (state === "FAILED") return say("models.failed");
  if (!progress) return say("models.loadingOnly");
  return say("models.loading", { percent: wholePercent(progress) });
}
