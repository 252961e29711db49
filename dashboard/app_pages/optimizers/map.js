/**
 * The map of a surface: what lies low is pale, lines lead along places of one loss.
 *
 * @typedef {import("./surfaces.js").Place} Place
 * @typedef {import("../../components/theme.js").Theme} Theme
 * @typedef {{ x: readonly number[], y: readonly number[], width: number, height: number }} View The part that is shown,
 *   and how large, in CSS pixels.
 */
import { between } from "../../components/colors.js";
import { contextOf } from "../../components/pen.js";
import { linear } from "../../components/scales.js";
import { FORMULAS } from "./surfaces.js";

const BANDS = 13;
const DEPTH = 300; // the largest loss over the smallest that is told apart from the lowest one
const PALE = [0.02, 0.42]; // the part of the scale that is used: paths have to be seen on it

/**
 * Where a place of a surface lies on the picture.
 *
 * @param {View} view
 */
export function scalesOf({ x, y, width, height }) {
  const across = linear([x[0], x[1]], [0, width]);
  const up = linear([y[0], y[1]], [height, 0]);
  return {
    /** @type {(place: Place) => [number, number]} */
    to: ([a, b]) => [across(a), up(b)],
    /** @type {(pixel: [number, number]) => Place} */
    from: ([left, top]) => [linear([0, width], [x[0], x[1]])(left), linear([height, 0], [y[0], y[1]])(top)],
    perX: width / (x[1] - x[0]),
    perY: height / (y[1] - y[0]),
  };
}

/**
 * The band of each pixel.
 *
 * @param {string} name
 * @param {View} view
 * @param {number} lowest The smallest loss.
 */
function bandsOf(name, view, lowest) {
  const { loss } = FORMULAS[name];
  const { from } = scalesOf(view);
  const above = new Float64Array(view.width * view.height);
  for (let cell = 0; cell < above.length; cell += 1) {
    above[cell] = loss(from([cell % view.width, Math.floor(cell / view.width)])) - lowest;
  }
  const most = above.reduce((one, other) => Math.max(one, other), 0);
  const scale = BANDS / Math.log(1 + DEPTH);
  return Uint8Array.from(above, (value) => Math.floor(Math.log(1 + (DEPTH * Math.max(0, value)) / most) * scale));
}

/** @type {Map<string, OffscreenCanvas>} */
const known = new Map();

/**
 * Paint the map, or take the one that was painted before.
 *
 * @param {string} name Of the surface.
 * @param {View} view
 * @param {{ theme: Theme, lowest: number }} how
 */
export function mapOf(name, view, { theme, lowest }) {
  const key = [name, ...view.x, ...view.y, view.width, view.height, theme.dark].join();
  const before = known.get(key);
  if (before) return before;
  const canvas = new OffscreenCanvas(view.width, view.height);
  const image = new ImageData(view.width, view.height);
  const pixels = new Uint32Array(image.data.buffer);
  const bands = bandsOf(name, view, lowest);
  const [flat, lines] = [0, 0.11].map((more) =>
    Array.from({ length: BANDS + 1 }, (_, band) => {
      const share = PALE[0] + (PALE[1] - PALE[0]) * (band / BANDS) + more;
      const bytes = Uint8ClampedArray.from([...between(theme.sequential, share), 255]);
      return new Uint32Array(bytes.buffer)[0];
    }),
  );
  for (let cell = 0; cell < pixels.length; cell += 1) {
    const edge = bands[cell] !== bands[cell + 1] || bands[cell] !== bands[cell + view.width];
    pixels[cell] = (edge && cell % view.width !== view.width - 1 ? lines : flat)[bands[cell]];
  }
  contextOf(canvas).putImageData(image, 0, 0);
  if (known.size > 12) known.clear();
  known.set(key, canvas);
  return canvas;
}
