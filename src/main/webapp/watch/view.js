/** The live view: plots of the last 15 minutes, and tables of workers, web nodes and queues. */
import { ask } from "../parts/api.js";
import { make, setText } from "../parts/dom.js";
import { clock, figure } from "../parts/figures.js";
import { Repeat } from "../parts/repeat.js";
import { say } from "../parts/words.js";
import { Connection } from "./connection.js";
import { DeadLetters } from "./dead.js";
import { History } from "./history.js";
import { Plots } from "./plots.js";
import { nodes, queues, workers } from "./tables.js";

/** In milliseconds. */
const INTERVAL = 5000;
const TIMEOUT = 8000;

/**
 * Builds the view.
 * @param {Element} into the parent of the view
 * @param {function(object|number|null)} onStatus called with each status; see lookAt
 * @return {Repeat} asks the server while it is started
 */
export function watchIt(into, onStatus) {
  const history = new History();
  const connection = new Connection(INTERVAL);
  const summary = make("p.lead", {}, say("watch.waiting"));
  const updated = make("p.updated");
  const plots = new Plots(history);
  const parts = [workers(), nodes(), queues(), new DeadLetters()];
  into.replaceChildren(
    make(
      "header.overview",
      {},
      make("h1", { tabIndex: -1 }, say("watch.title")),
      make("div", {}, summary, updated),
      connection.element,
    ),
    plots.element,
    ...parts.map((part) => part.element),
  );
  return new Repeat(async () => {
    const { status, trouble } = await lookAt(`api/status?since=${history.last}`);
    onStatus(status);
    connection.show(trouble, trouble ? [] : status.shards);
    if (trouble) return INTERVAL;
    history.add(status);
    setText(summary, summarize(status, history));
    setText(updated, say("watch.updated", { time: clock(status.time) }));
    plots.show(status);
    parts.forEach((part) => part.show(status));
    return INTERVAL;
  });
}

/** The status; else null or the HTTP status, and the error. */
async function lookAt(address) {
  try {
    const answer = await ask(address, { signal: AbortSignal.timeout(TIMEOUT) });
    if (answer.status === 200 && answer.body) return { status: answer.body };
    return { status: answer.status, trouble: answer };
  } catch (error) {
    return { status: null, trouble: error };
  }
}

function summarize(status, history) {
  return say("watch.summary", {
    nodes: say("watch.nodes", { count: status.webNodes.all.length }),
    workers: say("watch.workers", { count: status.workers.length }),
    shards: say("watch.shards", { count: status.shards.length }),
    rate: figure(history.newest?.imagesPerSecond ?? 0),
  });
}
