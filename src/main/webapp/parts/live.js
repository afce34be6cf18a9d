/** Announcements to screen readers, few at a time. */
import { element, setText } from "./dom.js";

const PAUSE = 600;
const MAX_TEXTS = 2;

let waiting = [];
let timer = 0;

/**
 * Announces a text soon.
 * @param {?function(number): string} together replaces more than two such texts
 */
export function announce(text, together = null) {
  waiting.push({ text, together });
  timer ||= setTimeout(speakUp, PAUSE);
}

function speakUp() {
  timer = 0;
  const all = waiting;
  waiting = [];
  const many = all.length > MAX_TEXTS && all.every((each) => each.together);
  setText(element("live"), many ? all[0].together(all.length) : all.map((each) => each.text).join(". "));
}
