/** The list of pictures with their answers, newest first. */
import { element, setText } from "../parts/dom.js";
import { percent } from "../parts/figures.js";
import { announce } from "../parts/live.js";
import { say } from "../parts/words.js";
import { Card } from "./card.js";
import { classify, withdraw } from "./classify.js";
import { forgetFile, forgetOldFiles, keepFile, keptFile } from "./files.js";
import { forget, keep, kept } from "./keep.js";
import { readable } from "./labels.js";
import { Picture } from "./picture.js";
import { thumbnail } from "./thumbnail.js";

export class Answers {
  #models;
  #onAnswer;
  #cards = new Map();

  /**
   * @param {Models} models gives the chosen model
   * @param {function(Picture)} onAnswer called with each picture that has its answer
   */
  constructor(models, onAnswer) {
    this.#models = models;
    this.#onAnswer = onAnswer;
    element("clear").addEventListener("click", () => this.#clear());
  }

  /** Adds pictures, each with a card at once. */
  add(files) {
    for (const file of files) {
      const picture = new Picture({ file, name: file.name, model: this.#models.chosen });
      picture.fileKept = keepFile(picture.key, file);
      this.#show(picture, URL.createObjectURL(file));
      this.#draw(picture);
      this.#run(picture);
    }
  }

  /** Restores the pictures from before a reload. */
  async restore() {
    const pictures = kept();
    for (const picture of pictures) {
      this.#show(picture, picture.thumbnail);
      if (picture.state === "done") this.#onAnswer(picture);
    }
    for (const picture of pictures.filter((each) => each.state !== "done")) this.#resume(picture);
    await forgetOldFiles();
  }

  async #resume(picture) {
    picture.file = await keptFile(picture.key);
    if (picture.state === "failed") return picture.change({});
    if (picture.id || picture.file) return this.#run(picture);
    picture.change({ state: "failed", error: { code: "lost", message: say("error.lost") } });
  }

  #show(picture, address) {
    const card = new Card(picture, address, {
      remove: () => this.#remove(picture),
      retry: () => this.#retry(picture),
    });
    this.#cards.set(picture, card);
    element("cards").prepend(card.element);
    let state = null;
    picture.addEventListener("change", () => {
      if (picture.state !== state) keep(picture);
      state = picture.state;
      this.#count();
    });
    this.#count();
  }

  async #draw(picture) {
    const small = await thumbnail(picture.file);
    picture.thumbnail = small;
    this.#cards.get(picture)?.draw(small);
    if (this.#cards.has(picture)) keep(picture);
  }

  async #run(picture) {
    keep(picture);
    await classify(picture, this.#models);
    if (picture.state === "done") {
      const [{ label, probability }] = picture.predictions;
      const values = { name: picture.name, label: readable(label), percent: percent(probability) };
      announce(say("live.done", values), (count) => say("live.many", { count }));
      this.#onAnswer(picture);
      forgetFile(picture.key);
    } else if (picture.state === "failed") {
      announce(say("live.failed", { name: picture.name, message: picture.error.message }));
    }
  }

  #retry(picture) {
    // An accepted picture without an answer is asked for again, not sent again.
    const id = picture.error.code === "silent" ? picture.id : null;
    picture.change({ state: "held", error: null, id, model: this.#models.chosen });
    this.#cards.get(picture).focus();
    this.#run(picture);
  }

  #remove(picture) {
    const card = this.#cards.get(picture);
    const next = card.element.nextElementSibling ?? card.element.previousElementSibling;
    this.#drop(picture);
    announce(say("live.removed", { name: picture.name }));
    (next?.querySelector(".remove") ?? element("choose")).focus();
  }

  #clear() {
    [...this.#cards.keys()].forEach((picture) => this.#drop(picture));
    element("choose").focus();
  }

  #drop(picture) {
    withdraw(picture);
    this.#cards.get(picture).element.remove();
    this.#cards.delete(picture);
    forget(picture);
    forgetFile(picture.key);
    this.#count();
  }

  #count() {
    const pictures = [...this.#cards.keys()];
    const done = pictures.filter((picture) => picture.state === "done").length;
    element("answers").hidden = pictures.length === 0;
    element("try").classList.toggle("full", pictures.length > 0);
    setText(element("count"), say("try.count", { done, count: pictures.length }));
  }
}
