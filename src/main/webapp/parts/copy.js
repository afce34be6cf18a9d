/** Copies text. */
import { announce } from "./live.js";
import { say } from "./words.js";

const SHOWN = 2000;

/** Copies the text of an element, and shows that on the button. */
export async function copy(source, button) {
  const copied = (await byClipboard(source.textContent)) || bySelection(source);
  announce(say(copied ? "live.copied" : "code.refused"));
  if (!copied) return;
  button.textContent = say("code.copied");
  setTimeout(() => (button.textContent = say("code.copy")), SHOWN);
}

/** Browsers offer the clipboard to HTTPS and localhost only. */
async function byClipboard(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

function bySelection(source) {
  getSelection().selectAllChildren(source);
  return document.execCommand("copy");
}
