/**
 * The page's own controls: a slider, a switch, or buttons of which one is pressed.
 *
 * @typedef {import("../vega.js").Value} Value
 *
 * @typedef {object} Control As `dashboard.components.mirror.Control`.
 * @property {string} name
 * @property {string} label
 * @property {"range" | "checkbox" | "radio" | "text" | "state"} kind
 * @property {Value} default
 * @property {Value} first
 * @property {number} low
 * @property {number} high
 * @property {number} step
 * @property {string[]} options
 * @property {import("./points.js").Pair[]} own Of points that can be moved: where they were.
 * @property {Follows | null} follows From which other controls it follows: a walk from its start, moments from points.
 *
 * @typedef {import("./walk.js").Walk | { kind: "moments", name: string, of: string }} Follows
 *
 * @typedef {object} Shown A control on the page.
 * @property {HTMLElement} element
 * @property {(value: Value) => void} show
 */
import { find, make, press, stamp, tellText } from "../dom.js";
import { decimalsOf, fixed } from "../format.js";

/**
 * @param {ParentNode} root Where the templates are.
 * @param {Control} control One that is seen.
 * @param {(value: Value) => void} set Called when a visitor moves it.
 * @returns {Shown}
 */
export function makeControl(root, control, set) {
  const element = stamp(root, `.${control.kind}-control`);
  find(element, ".words").textContent = control.label;
  const build = { range, checkbox, radio, text: range, state: range }[control.kind];
  return { element, show: build(element, control, set) };
}

/**
 * @param {HTMLElement} element
 * @param {Control} control
 * @param {(value: Value) => void} set
 */
function range(element, { name, low, high, step }, set) {
  const [input, output] = [find(element, "input", HTMLInputElement), find(element, "output")];
  Object.assign(input, { name, min: low, max: high, step });
  input.oninput = () => set(Number(input.value));
  return (/** @type {Value} */ value) => {
    if (input.value !== String(value)) input.value = String(value);
    tellText(output, fixed(Number(value), decimalsOf(step)));
  };
}

/**
 * @param {HTMLElement} element
 * @param {Control} control
 * @param {(value: Value) => void} set
 */
function checkbox(element, { name }, set) {
  const input = find(element, "input", HTMLInputElement);
  input.name = name;
  input.onchange = () => set(input.checked);
  return (/** @type {Value} */ value) => {
    input.checked = Boolean(value);
  };
}

/**
 * @param {HTMLElement} element
 * @param {Control} control
 * @param {(value: Value) => void} set
 */
function radio(element, { name, label, options }, set) {
  element.setAttribute("aria-label", label);
  const buttons = options.map((option) =>
    make("button", { type: "button", name, textContent: option, onclick: () => set(option) }),
  );
  find(element, ".options").append(...buttons);
  return (/** @type {Value} */ value) => {
    for (const button of buttons) press(button, button.textContent === value);
  };
}
