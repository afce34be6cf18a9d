/** The ways to give pictures: drop, paste, choose, photograph. */
import { element } from "../parts/dom.js";
import { say } from "../parts/words.js";

/** @param {function(File[])} take called with one file or several */
export function takeIn(take) {
  const give = (files) => {
    if (files.length === 0) return;
    if (location.hash === "#watch") location.hash = "#try";
    take([...files]);
  };
  picked("choose", "files", give);
  picked("camera", "photo", give);
  pasted(give);
  dropped(give);
}

function picked(button, input, give) {
  element(button).addEventListener("click", () => element(input).click());
  element(input).addEventListener("change", ({ target }) => {
    give(target.files);
    target.value = "";
  });
}

function pasted(give) {
  document.addEventListener("paste", (event) => give([...event.clipboardData.files].map(named)));
}

/** Browsers call every picture from the clipboard image.png. */
function named(file) {
  if (file.name && file.name !== "image.png") return file;
  const ending = file.type.split("/")[1] ?? "png";
  const name = `${say("try.pasted")}.${ending}`.replaceAll(" ", "-");
  return new File([file], name, { type: file.type });
}

function dropped(give) {
  const veil = element("veil");
  const hasFiles = (event) => event.dataTransfer?.types.includes("Files");
  document.addEventListener("dragover", (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    event.dataTransfer.dropEffect = "copy";
    veil.hidden = false;
  });
  document.addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) veil.hidden = true;
  });
  document.addEventListener("drop", (event) => {
    veil.hidden = true;
    if (!hasFiles(event)) return;
    event.preventDefault();
    give(event.dataTransfer.files);
  });
}
