/**
 * What one filter makes of an image: the feature map, ReLU and both poolings, all as `nnviz.convolution` computes them.
 *
 * @typedef {import("../../../components/grids.js").Grid} Grid
 * @typedef {import("../../../components/grids.js").Settings & { kernel: number[] }} Filter
 * @typedef {"input" | "map" | "relu" | "max" | "mean"} Name Of a picture.
 *
 * @typedef {object} Layers
 * @property {Grid | null} map Null where no window fits.
 * @property {Grid | null} relu
 * @property {Grid | null} max Null where there is no block of 2×2.
 * @property {Grid | null} mean
 * @property {Int32Array | null} winners For each block the cell of the map that is its largest.
 *
 * @typedef {object} Computed
 * @property {Grid} image
 * @property {[before: number, after: number]} edges Zeros around it.
 * @property {Layers & { input: Grid }} grids `input` is the image with its zeros.
 * @property {Layers | null} before What it was before the image was shifted.
 * @property {number} most The largest magnitude of the map.
 */
import { convolve, largest, margins, padded, pool, relu } from "../../../components/grids.js";

const SAME = 1e-9; // values nearer than this have not changed

/**
 * Gray values as an image, moved to the right.
 *
 * @param {{ side: number, gray: ArrayLike<number> }} picture From 0 to 255.
 * @param {number} shift Pixels.
 * @returns {Grid}
 */
export function shifted({ side, gray }, shift) {
  const values = new Float64Array(side * side);
  for (let cell = 0; cell < values.length; cell++) {
    const column = (cell % side) - shift;
    if (column >= 0 && column < side) values[cell] = gray[cell - shift] / 255;
  }
  return { side, values };
}

/**
 * @param {Grid} image
 * @param {Filter} filter
 * @returns {Layers}
 */
function layersOf(image, filter) {
  const map = convolve(image, filter.kernel, filter);
  const rectified = map && relu(map);
  const pooled = rectified && pool(rectified);
  const { max, mean, winners } = pooled ?? { max: null, mean: null, winners: null };
  return { map, relu: rectified, max, mean, winners };
}

/**
 * Everything but the place of the window.
 *
 * @param {{ side: number, gray: ArrayLike<number> }} picture
 * @param {Filter & { shift: number }} setting
 * @returns {Computed}
 */
export function computed(picture, setting) {
  const image = shifted(picture, setting.shift);
  const edges = margins(image.side, setting);
  const grids = { ...layersOf(image, setting), input: padded(image, edges) };
  const before = setting.shift ? layersOf(shifted(picture, 0), setting) : null;
  return { image, edges, grids, before, most: grids.map ? largest(grids.map.values) : 0 };
}

/**
 * The block of 2×2 that holds a cell of the map; null for a cell that is left over.
 *
 * @param {Layers} layers
 * @param {number} row
 * @param {number} column
 */
export function blockOf({ max }, row, column) {
  const [down, across] = [row >> 1, column >> 1];
  return max && down < max.side && across < max.side ? down * max.side + across : null;
}

/**
 * The output cell, as [row, column], that a place on a picture leads to; it may lie outside.
 *
 * @param {Name} name
 * @param {[row: number, column: number]} place
 * @param {Layers} layers
 * @param {{ size: number, stride: number }} filter
 */
export function reached(name, [row, column], { map, max, winners }, { size, stride }) {
  if (name === "input") return [row, column].map((at) => Math.round((at - (size - 1) / 2) / stride));
  if (name === "mean") return [2 * row, 2 * column];
  if (name !== "max" || !map || !max || !winners) return [row, column];
  const winner = winners[row * max.side + column];
  return [Math.floor(winner / map.side), winner % map.side];
}

/**
 * Where the window stays in a map of another size: as far on its way as before, as [row, column].
 *
 * @param {number} step
 * @param {number} from The side of the old map.
 * @param {number} to The side of the new one.
 */
export const followed = (step, from, to) =>
  [Math.floor(step / from), step % from].map((at) => Math.min(to - 1, Math.round((at * to) / from)));

/**
 * How many values have changed.
 *
 * @param {Grid} one
 * @param {Grid} other
 */
export function differing(one, other) {
  let count = 0;
  one.values.forEach((value, cell) => {
    count += Number(Math.abs(value - other.values[cell]) > SAME);
  });
  return count;
}

/**
 * How many cells of a map are those of another map some pixels further left, of how many that have such a cell.
 *
 * @param {Grid} before
 * @param {Grid} after
 * @param {number} shift Pixels of the image.
 * @param {number} stride
 */
export function movedAlong(before, after, shift, stride) {
  if (shift % stride) return { same: 0, compared: 0 };
  const [by, { side }] = [shift / stride, after];
  let [same, compared] = [0, 0];
  after.values.forEach((value, cell) => {
    const column = (cell % side) - by;
    if (column < 0 || column >= side) return;
    compared += 1;
    same += Number(Math.abs(value - before.values[cell - by]) <= SAME);
  });
  return { same, compared };
}
