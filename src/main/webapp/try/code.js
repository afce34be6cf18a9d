/** The panel with code for other programs: a tab for each language, after the ARIA pattern. */
import { button, make } from "../parts/dom.js";
import { copy } from "../parts/copy.js";
import { say } from "../parts/words.js";
import { SNIPPETS } from "./snippets.js";

const CHOICE = "beagle.language";
const STEPS = { ArrowRight: 1, ArrowLeft: -1 };

export class CodePanel {
  #file = "photo.jpg";
  #model = null;
  #tabs = SNIPPETS.map(({ id, name }) => tab(id, name));
  #text = make("code");

  constructor(into) {
    const tabs = make("div.tabs", { role: "tablist", "aria-label": say("code.languages") }, ...this.#tabs);
    const panel = make("div.panel", { role: "tabpanel", id: "code-panel", tabIndex: 0 });
    panel.append(make("pre", {}, this.#text), button(say("code.copy"), (event) => copy(this.#text, event.target)));
    into.append(make("div.tabbed", {}, tabs, panel));
    tabs.addEventListener("click", ({ target }) => this.#choose(this.#tabs.indexOf(target)));
    tabs.addEventListener("keydown", (event) => this.#step(event));
    const last = SNIPPETS.findIndex(({ id }) => id === localStorage.getItem(CHOICE));
    this.#choose(Math.max(0, last));
  }

  /** Shows the code for a picture that has its answer. */
  show({ name, model }) {
    this.#file = name;
    this.#model = model;
    this.#write();
  }

  #step(event) {
    const count = this.#tabs.length;
    const to = { Home: 0, End: count - 1 }[event.key] ?? this.#chosen + STEPS[event.key];
    if (Number.isNaN(to)) return;
    event.preventDefault();
    this.#choose((to + count) % count);
    this.#tabs[this.#chosen].focus();
  }

  get #chosen() {
    return this.#tabs.findIndex((each) => each.ariaSelected === "true");
  }

  #choose(index) {
    if (index < 0) return;
    this.#tabs.forEach((each, i) => {
      each.setAttribute("aria-selected", String(i === index));
      each.tabIndex = i === index ? 0 : -1;
    });
    localStorage.setItem(CHOICE, SNIPPETS[index].id);
    document.getElementById("code-panel")?.setAttribute("aria-labelledby", this.#tabs[index].id);
    this.#write();
  }

  #write() {
    this.#text.textContent = SNIPPETS[this.#chosen].text(this.#file, this.#model);
  }
}

function tab(id, name) {
  const properties = { type: "button", role: "tab", id: `code-${id}`, "aria-controls": "code-panel" };
  return make("button", properties, name);
}
