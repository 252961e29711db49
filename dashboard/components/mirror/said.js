/**
 * What a screen reader says of a handle.
 *
 * @typedef {import("./grip.js").Handle} Handle
 * @typedef {import("./grip.js").Place} Place
 * @typedef {import("./grip.js").State} State
 */
import { decimalsOf, fixed } from "../format.js";

/**
 * @param {Handle} handle
 * @param {HTMLElement} element
 * @param {State} state
 */
export function say(handle, element, state) {
  const now = handle.names.length ? state.number(handle.names[0]) : 0;
  const value = handle.names.map((name) => worded(name, state)).join(", ");
  const slider = {
    "aria-valuenow": Number.isFinite(now) ? now : 0,
    "aria-valuetext": handle.says || value || placeOf(handle.at),
  };
  const said = { "aria-label": handle.label, ...(element.role === "slider" ? slider : {}) };
  for (const [name, text] of Object.entries(said)) {
    if (element.getAttribute(name) !== String(text)) element.setAttribute(name, String(text));
  }
}

/**
 * @param {string} name
 * @param {State} state
 */
function worded(name, { number, span }) {
  return `${name.replace(/^[a-z]{2}_/, "")} ${fixed(number(name), decimalsOf(span(name).step))}`;
}

/** @param {Place} place */
const placeOf = ({ x, y }) => `${fixed(x)}, ${fixed(y)}`;
