/** Style sheets that the first view does not need. */
import { make } from "./dom.js";

const sheets = new Map();

/** Loads a style sheet once; resolves when it is loaded or has failed. */
export function styled(href) {
  if (!sheets.has(href)) sheets.set(href, load(href));
  return sheets.get(href);
}

function load(href) {
  const sheet = make("link", { rel: "stylesheet", href });
  return new Promise((resolve) => {
    sheet.onload = sheet.onerror = resolve;
    document.head.append(sheet);
  });
}
