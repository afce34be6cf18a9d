/** The health of the server, in a few words at the head of the page. */
import { element, setText } from "./dom.js";
import { wholePercent } from "./figures.js";
import { say } from "./words.js";

/** @param {object|number|null} status of api/status; a number: an HTTP error; null: no answer */
export function showHealth(status) {
  const { tone, text } = judge(status);
  element("health").dataset.tone = tone;
  setText(element("health"), text);
}

function judge(status) {
  if (status === null) return { tone: "bad", text: say("health.lost") };
  if (typeof status === "number") return { tone: "bad", text: say("health.unwell") };
  const down = status.shards.filter((shard) => !shard.up);
  if (down.length > 0 && down.length === status.shards.length) {
    return { tone: "bad", text: say("health.redis") };
  }
  const models = status.models ?? [];
  const ready = models.some((model) => model.state === "READY");
  const loading = models.find((model) => model.state === "LOADING" && model.progress);
  if (!ready && loading) {
    const values = { model: loading.name, percent: wholePercent(loading.progress) };
    return { tone: "busy", text: say("health.loading", values) };
  }
  if (!ready) return { tone: "warn", text: say("health.noModel") };
  if (down.length > 0) return { tone: "warn", text: say("health.some") };
  return { tone: "good", text: say("health.ready") };
}
