/**
 * The keys that work on every page, and what a page has to know of its visitor: whether the picture was touched since
 * the story spoke of it, in a lecture whether the mouse rests, and whether the ground is dark. One press is one step of
 * the browser's Back.
 *
 * A presenter's clicker sends PageUp and PageDown: they walk through the story, then turn the page. R returns to the
 * state of the link. Each key presses the control of that name, so that keyboard and mouse can't do different things.
 */
import { component } from "../component.js";
import { layHatch } from "../hatch.js";
import { themeOf } from "../theme.js";
import { keepPast } from "./past.js";

/** @type {Record<string, string[]>} The first that is there and can be pressed is. */
const CONTROLS = {
  PageUp: ["story_back", "pager_back"],
  PageDown: ["story_next", "pager_next"],
  r: ["reset"],
  R: ["reset"],
};
const TYPING =
  "input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable=true]";
const RESTS = 3000; // ms without a mouse
const page = document.documentElement.dataset;

/** @param {KeyboardEvent} event */
function press(event) {
  const names = CONTROLS[event.key];
  if (!names || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.composedPath()[0])) return;
  const usable = names.filter((name) => page.lecture || !name.startsWith("story"));
  const target = usable.map(controlOf).find((control) => control);
  if (!target) return;
  event.preventDefault();
  target.click();
}

/** @param {EventTarget} target */
const isTyping = (target) => target instanceof Element && target.matches(TYPING);

/**
 * @param {string} name
 * @returns {HTMLElement | null}
 */
const controlOf = (name) => document.querySelector(`.st-key-${name} a, .st-key-${name} button:enabled`);

/** @param {Event} event */
function touch({ target }) {
  if (!(target instanceof Element)) return;
  if (target.closest(".st-key-stage")) page.touched = "";
  if (target.closest(".st-key-story")) delete page.touched;
}

/**
 * @param {"lecture" | "dark"} name
 * @param {boolean} on
 */
function mark(name, on) {
  if (on) page[name] = "";
  else delete page[name];
}

export default component((root) => {
  let resting = 0;
  const move = () => {
    delete page.idle;
    clearTimeout(resting);
    resting = window.setTimeout(() => {
      page.idle = "";
    }, RESTS);
  };
  const heard = /** @type {const} */ ([
    ["keydown", press],
    ["pointerdown", touch],
    ["click", touch],
    ["pointermove", move],
  ]);
  for (const [event, ear] of heard) document.addEventListener(event, /** @type {EventListener} */ (ear));
  const takeHatch = layHatch();
  const letPast = keepPast(window);
  return {
    show: (/** @type {{ lecture: boolean }} */ { lecture }) => {
      mark("lecture", lecture);
      mark("dark", themeOf(root.host).dark);
      move();
    },
    stop: () => {
      clearTimeout(resting);
      takeHatch();
      letPast();
      for (const [event, ear] of heard) document.removeEventListener(event, /** @type {EventListener} */ (ear));
    },
  };
});
