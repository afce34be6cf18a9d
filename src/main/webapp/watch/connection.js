/** The notices of lost connections: to the server, and from the server to its shards. */
import { Answer } from "../parts/api.js";
import { make } from "../parts/dom.js";
import { clock } from "../parts/figures.js";
import { announce } from "../parts/live.js";
import { say } from "../parts/words.js";

export class Connection {
  element = make("div.troubles", { role: "status" });
  #seconds;
  #since = null;
  #said = "";

  /** @param {number} every the pause between two attempts, in milliseconds */
  constructor(every) {
    this.#seconds = every / 1000;
  }

  /**
   * Shows the notices.
   * @param {?(Answer|Error)} trouble why there is no status; null if there is one
   * @param {{up: boolean, reason: string}[]} shards of the status
   */
  show(trouble, shards) {
    if (!trouble && this.#since) announce(say("watch.back"));
    this.#since = trouble ? (this.#since ?? Date.now()) : null;
    const lines = trouble ? [this.#describe(trouble)] : shards.filter((shard) => !shard.up).map(down);
    const said = lines.join("\n");
    if (said === this.#said) return;
    this.#said = said;
    this.element.replaceChildren(...lines.map((line) => make("p.notice.bad", {}, line)));
  }

  #describe(trouble) {
    const values = { time: clock(this.#since), seconds: this.#seconds };
    if (!(trouble instanceof Answer)) return say("watch.lost", values);
    const message = trouble.body?.error?.message ?? "";
    return say("watch.unwell", { ...values, status: trouble.status, message });
  }
}

const down = ({ server, shard, reason }) =>
  say("watch.shardDown", { shard: say("watch.shardName", { shard, server }), reason });
