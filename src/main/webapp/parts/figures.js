/** Numbers and times as the reader's language writes them. */
import { locale, say } from "./words.js";

const made = new Map();

/** Formats are costly to make: each is made once. */
function format(options, kind = Intl.NumberFormat) {
  const key = JSON.stringify(options);
  if (!made.has(key)) made.set(key, new kind(locale, options));
  return made.get(key);
}

const unit = (name, digits) =>
  format({ style: "unit", unit: name, unitDisplay: "short", maximumFractionDigits: digits });

/** 0.946 as 94.6%. Rounding never makes 0% or 100% of anything else. */
export function percent(share) {
  const written = format({ style: "percent", minimumFractionDigits: 1, maximumFractionDigits: 1 });
  if (share > 0 && share < 0.001) return `< ${written.format(0.001)}`;
  if (share < 1 && share > 0.999) return `> ${written.format(0.999)}`;
  return written.format(share);
}

/** A progress in whole percent. */
export const wholePercent = (share) =>
  format({ style: "percent", maximumFractionDigits: 0 }).format(share);

/** A number with at most so many digits after the point. */
export const number = (value, digits = 0) => format({ maximumFractionDigits: digits }).format(value);

/** A rate or a mean; small ones have a digit after the point. */
export const figure = (value) => number(value, value < 100 ? 1 : 0);

/** A duration in the unit that fits. */
export function duration(millis) {
  if (millis < 10) return unit("millisecond", 1).format(millis);
  if (millis < 1000) return unit("millisecond", 0).format(millis);
  if (millis < 100_000) return unit("second", 1).format(millis / 1000);
  if (millis < 6_000_000) return unit("minute", 0).format(millis / 60_000);
  if (millis < 48 * 3_600_000) return unit("hour", 0).format(millis / 3_600_000);
  return unit("day", 0).format(millis / 86_400_000);
}

export const ago = (millis) => say("table.ago", { time: duration(Math.max(0, millis)) });

/** A time of day, to the second. */
export const clock = (millis) => format({ timeStyle: "medium" }, Intl.DateTimeFormat).format(millis);

/** A time of day, to the minute. */
export const shortClock = (millis) =>
  format({ timeStyle: "short" }, Intl.DateTimeFormat).format(millis);

/** A date with a time of day. */
export const moment = (millis) =>
  format({ dateStyle: "medium", timeStyle: "medium" }, Intl.DateTimeFormat).format(millis);
