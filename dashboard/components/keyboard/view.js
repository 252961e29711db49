/**
 * A presenter's clicker sends PageUp and PageDown; R returns to the state of the link. Each key presses the control of
 * that name, so that keyboard and mouse can't do different things.
 */
import { component } from "../component.js";

/** @type {Record<string, string>} */
const CONTROLS = { PageUp: "pager_back", PageDown: "pager_next", r: "reset", R: "reset" };
const TYPING =
  "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";

/** @param {KeyboardEvent} event */
function press(event) {
  const control = CONTROLS[event.key];
  if (!control || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.composedPath()[0])) return;
  const target = document.querySelector(`.st-key-${control} a, .st-key-${control} button`);
  if (!(target instanceof HTMLElement)) return;
  event.preventDefault();
  target.click();
}

/** @param {EventTarget} target */
const isTyping = (target) => target instanceof Element && target.matches(TYPING);

export default component(() => {
  document.addEventListener("keydown", press);
  return { show: () => {}, stop: () => document.removeEventListener("keydown", press) };
});
