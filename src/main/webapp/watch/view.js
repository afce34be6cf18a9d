/** Watch it: the last 15 minutes in plots, and who is at work now. */
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
const EVERY = 5000;
const TIMEOUT = 8000;

/**
 * Builds the view.
 * @param {Element} into where it goes
 * @param {function(object|number|null)} onStatus told each state of the server; see lookAt
 * @return {Repeat} while it is started, it asks the server
 */
export function watchIt(into, onStatus) {
  const history = new History();
  const connection = new Connection(EVERY);
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
    if (trouble) return EVERY;
    history.add(status);
    setText(summary, summarize(status, history));
    setText(updated, say("watch.updated", { time: clock(status.time) }));
    plots.show(status);
    parts.forEach((part) => part.show(status));
    return EVERY;
  });
}

/** The state of the server; else null or the HTTP status, and what is wrong. */
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
