/** The latest dead letters, and a command that shows their content. */
import { copy } from "../parts/copy.js";
import { button, make, setText } from "../parts/dom.js";
import { ago, moment } from "../parts/figures.js";
import { say } from "../parts/words.js";
import { Table } from "./table.js";

export class DeadLetters {
  #table = new Table("dead.title", "dead.none", ["when", "model", "shard", "+job", "+cause"], rows);
  #command = make("code");
  #how;

  constructor() {
    const lines = make("pre", {}, this.#command);
    const copyIt = button(say("code.copy"), (event) => copy(this.#command, event.target));
    this.#how = make("div.how", {}, make("p", {}, say("dead.lead")), make("div.panel", {}, lines, copyIt));
    this.element = this.#table.element;
    this.element.append(this.#how);
  }

  /** Shows the dead letters of a status. */
  show(status) {
    const [newest] = status.deadLetters ?? [];
    this.#table.show(status);
    this.#how.hidden = !newest;
    if (newest) setText(this.#command, command(newest));
  }
}

const rows = ({ time: now, deadLetters }) =>
  (deadLetters ?? []).map(({ shard, model, job, time, cause }) => ({
    key: job,
    cells: [{ text: ago(now - time), title: moment(time) }, model, shard, job, cause],
  }));

/** The redis-cli command for the stream of a dead letter, with its server if that has a URL. */
function command({ server, stream }) {
  const at = /^rediss?:/.test(server) ? `-u ${server} ` : "";
  return `redis-cli ${at}XREVRANGE '${stream}' + - COUNT 10`;
}
