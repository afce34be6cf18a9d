/** Pictures over a reload: in this tab's storage, each under a key of its own. */
import { Picture } from "./picture.js";

const PREFIX = "beagle.picture.";
const MOST = 60;

const keys = () =>
  Object.keys(sessionStorage)
    .filter((key) => key.startsWith(PREFIX))
    .sort();

/** Keeps a picture as it is now; when there is no room, without those that have been here longest. */
export function keep(picture) {
  const text = JSON.stringify(picture.snapshot());
  for (;;) {
    try {
      sessionStorage.setItem(PREFIX + picture.key, text);
      keys().slice(0, -MOST).forEach((key) => sessionStorage.removeItem(key));
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

/** Those of before the reload, the oldest first. */
export const kept = () =>
  keys().map((key) => new Picture(JSON.parse(sessionStorage.getItem(key))));
