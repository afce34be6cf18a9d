/** The options of uPlot: colours and type of the page, axes from 0, gaps as gaps. */
import { shortClock } from "../parts/figures.js";

const FONT = "500 12px Figtree, system-ui, sans-serif";

/** The seconds between two times on the axis, as close as there is room. */
const STEPS = [60, 120, 180, 300, 600, 900];

/** The steps of an axis of whole numbers. */
const WHOLE = { incrs: [1, 10, 100, 1000, 10_000, 100_000].flatMap((step) => [step, 2 * step, 5 * step]) };

/**
 * Options of uPlot.
 * @param {object} kind one of PLOTS
 * @param {object[]} lines its lines
 * @param {History} history gives the range of time
 */
export function options(kind, lines, history) {
  const style = getComputedStyle(document.documentElement);
  const colour = (name) => style.getPropertyValue(name).trim();
  const axis = {
    stroke: colour("--quiet"),
    font: FONT,
    grid: { stroke: colour("--grid"), width: 1 },
    ticks: { show: false },
  };
  return {
    legend: { show: false },
    padding: [8, 8, 0, 0],
    cursor: { y: false, drag: { x: false, y: false }, sync: { key: "beagle" } },
    scales: {
      x: { range: () => history.range },
      y: { range: (_, __, most) => [0, Math.max(1, (most ?? 0) * 1.08)] },
    },
    axes: [
      { ...axis, size: 28, grid: { show: false }, incrs: STEPS, space: 70, values: (_, at) => at.map((s) => shortClock(s * 1000)) },
      { ...axis, ...(kind.whole && WHOLE), size: 58, space: 36, values: (_, at) => at.map((value) => kind.write(value)) },
    ],
    series: [{}, ...lines.map((line) => series(line, colour, lines.length === 1))],
  };
}

function series({ label, colour: name, dash }, colour, alone) {
  const stroke = colour(name);
  const points = { show: true, size: 5, stroke, fill: stroke, filter: lonely };
  return { label, stroke, dash, width: 2, fill: alone ? `${stroke}22` : undefined, spanGaps: false, points };
}

/** The single values between two gaps, which no line connects. */
function lonely({ data }, index) {
  const column = data[index];
  const there = (i) => column[i] !== null && column[i] !== undefined;
  return [...column.keys()].filter((i) => there(i) && !there(i - 1) && !there(i + 1));
}
