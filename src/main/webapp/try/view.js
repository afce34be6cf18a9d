/** The view for trying it: pictures in, answers out. */
import { ask } from "../parts/api.js";
import { element } from "../parts/dom.js";
import { Repeat } from "../parts/repeat.js";
import { styled } from "../parts/style.js";
import { painted } from "../parts/time.js";
import { Answers } from "./answers.js";
import { takeIn } from "./intake.js";
import { Models } from "./models.js";
import { offerSamples } from "./samples.js";

/** The pauses between two looks at the models, in milliseconds. */
const INTERVAL = 10_000;
const LOADING_INTERVAL = 1000;

/**
 * Sets the view up.
 * @param {function(object|number|null)} onStatus called with each status
 * @return {{start: function(), stop: function()}} asks for the models while it is started
 */
export function tryIt(onStatus) {
  const models = new Models(element("models"));
  const answers = new Answers(models, (picture) => program(picture));
  const look = async () => {
    const status = await lookAt();
    onStatus(status);
    if (status?.models) models.show(status.models);
    return models.isLoading ? LOADING_INTERVAL : INTERVAL;
  };
  const repeat = new Repeat(look);
  models.addEventListener("need", () => repeat.now());
  takeIn((files) => answers.add(files));
  answers.restore();
  painted().then(() => {
    offerSamples(element("samples"), (file) => answers.add([file]));
    program(null);
  });
  return repeat;
}

let panel = null;

/** Shows the code for programs; loaded late, because it is far down on the page. */
async function program(picture) {
  panel ??= Promise.all([import("./code.js"), styled("css/code.css")]).then(
    ([{ CodePanel }]) => new CodePanel(element("code")),
  );
  const shown = await panel;
  if (picture) shown.show(picture);
}

/** The status; null if the server cannot be reached, a number if it answers with an error. */
async function lookAt() {
  try {
    const answer = await ask("api/status", { signal: AbortSignal.timeout(8000) });
    return answer.status === 200 && answer.body ? answer.body : answer.status;
  } catch {
    return null;
  }
}
