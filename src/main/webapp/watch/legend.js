/** The names of a plot's lines, each with a value. */
import { make, setText } from "../parts/dom.js";
import { say } from "../parts/words.js";

export class Legend {
  element = make("ul.legend");
  #write;
  #lines = [];
  #values = [];

  /** @param {function(number): string} write formats a value */
  constructor(write) {
    this.#write = write;
  }

  /** Lists lines. */
  name(lines) {
    this.#lines = lines;
    this.#values = lines.map(() => make("strong"));
    const rows = lines.map((line, i) =>
      make("li", {}, this.#values[i], make("span.name", {}, swatch(line), line.label)),
    );
    this.element.replaceChildren(...rows);
  }

  /** Shows a value for each line; null where there is none. */
  show(values) {
    this.#values.forEach((node, i) => {
      const none = values[i] === null || values[i] === undefined;
      node.classList.toggle("none", none);
      setText(node, none ? "–" : this.#write(values[i]));
    });
  }

  /** All values as one sentence. */
  get inWords() {
    return this.#lines
      .map(({ label }, i) => {
        const value = this.#values[i].textContent;
        return `${label}: ${value === "–" ? say("plot.nothing") : value}`;
      })
      .join(", ");
  }
}

const NAMESPACE = "http://www.w3.org/2000/svg";

/** A piece of the line, as it is drawn. */
function swatch({ colour, dash }) {
  const picture = document.createElementNS(NAMESPACE, "svg");
  const stroke = document.createElementNS(NAMESPACE, "line");
  const all = { x1: 0, y1: 4, x2: 22, y2: 4, "stroke-width": 3, "stroke-dasharray": dash.join(" ") };
  for (const [name, value] of Object.entries(all)) stroke.setAttribute(name, value);
  stroke.style.stroke = `var(${colour})`;
  picture.setAttribute("viewBox", "0 0 22 8");
  picture.setAttribute("aria-hidden", "true");
  picture.append(stroke);
  return picture;
}
