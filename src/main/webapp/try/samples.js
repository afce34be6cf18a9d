/** Pictures for a first click: the shapes that the bundled model knows. */
import { button, make } from "../parts/dom.js";
import { announce } from "../parts/live.js";
import { say } from "../parts/words.js";

const SHAPES = ["star", "heart", "circle", "triangle", "hexagon"];

/**
 * Shows a button for each sample.
 * @param {function(File)} take called with the picture
 */
export function offerSamples(into, take) {
  into.append(make("p.row", {}, ...SHAPES.map((name) => offer(name, take))));
}

function offer(name, take) {
  const picture = make("img", { src: address(name), alt: "", width: 40, height: 40 });
  const label = say("try.sample", { name });
  return button(picture, () => fetchOne(name, take), { "aria-label": label, title: name });
}

const address = (name) => `samples/${name}.png`;

async function fetchOne(name, take) {
  try {
    const response = await fetch(address(name));
    if (!response.ok) throw new Error();
    take(new File([await response.blob()], `${name}.png`, { type: "image/png" }));
  } catch {
    announce(say("try.noSample", { name }));
  }
}
