/** The card of a picture: the picture, its state and its answer. */
import { button, make, setText } from "../parts/dom.js";
import { duration, percent, wholePercent } from "../parts/figures.js";
import { say } from "../parts/words.js";
import { readable } from "./labels.js";

export class Card {
  #picture;
  #image = make("img", { alt: "", decoding: "async" });
  #doing = make("p.doing");
  #bar = make("progress.bar", { max: 1 });
  #outcome = make("div.outcome");
  #retry;
  #state = null;

  /**
   * @param {Picture} picture shown on the card
   * @param {?string} address of the picture, for an img
   * @param {{remove: function(), retry: function()}} actions of its buttons
   */
  constructor(picture, address, { remove, retry }) {
    this.#picture = picture;
    const { name } = picture;
    const close = button("", remove, { className: "remove", title: say("card.remove", { name }) });
    close.setAttribute("aria-label", say("card.remove", { name }));
    this.#retry = button(say("card.retry"), retry, { className: "retry" });
    this.#retry.setAttribute("aria-label", say("card.retryNamed", { name }));
    this.#image.addEventListener("error", () => this.#unseen());
    this.element = make(
      "li.card",
      { tabIndex: -1 },
      make("div.thumb", {}, this.#image),
      make("div.told", {}, make("h3", { title: name }, name), this.#doing, this.#bar, this.#outcome),
      close,
    );
    this.draw(address);
    this.#update();
    picture.addEventListener("change", () => this.#update());
  }

  focus() {
    this.element.focus();
  }

  /** Shows another copy of the picture, or none if there is none. */
  draw(address) {
    if (this.#image.src.startsWith("blob:")) URL.revokeObjectURL(this.#image.src);
    if (!address) return this.#unseen();
    this.#image.src = address;
    this.#image.alt = say("card.picture", { name: this.#picture.name });
  }

  /** For formats that the server reads and the browser does not. */
  #unseen() {
    const ending = this.#picture.name.split(".").pop().slice(0, 4).toUpperCase();
    this.#image.replaceWith(make("span.ending", { "aria-hidden": "true" }, ending));
  }

  #update() {
    const { state, progress, isOver } = this.#picture;
    this.element.dataset.state = state;
    this.#doing.hidden = this.#bar.hidden = isOver;
    if (isOver) {
      if (this.#state !== state) this.#conclude(state);
    } else {
      if (this.#state !== state) this.#outcome.replaceChildren();
      setText(this.#doing, doing(this.#picture));
      this.#bar.setAttribute("aria-label", doing(this.#picture));
      if ((state === "sending" || state === "loading") && progress !== null) this.#bar.value = progress;
      else this.#bar.removeAttribute("value");
    }
    if (state === "failed") this.#retry.hidden = !mayRetry(this.#picture);
    this.#state = state;
  }

  #conclude(state) {
    if (state === "done") this.#outcome.replaceChildren(bars(this.#picture), facts(this.#picture));
    else this.#outcome.replaceChildren(make("p.error", {}, this.#picture.error.message), this.#retry);
  }
}

/** The errors that repeat themselves when tried again. */
const FINAL = ["missing_image", "image_too_large", "unsupported_media_type", "undecodable_image"];

/** Whether trying again may help, and the file is still there. */
const mayRetry = ({ file, error: { code } }) => !FINAL.includes(code) && (file || code === "silent");

function doing({ state, progress, seconds, attempt, tries, awaited }) {
  if (state === "loading") {
    const key = progress ? "state.loading" : "state.loadingOnly";
    return say(key, { model: awaited, percent: progress && wholePercent(progress) });
  }
  return say(`state.${state}`, { percent: wholePercent(progress ?? 0), seconds, attempt, tries });
}

function bars({ name, predictions }) {
  return make("ol.bars", { "aria-label": say("card.predictions", { name }) }, ...predictions.map(row));
}

function row({ label, probability }) {
  const filled = make("span.filled");
  filled.style.inlineSize = `${100 * probability}%`;
  return make(
    "li",
    {},
    make("span.label", {}, readable(label)),
    make("span.share", {}, percent(probability)),
    make("span.track", { "aria-hidden": "true" }, filled),
  );
}

/** The times, and the model and engine that answered. */
function facts({ total, timing, servedBy }) {
  const steps = ["decode", "queue", "inference"]
    .filter((step) => timing?.[step] !== undefined)
    .map((step) => say(`card.${step}`, { time: duration(timing[step]) }))
    .map((step) => make("span", {}, step));
  const inAll = make("strong", {}, say("card.total", { time: duration(total) }));
  const by = servedBy ? make("span", {}, served(servedBy)) : null;
  return make("div.facts", {}, make("p", {}, inAll, by), make("p", {}, ...steps));
}

function served({ model, engine }) {
  const name = model.join(" ");
  return engine ? say("card.served", { model: name, engine: engine.replace("/", ", ") }) : name;
}
