/** The texts of the page in the language of the reader. */

/** The languages of the page; the first is the fallback. */
const LANGUAGES = { en: () => import("../words/en.js") };

let words = {};
let plurals;

/** The locale for Intl: the reader's, if it is of the language that is shown. */
export let locale = "en";

/** Loads the reader's language and puts its words into the document. */
export async function speak() {
  const wanted = navigator.languages.find((tag) => language(tag) in LANGUAGES);
  const spoken = wanted ? language(wanted) : Object.keys(LANGUAGES)[0];
  locale = wanted ?? spoken;
  plurals = new Intl.PluralRules(locale);
  words = (await LANGUAGES[spoken]()).default;
  document.documentElement.lang = spoken;
  fill(document);
}

const language = (tag) => tag.split("-")[0].toLowerCase();

/** Fills the elements that name a text. */
function fill(root) {
  for (const element of root.querySelectorAll("[data-word]")) {
    element.textContent = say(element.dataset.word);
  }
  for (const element of root.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
  }
}

/**
 * A text of the language.
 * @param {string} key its name in words/
 * @param {object} values of its {names}; numbers are formatted in the language
 */
export function say(key, values = {}) {
  const entry = words[key] ?? key;
  const text = typeof entry === "string" ? entry : (entry[plurals.select(values.count)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

const shown = (value) => (typeof value === "number" ? value.toLocaleString(locale) : (value ?? ""));
