/** The tables of workers, web nodes and queues. */
import { ago, duration, figure, number, wholePercent } from "../parts/figures.js";
import { say } from "../parts/words.js";
import { nameOf } from "./lines.js";
import { Table } from "./table.js";

const MODEL_TONES = { READY: "good", LOADING: "busy", FAILED: "bad" };

const maybe = (value, write) => (value === null || value === undefined ? "–" : write(value));
const time = (value) => maybe(value, duration);

/** A row for each model of each worker. */
export function workers() {
  const columns = ["host", "model", "engine", "precision", "state", "#rate", "#batch", "#batchTime", "#inFlight", "#failures", "#heartbeat"];
  const rows = (status) =>
    status.workers.flatMap((worker) => worker.models.map((model) => workerRow(worker, model)));
  return new Table("table.workers", "table.noWorkers", columns, rows);
}

function workerRow(worker, model) {
  const { info, figures } = model;
  return {
    key: `${worker.id} ${model.name}`,
    cells: [
      { text: worker.host, title: worker.id },
      [model.name, info?.version].filter(Boolean).join(" "),
      info?.engine,
      info?.precision,
      modelState(worker, model),
      maybe(figures?.images.perSecond, figure),
      maybe(figures?.batches.meanSize, figure),
      time(figures?.batches.millis.p95),
      maybe(figures?.images.inFlight, number),
      failures(figures?.images.failed),
      ago(worker.heartbeatMillis),
    ],
  };
}

function modelState({ paused }, { state, progress, reason }) {
  if (paused && state === "READY") return { text: say("worker.paused"), tone: "warn", title: reason };
  const far = state === "LOADING" && progress ? ` ${wholePercent(progress)}` : "";
  const why = state === "FAILED" && reason ? `: ${reason}` : "";
  const bar = state === "LOADING" ? progress : null;
  return { text: `${say(`worker.${state}`)}${far}${why}`, tone: MODEL_TONES[state], bar, title: reason };
}

/** A count that should be 0. */
const failures = (count) => maybe(count, (value) => ({ text: number(value), tone: value > 0 ? "bad" : null }));

/** A row for each web node. */
export function nodes() {
  const columns = ["host", "state", "#answers", "#median", "#95", "#99", "#requests", "#jobs", "#refused", "#failed", "#heartbeat"];
  const rows = (status) => status.webNodes.all.map(nodeRow);
  return new Table("table.nodes", "table.noNodes", columns, rows);
}

function nodeRow({ id, host, heartbeatMillis, figures: { paused, requests, jobs, answers } }) {
  return {
    key: id,
    cells: [
      { text: host, title: id },
      paused ? { text: say("node.paused"), tone: "warn" } : { text: say("node.serving"), tone: "good" },
      figure(answers.perSecond),
      duration(answers.millis.median),
      duration(answers.millis.p95),
      duration(answers.millis.p99),
      number(requests),
      number(jobs),
      number(answers.refused),
      failures(answers.failed),
      ago(heartbeatMillis),
    ],
  };
}

/** A row for each queue of each shard, and one for each shard without queues. */
export function queues() {
  const columns = ["shard", "model", "state", "depth", "#inFlight", "#oldest", "#rate", "#finished", "#expired", "#abandoned", "#recovered", "#dead"];
  const rows = ({ shards }) =>
    shards.flatMap((shard) => {
      const all = shard.queues ?? [];
      return all.length > 0
        ? all.map((queue) => queueRow(shard, queue, shards))
        : [{ key: `${shard.server} ${shard.shard}`, cells: [...shardCells(shard, "–", shards), ...Array(9).fill("–")] }];
    });
  return new Table("table.queues", "table.noQueues", columns, rows);
}

function shardCells(shard, model, shards) {
  const state = shard.up
    ? { text: say("shard.up"), tone: "good" }
    : { text: say("shard.down"), tone: "bad", title: shard.reason };
  return [{ text: nameOf(shard, shards), title: shard.server }, model, state];
}

function queueRow(shard, { model, figures }, shards) {
  const { depth, capacity, total } = figures;
  return {
    key: `${shard.server} ${shard.shard} ${model}`,
    cells: [
      ...shardCells(shard, model, shards),
      { text: say("table.of", { value: depth, most: capacity }), bar: depth / capacity },
      number(figures.inFlight),
      duration(figures.oldestMillis),
      figure(figures.jobsPerSecond),
      ...[total.finished, total.expired, total.abandoned, total.recovered].map((count) => number(count)),
      failures(total.deadLetters),
    ],
  };
}
