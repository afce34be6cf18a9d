/** The four plots and their lines. Each line of a plot has a colour and a dash of its own. */
import { duration, figure, number } from "../parts/figures.js";
import { say } from "../parts/words.js";

const COLOURS = ["--line-1", "--line-2", "--line-3", "--line-4"];
const DASHES = [[], [7, 4], [2, 3], [9, 3, 2, 3]];

const line = (label, value, index = 0) => ({
  label,
  value,
  colour: COLOURS[index % COLOURS.length],
  dash: DASHES[index % DASHES.length],
});

/**
 * A plot: its name in the texts, the format of its values, whether they are whole numbers, and its
 * lines for a status.
 */
export const PLOTS = [
  {
    name: "rate",
    write: figure,
    lines: () => [line(say("plot.rateLine"), (sample) => sample.imagesPerSecond)],
  },
  {
    name: "latency",
    write: duration,
    lines: () => [
      line(say("plot.median"), (sample) => sample.answerMillis?.median, 0),
      line(say("plot.95"), (sample) => sample.answerMillis?.p95, 1),
      line(say("plot.99"), (sample) => sample.answerMillis?.p99, 2),
    ],
  },
  {
    name: "depth",
    write: number,
    whole: true,
    lines: ({ shards }) =>
      shards.map((shard, i) =>
        line(say("plot.shard", { name: nameOf(shard, shards) }), (sample) => sample.depths?.[i], i),
      ),
  },
  {
    name: "batch",
    write: figure,
    lines: () => [line(say("plot.batchLine"), (sample) => sample.meanBatchSize)],
  },
];

/** A shard's name, with its server if another has the same. */
export function nameOf({ shard, server }, shards) {
  const alone = shards.filter((other) => other.shard === shard).length === 1;
  return alone ? shard : `${shard} (${server.replace(/^\w+:\/\//, "")})`;
}
