/** Says to screen readers what has happened, without chatter. */
import { element, setText } from "./dom.js";

const PAUSE = 600;
const MOST = 2;

let waiting = [];
let timer = 0;

/**
 * Says a text soon.
 * @param {string} text what
 * @param {?function(number): string} together what is said instead of more than two such texts
 */
export function announce(text, together = null) {
  waiting.push({ text, together });
  timer ||= setTimeout(speakUp, PAUSE);
}

function speakUp() {
  timer = 0;
  const all = waiting;
  waiting = [];
  const many = all.length > MOST && all.every((each) => each.together);
  setText(element("live"), many ? all[0].together(all.length) : all.map((each) => each.text).join(". "));
}
