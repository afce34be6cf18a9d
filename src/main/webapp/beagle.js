const SAMPLES = ["star", "heart", "crescent", "ring", "cross"];

const element = (id) => document.getElementById(id);
const drop = element("drop");
const file = element("file");
const preview = element("preview");

/** The request in flight: a newer picture takes its place. */
let current = new AbortController();

function say(text, isError = false) {
  element("status").textContent = text;
  element("status").classList.toggle("error", isError);
  element("status").hidden = text === "";
}

function show(picture) {
  if (preview.src) URL.revokeObjectURL(preview.src);
  preview.src = URL.createObjectURL(picture);
  preview.alt = `The picture ${picture.name}`;
  preview.hidden = false;
  element("invitation").hidden = true;
  element("caption").textContent = picture.name;
}

const percent = new Intl.NumberFormat(undefined, {
  style: "percent",
  minimumFractionDigits: 1,
  maximumFractionDigits: 1,
});

function row({ label, probability }) {
  const item = document.createElement("li");
  const name = document.createElement("span");
  const share = document.createElement("span");
  const bar = document.createElement("progress");
  name.className = "label";
  name.textContent = label.replaceAll("_", " ");
  share.className = "share";
  share.textContent = percent.format(probability);
  bar.value = probability;
  bar.setAttribute("aria-hidden", "true");
  item.append(name, share, bar);
  return item;
}

/** The predictions of a picture; throws an Error whose message is fit to be shown. */
async function predict(picture, signal) {
  const form = new FormData();
  form.append("image", picture);
  let response;
  try {
    response = await fetch("api/predict", { method: "POST", body: form, signal });
  } catch (error) {
    if (error.name === "AbortError") throw error;
    throw new Error("The server cannot be reached, or it refused the file. Try again.");
  }
  const answer = await response.json().catch(() => null);
  if (answer?.success) return answer.predictions;
  throw new Error(answer?.error?.message ?? `The server answered ${response.status}.`);
}

async function classify(picture) {
  current.abort();
  current = new AbortController();
  const { signal } = current;
  show(picture);
  element("predictions").replaceChildren();
  element("answer").setAttribute("aria-busy", "true");
  say("Looking …");
  try {
    const predictions = await predict(picture, signal);
    say("");
    element("predictions").replaceChildren(...predictions.map(row));
  } catch (error) {
    if (signal.aborted) return;
    say(error.message, true);
  }
  element("answer").setAttribute("aria-busy", "false");
}

function classifyFirst(files) {
  if (files.length > 0) classify(files[0]);
}

async function classifySample(name) {
  try {
    const response = await fetch(`samples/${name}.png`);
    if (!response.ok) throw new Error(`The sample ${name} is not here.`);
    classify(new File([await response.blob()], `${name}.png`, { type: "image/png" }));
  } catch (error) {
    say(error.message, true);
  }
}

function offer(name) {
  const button = document.createElement("button");
  const image = document.createElement("img");
  button.type = "button";
  button.title = name;
  image.src = `samples/${name}.png`;
  image.alt = `Try the sample ${name}`;
  image.addEventListener("load", () => (element("samples").hidden = false));
  image.addEventListener("error", () => button.remove());
  button.append(image);
  button.addEventListener("click", () => classifySample(name));
  element("samples").append(button);
}

file.addEventListener("change", () => {
  classifyFirst(file.files);
  file.value = "";
});

preview.addEventListener("error", () => {
  preview.hidden = true;
  element("invitation").hidden = false;
});

document.addEventListener("paste", (event) => classifyFirst(event.clipboardData.files));

document.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});

document.addEventListener("dragleave", (event) => {
  if (event.relatedTarget === null) drop.classList.remove("over");
});

document.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  classifyFirst(event.dataTransfer.files);
});

SAMPLES.forEach(offer);
element("command").textContent =
  `curl -F image=@photo.jpg ${new URL("api/predict", document.baseURI)}`;
