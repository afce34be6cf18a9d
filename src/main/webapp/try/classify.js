/** Classifies a picture: sends it, and asks for its answer until there is one. */
import { Unreachable, ask, post } from "../parts/api.js";
import { limiter, wait } from "../parts/time.js";
import { say } from "../parts/words.js";

/** Requests at a time. Browsers allow six to a server, and the status needs one. */
const limited = limiter(4);

/** The attempts to send a picture that a full queue refuses. */
const TRIES = 5;

/** In milliseconds. The first pauses are short, because a small network answers at once. */
const FIRST_PAUSE = 40;
const PAUSE_GROWTH = 1.5;
const MAX_PAUSE = 1000;
const MAX_SILENCE = 60_000;
const MAX_SAVE_TIME = 10_000;

/** An error with a message of the server or of the page. */
class Refused extends Error {
  constructor(code, message) {
    super(message);
    this.code = code;
  }

  static by({ code, body, status }) {
    return new Refused(code, body?.error?.message ?? say("error.status", { status }));
  }
}

/**
 * Brings a picture to "done" or "failed".
 * @param {function(Picture): Promise} modelLoaded waits for its model; see Models
 */
export async function classify(picture, models) {
  try {
    if (!picture.id) await deliver(picture, models);
    await awaitAnswer(picture);
  } catch (error) {
    if (picture.stopped.signal.aborted) return;
    if (!(error instanceof Refused)) console.info(error);
    const message = error instanceof Refused ? error.message : say("error.unreachable");
    picture.change({ state: "failed", error: { code: error.code, message } });
  }
}

/** Withdraws an accepted picture, also while the page is being left. */
export function withdraw(picture) {
  picture.stopped.abort();
  if (picture.id && !picture.isOver) {
    ask(address(picture), { method: "DELETE", keepalive: true }).catch(() => {});
  }
}

const address = (picture) => `api/predictions/${picture.id}`;

async function deliver(picture, models) {
  for (let attempt = 1; ; attempt++) {
    const answer = await limited(() => send(picture));
    if (answer.status === 202) return accept(picture, answer);
    if (answer.code === "model_not_ready" && (await models.loaded(picture))) continue;
    if (answer.code !== "queue_full") throw Refused.by(answer);
    if (attempt === TRIES) {
      const values = { message: answer.body.error.message, tries: TRIES };
      throw new Refused(answer.code, say("error.full", values));
    }
    await countDown(picture, answer.retryAfter ?? 1, attempt + 1);
  }
}

function send(picture) {
  picture.stopped.signal.throwIfAborted();
  picture.change({ state: "sending", progress: 0, startedAt: Date.now(), timing: {} });
  const query = picture.model ? `?model=${encodeURIComponent(picture.model)}` : "";
  const onProgress = (progress) =>
    picture.change(progress < 1 ? { progress } : { state: "sent", progress: 1 });
  return post(`api/predict${query}`, picture.file, picture.name, picture.stopped.signal, onProgress);
}

function accept(picture, answer) {
  picture.change({ id: answer.body.id, state: "queued", ...facts(picture, answer) });
}

async function countDown(picture, seconds, attempt) {
  // A reader who is told to wait may reload the page: the file must survive that.
  await Promise.race([picture.fileKept, wait(MAX_SAVE_TIME, picture.stopped.signal)]);
  for (let left = seconds; left > 0; left--) {
    picture.change({ state: "again", seconds: left, attempt, tries: TRIES });
    await wait(1000, picture.stopped.signal);
  }
  picture.change({ state: "held" });
}

async function awaitAnswer(picture) {
  const { signal } = picture.stopped;
  let heard = Date.now();
  for (let pause = FIRST_PAUSE; ; pause = Math.min(MAX_PAUSE, pause * PAUSE_GROWTH)) {
    await wait(pause, signal);
    const answer = await limited(() => look(picture));
    if (answer) heard = Date.now();
    else if (Date.now() - heard > MAX_SILENCE) throw new Refused("silent", say("error.silent"));
    if (conclude(picture, answer)) return;
  }
}

/** The answer about the picture; null if the server does not answer, or with a temporary error. */
async function look(picture) {
  try {
    const answer = await ask(address(picture), { signal: picture.stopped.signal });
    const passes = answer.status >= 500 && !answer.body?.state;
    return passes ? null : answer;
  } catch (error) {
    if (error instanceof Unreachable) return null;
    throw error;
  }
}

/** Whether the answer is final. */
function conclude(picture, answer) {
  const state = answer?.body?.state;
  if (!answer) picture.change({ state: "offline" });
  else if (state === "waiting") picture.change({ state: "queued" });
  else if (state === "running") picture.change({ state: "running" });
  else if (state === "done") finish(picture, answer);
  else throw Refused.by(answer);
  return state === "done";
}

function finish(picture, answer) {
  const total = Date.now() - picture.startedAt;
  const { predictions } = answer.body;
  picture.change({ state: "done", predictions, total, ...facts(picture, answer) });
}

/** The values of the headers. */
function facts(picture, answer) {
  const model = answer.header("Beagle-Model");
  const engine = answer.header("Beagle-Engine");
  return {
    timing: { ...picture.timing, ...answer.timing },
    servedBy: model ? { model: model.split("/").map(decodeURIComponent), engine } : picture.servedBy,
  };
}
