/** The formula over the sliders: its numbers are dragged sideways, or moved with the arrow keys. */
import { make, tellText } from "../dom.js";
import { decimalsOf, fixed } from "../format.js";
import { arrowOf } from "../pointing.js";

/**
 * @typedef {import("./controls.js").Control} Control
 * @typedef {import("./controls.js").Shown} Shown
 */

const PIXELS = 2; // for each step
const FAR = 10; // steps of an arrow key with Shift

/**
 * @param {string} template Such as "ŷ = «lr_m» · x + «lr_b»".
 * @param {Map<string, Shown & { control: Control }>} sliders Those of its numbers; they stand below it without words.
 * @param {(control: Control) => import("../vega.js").Value} standing
 * @param {(control: Control, value: number) => void} set
 * @returns {{ element: HTMLElement, show: () => void }}
 */
export function makeFormula(template, sliders, standing, set) {
  /** @type {(() => void)[]} */
  const shows = [];
  const pieces = template.split(/«(\w+)»/).map((piece, index) => {
    const slider = index % 2 ? sliders.get(piece) : undefined;
    if (!slider) return piece;
    const { element, show } = scrub(slider.control, standing, set);
    shows.push(show);
    return element;
  });
  const bare = [...sliders.values()].map(({ element }) => {
    element.classList.add("bare");
    return element;
  });
  const line = make("div", { className: "formula" }, ...pieces);
  const element = make("div", { className: "with-formula" }, line, ...bare);
  return { element, show: () => shows.forEach((show) => void show()) };
}

/**
 * @param {Control} control
 * @param {(control: Control) => import("../vega.js").Value} standing
 * @param {(control: Control, value: number) => void} set
 */
function scrub(control, standing, set) {
  const { low, high, step, label } = control;
  const said = { role: "slider", tabIndex: 0, "aria-label": `${label}, number`, "aria-valuemin": low };
  const element = make("span", {
    className: "scrub",
    ...said,
    "aria-valuemax": high,
    title: `${label}: drag sideways`,
  });
  element.onpointerdown = (event) => {
    if (event.button !== 0) return;
    event.preventDefault();
    element.focus();
    element.setPointerCapture(event.pointerId);
    const from = Number(standing(control));
    element.onpointermove = ({ clientX }) => set(control, from + Math.round((clientX - event.clientX) / PIXELS) * step);
    element.onlostpointercapture = () => {
      element.onpointermove = null;
    };
  };
  element.onkeydown = (event) => {
    const arrow = arrowOf(event);
    if (!arrow) return;
    event.preventDefault();
    event.stopPropagation();
    set(control, Number(standing(control)) + (arrow[1] - arrow[0]) * step * (event.shiftKey ? FAR : 1));
  };
  const show = () => {
    const value = Number(standing(control));
    tellText(element, fixed(value, decimalsOf(step)));
    element.setAttribute("aria-valuenow", String(value));
  };
  return { element, show };
}
