/** The page: two views of one server. The live view is loaded when it is first opened. */
import { element } from "./parts/dom.js";
import { route } from "./parts/route.js";
import { styled } from "./parts/style.js";
import { say, speak } from "./parts/words.js";
import { showHealth } from "./parts/health.js";
import { tryIt } from "./try/view.js";

await speak();

const trying = tryIt(showHealth);
let watching = null;

/** The live view; null if it cannot be loaded. Opening it again tries again. */
async function watch() {
  try {
    const [{ watchIt }] = await Promise.all([import("./watch/view.js"), styled("css/watch.css")]);
    watching ??= watchIt(element("watch"), showHealth);
  } catch {
    element("watch").textContent = say("health.lost");
  }
  return watching;
}

const leave = { try: () => trying.stop(), watch: () => watching?.stop() };
const enter = { try: async () => trying.start(), watch: async () => (await watch())?.start() };

route(Object.keys(enter), async (view, last) => {
  if (last) leave[last]();
  document.title = say(view === "watch" ? "page.titleWatch" : "page.titleTry");
  await enter[view]();
});

element("skip").addEventListener("click", (event) => {
  event.preventDefault();
  element("main").focus();
});
