/** Loads uPlot, once: it is a script that defines one global. */
import { make } from "../parts/dom.js";

let loaded = null;

/** @return {Promise<function>} the constructor uPlot */
export function uPlot() {
  loaded ??= load().catch((error) => {
    loaded = null;
    throw error;
  });
  return loaded;
}

async function load() {
  await Promise.all([
    arrival(make("link", { rel: "stylesheet", href: "uplot/uPlot.min.css" })),
    arrival(make("script", { src: "uplot/uPlot.iife.min.js" })),
  ]);
  return globalThis.uPlot;
}

function arrival(wanted) {
  return new Promise((resolve, reject) => {
    wanted.onload = resolve;
    wanted.onerror = () => {
      wanted.remove();
      reject(new Error(wanted.href || wanted.src));
    };
    document.head.append(wanted);
  });
}
