/** Elements. */

/** The element of the document with this id. */
export const element = (id) => document.getElementById(id);

/**
 * A new element.
 * @param {string} tag its name, with classes as in CSS: "p.name"
 * @param {object} properties its properties, or attributes where it has no such property
 * @param {...(Node|string|null)} children its content
 */
export function make(tag, properties = {}, ...children) {
  const [name, ...classes] = tag.split(".");
  const made = document.createElement(name);
  if (classes.length > 0) made.classList.add(...classes);
  for (const [key, value] of Object.entries(properties)) set(made, key, value);
  made.append(...children.filter((child) => child !== null && child !== undefined));
  return made;
}

/** A push button with words on it. */
export const button = (text, onclick, properties = {}) =>
  make("button", { type: "button", onclick, ...properties }, text);

function set(made, key, value) {
  if (value === null || value === undefined) return;
  if (key in made) made[key] = value;
  else made.setAttribute(key, value);
}

/** Changes a text only if it differs, so that a selection in it survives. */
export function setText(node, text) {
  if (node.textContent !== text) node.textContent = text;
}
