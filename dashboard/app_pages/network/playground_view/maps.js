/**
 * Maps of units as pixels, and the colors of the whole picture.
 *
 * @typedef {object} Colors
 * @property {string} ink
 * @property {string} paper Where a value is 0.
 * @property {string} negative
 * @property {string} positive
 * @property {string[]} stops
 * @property {string} loss
 * @property {string} lossText
 * @property {string} gradient
 * @property {string} ground
 * @property {string} class0
 * @property {string} class1
 * @property {string} class2
 * @property {string} class3
 * @property {number} side Opacity of a large map.
 *
 * @typedef {"tanh" | "ReLU" | "sigmoid" | "linear" | "height"} Kind What a map's values are.
 */
import { make } from "../../../components/dom.js";
import { penFor } from "../../../components/pen.js";
import { paint } from "../../../components/pixels.js";
import { themeOf } from "../../../components/theme.js";
import { SIDE } from "./network.js";

/** @type {Map<string, string[]>} One list for each theme, so that its ramp is worked out once. */
const inner = new Map();

/**
 * @param {Element} element
 * @returns {Colors}
 */
export function colorsOf(element) {
  const { diverging, ...theme } = themeOf(element);
  const key = diverging.join();
  const stops = inner.get(key) ?? diverging.slice(1, 6); // without the darkest: points have to stand out
  inner.set(key, stops);
  return { ...theme, paper: stops[2], negative: stops[0], positive: stops[4], stops };
}

export const newMap = () => make("canvas", { width: SIDE, height: SIDE });

/**
 * Paint a map. What runs around 0 is neutral at 0, a probability at ½; what has no bound is scaled to its own.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {import("./network.js").Values} values
 * @param {Kind} kind
 * @param {Pick<Colors, "stops">} colors
 */
export function paintMap(canvas, values, kind, { stops }) {
  let top = 1;
  if (kind === "ReLU" || kind === "linear") {
    top = 1e-6;
    for (let place = 0; place < values.length; place++) top = Math.max(top, Math.abs(values[place]));
  }
  paint(canvas, values, stops, kind === "sigmoid" ? 0 : -top, top);
}

/**
 * A canvas as sharp as the screen, cleared; its pen in CSS pixels, which enlarges maps smoothly.
 *
 * @param {HTMLCanvasElement} canvas
 */
export function smoothPen(canvas) {
  const pen = penFor(canvas, canvas.clientWidth);
  if (pen) pen.imageSmoothingEnabled = true;
  return pen;
}
