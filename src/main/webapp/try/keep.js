/** Keeps pictures over a reload, in the storage of this tab, each under its own key. */
import { Picture } from "./picture.js";

const PREFIX = "beagle.picture.";
const MAX_PICTURES = 60;

const keys = () =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .sort();

/** Saves a picture; without room for it, the oldest ones are dropped. */
export function keep(picture) {
  const text = JSON.stringify(picture.snapshot());
  for (;;) {
    try {
      sessionStorage.setItem(PREFIX + picture.key, text);
      keys().slice(0, -MAX_PICTURES).forEach((key) => sessionStorage.removeItem(key));
      return;
    } catch {
      const oldest = keys().find((key) => key !== PREFIX + picture.key);
      if (!oldest) return;
      sessionStorage.removeItem(oldest);
    }
  }
}

export function forget(picture) {
  sessionStorage.removeItem(PREFIX + picture.key);
}

/** The pictures from before the reload, oldest first. */
export const kept = () =>
  keys().map((key) => new Picture(JSON.parse(sessionStorage.getItem(key))));
