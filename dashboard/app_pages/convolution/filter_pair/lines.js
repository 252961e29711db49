/**
 * Lines told apart by two filters: the largest cell of each map, and the larger one decides.
 *
 * @typedef {import("../../../components/grids.js").Grid} Grid
 * @typedef {{ vertical: boolean, image: Grid }} Line
 * @typedef {Line & { maps: Grid[], largest: [number, number], right: boolean }} Judged
 */
import { clamp } from "../../../components/format.js";
import { convolve } from "../../../components/grids.js";

export const WAYS = ["horizontal", "vertical"];

/**
 * Lines with some of their grain, worked out as NumPy does it, in float32.
 *
 * @param {{ side: number, clean: ArrayLike<number>, grain: Float32Array, vertical: boolean[] }} lines
 * @param {number} noise The standard deviation.
 * @returns {Line[]}
 */
export function noisy({ side, clean, grain, vertical }, noise) {
  const cells = side ** 2;
  const deviation = Math.fround(noise);
  return vertical.map((each, index) => {
    const values = Float64Array.from({ length: cells }, (_, cell) => {
      const at = index * cells + cell;
      return clamp(Math.fround(clean[at] + Math.fround(deviation * grain[at])), 0, 1);
    });
    return { vertical: each, image: { side, values } };
  });
}

/**
 * @param {Line} line
 * @param {number[][]} kernels For horizontal and for vertical edges, 3×3.
 * @param {number} zeros On each side of the image.
 * @returns {Judged}
 */
export function judge({ vertical, image }, kernels, zeros) {
  const maps = kernels.map((kernel) => {
    const map = convolve(image, kernel, { size: 3, stride: 1, padding: "number", zeros });
    if (!map) throw new RangeError("an image is smaller than its kernel");
    return map;
  });
  const [horizontal, upright] = maps.map((map) => Math.max(...map.values));
  return { vertical, image, maps, largest: [horizontal, upright], right: upright > horizontal === vertical };
}

/**
 * What a line is called.
 *
 * @param {Judged} line
 */
export const called = ({ largest: [horizontal, upright] }) => WAYS[Number(upright > horizontal)];
