/** The words of the page: which language, and a text with its values. */

/** The languages there are. The first serves who reads none of them. */
const LANGUAGES = { en: () => import("../words/en.js") };

let words = {};
let plurals;

/** The reader's locale if it is one of the language that is shown; for Intl. */
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

/** Puts the words into the elements that name them. */
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
 * @param {object} values what its {names} stand for; numbers are written as the language does
 */
export function say(key, values = {}) {
  const entry = words[key] ?? key;
  const text = typeof entry === "string" ? entry : (entry[plurals.select(values.count)] ?? entry.other);
  return text.replace(/\{(\w+)\}/g, (_, name) => shown(values[name]));
}

const shown = (value) => (typeof value === "number" ? value.toLocaleString(locale) : (value ?? ""));
