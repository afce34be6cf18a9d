/** A table that is updated in place, so that selection and focus stay. */
import { make, setText } from "../parts/dom.js";
import { say } from "../parts/words.js";

/**
 * The content of a cell.
 * @typedef {{text: string, tone: ?string, bar: ?number, title: ?string}} Cell
 */
export class Table {
  #columns;
  #rowsOf;
  #rows = new Map();
  #body = make("tbody", { role: "rowgroup" });
  #none;
  #table;

  /**
   * @param {string} title the key of its heading
   * @param {string} none the key of the text without rows
   * @param {string[]} columns the keys of their headings; with "#" for numbers, with "+" for long texts
   * @param {function(object): {key: string, cells: (string|Cell)[]}[]} rowsOf a status
   */
  constructor(title, none, columns, rowsOf) {
    this.#columns = columns.map((key) => ({
      title: say(`table.${key.replace(/^[#+]/, "")}`),
      className: { "#": "number", "+": "wide" }[key[0]] ?? "",
    }));
    this.#rowsOf = rowsOf;
    this.#none = make("p.hint", {}, say(none));
    // With roles, because display: block, used on narrow screens, takes the implied ones away.
    const head = this.#columns.map(({ title: text, className }) =>
      make("th", { scope: "col", role: "columnheader", className }, text),
    );
    const header = make("thead", { role: "rowgroup" }, make("tr", { role: "row" }, ...head));
    this.#table = make("table", { role: "table", "aria-labelledby": title }, header, this.#body);
    this.element = make(
      "section.listing",
      { "aria-labelledby": title },
      make("h2", { id: title }, say(title)),
      this.#none,
      make("div.scroll", {}, this.#table),
    );
  }

  /** Shows the rows of a status. */
  show(status) {
    const rows = this.#rowsOf(status);
    const wanted = new Set(rows.map((row) => row.key));
    for (const [key, row] of this.#rows) {
      if (wanted.has(key)) continue;
      row.remove();
      this.#rows.delete(key);
    }
    rows.forEach(({ key, cells }, i) => {
      const row = this.#rows.get(key) ?? this.#add(key);
      if (this.#body.children[i] !== row) this.#body.insertBefore(row, this.#body.children[i] ?? null);
      cells.forEach((cell, column) => fill(row.children[column], cell));
    });
    this.#table.hidden = rows.length === 0;
    this.#none.hidden = rows.length > 0;
  }

  #add(key) {
    const cells = this.#columns.map(({ title, className }) => {
      const cell = make("td", { role: "cell", className }, make("span"));
      cell.dataset.title = title;
      return cell;
    });
    const row = make("tr", { role: "row" }, ...cells);
    this.#rows.set(key, row);
    return row;
  }
}

function fill(td, cell) {
  const { text, tone, bar, title } = typeof cell === "object" ? cell : { text: cell };
  const span = td.firstElementChild;
  setText(span, text ?? "–");
  span.className = tone ? "tone" : "";
  if (tone) span.dataset.tone = tone;
  td.title = title ?? "";
  let progress = td.querySelector("progress");
  if (bar === undefined || bar === null) return progress?.remove();
  if (!progress) td.append((progress = make("progress", { max: 1, "aria-hidden": "true" })));
  progress.value = bar;
}
