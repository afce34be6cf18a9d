/** The choice of the view: the address names it after its #, so that links and "back" work. */
import { element } from "./dom.js";

/**
 * Shows a view now and whenever the address changes.
 * @param {string[]} views the ids of the views; the first is shown when the address names none
 * @param {function(string, ?string)} onChange called with the view and the one before it
 */
export function route(views, onChange) {
  let shown = null;
  const show = async () => {
    const named = location.hash.slice(1);
    const view = views.includes(named) ? named : views[0];
    if (view === shown) return;
    const before = shown;
    shown = view;
    for (const each of views) element(each).hidden = each !== view;
    mark(view);
    await onChange(view, before);
    if (before && shown === view) arrive(view);
  };
  addEventListener("hashchange", show);
  show();
}

function mark(view) {
  for (const link of document.querySelectorAll("[data-view]")) {
    if (link.dataset.view === view) link.setAttribute("aria-current", "page");
    else link.removeAttribute("aria-current");
  }
}

/** Scrolls to the top and moves screen readers to the heading, as after loading a page. */
function arrive(view) {
  scrollTo(0, 0);
  element(view).querySelector("h1")?.focus({ preventScroll: true });
}
