/**
 * Several classes on one map: each place has the color of the most probable one, the stronger the more probable.
 *
 * @typedef {import("./maps.js").Colors} Colors
 * @typedef {import("./network.js").Values} Values
 */
import { ramp } from "../../../components/colors.js";
import { contextOf } from "../../../components/pen.js";

export const SHAPES = ["●", "■", "▲", "◆"];

/** @param {Colors} colors */
export const hues = ({ class0, class1, class2, class3 }) => [class0, class1, class2, class3];

/** @type {Map<string, string[]>} One list for each color, so that its ramp is worked out once. */
const scales = new Map();

/**
 * From where a class is impossible to where it is certain.
 *
 * @param {Colors} colors
 * @param {number} kind
 * @returns {string[]}
 */
export function stopsOf(colors, kind) {
  const key = `${colors.ground} ${hues(colors)[kind]}`;
  const stops = scales.get(key) ?? key.split(" ");
  scales.set(key, stops);
  return stops;
}

/**
 * How far a class is ahead of the most probable other one at each place; it is chosen where that is above 0.
 *
 * @param {readonly Values[]} maps A probability for each class.
 * @param {number} kind
 */
export function lead(maps, kind) {
  const others = maps.filter((_, other) => other !== kind);
  return Float64Array.from(maps[kind], (p, place) => p - Math.max(...others.map((map) => map[place])));
}

/**
 * The most probable class at a place.
 *
 * @param {readonly Values[]} maps
 * @param {number} place
 */
export function winner(maps, place) {
  let best = 0;
  for (let kind = 1; kind < maps.length; kind++) if (maps[kind][place] > maps[best][place]) best = kind;
  return best;
}

/**
 * Paint a canvas that has a pixel for each place.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Values[]} maps
 * @param {Colors} colors
 */
export function paintClasses(canvas, maps, colors) {
  const image = new ImageData(canvas.width, canvas.height);
  const [pixels, ramps] = [new Uint32Array(image.data.buffer), maps.map((_, kind) => ramp(stopsOf(colors, kind)))];
  const least = 1 / maps.length; // no winner has less
  for (let place = 0; place < pixels.length; place++) {
    const kind = winner(maps, place);
    const certain = (maps[kind][place] - least) / (1 - least);
    pixels[place] = ramps[kind][Math.round(255 * Math.min(1, 0.15 + 0.85 * certain))];
  }
  contextOf(canvas).putImageData(image, 0, 0);
}
