/**
 * Where the number of a cell comes from: the arithmetic of `nnviz._look.cells`.
 *
 * @typedef {import("./message.js").Cells} Cells
 * @typedef {{ channel: number, window: Float32Array, kernel: Float32Array, sum: number }} Term Of one channel; what
 *   lies outside the map is NaN in the window, and adds nothing.
 */

/**
 * The window of one channel behind a cell, row by row.
 *
 * @param {Cells} cells
 * @param {number} row
 * @param {number} column
 * @param {number} channel
 */
function windowOf({ given, window, stride, dilation, before }, row, column, channel) {
  const [rows, columns, channels] = given.shape;
  return Float32Array.from({ length: window[0] * window[1] }, (_, at) => {
    const y = row * stride[0] + Math.floor(at / window[1]) * dilation[0] - before[0];
    const x = column * stride[1] + (at % window[1]) * dilation[1] - before[1];
    const inside = y >= 0 && y < rows && x >= 0 && x < columns;
    return inside ? given.values[(y * columns + x) * channels + channel] : Number.NaN;
  });
}

/**
 * The products of each channel, and what they add up to; null where that is not told.
 *
 * @param {Cells} cells
 * @param {number} row
 * @param {number} column
 */
export function sumAt(cells, row, column) {
  if (!["convolution", "dense", "scaled", "added"].includes(cells.sum)) return null;
  const channels = cells.given.shape[2];
  const terms = Array.from({ length: channels }, (_, channel) => {
    const window = windowOf(cells, row, column, channel);
    const kernel = window.map((_, at) => cells.kernel.values[at * channels + channel]);
    const sum = window.reduce((all, value, at) => all + (Number.isNaN(value) ? 0 : value * kernel[at]), 0);
    return { channel, window, kernel, sum };
  });
  const sum = terms.reduce((all, term) => all + term.sum, 0);
  return { terms, sum, z: sum + cells.bias };
}

/**
 * The cells that a pooled one is made of, and what comes of them; null for another layer.
 *
 * @param {Cells} cells
 * @param {number} row
 * @param {number} column
 */
export function blockAt(cells, row, column) {
  if (cells.sum !== "max" && cells.sum !== "mean") return null;
  const block = [...windowOf(cells, row, column, 0)].filter((value) => !Number.isNaN(value));
  const mean = block.reduce((all, value) => all + value, 0) / block.length;
  return { block, value: cells.sum === "max" ? Math.max(...block) : mean };
}

/** @type {Record<string, (z: number) => number>} */
const ACTIVATIONS = {
  linear: (z) => z,
  relu: (z) => Math.max(0, z),
  relu6: (z) => Math.min(6, Math.max(0, z)),
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
};

/**
 * What an activation makes of a sum; null for one that is not worked out here.
 *
 * @param {string} name As Keras has it.
 * @param {number} z
 */
export const activated = (name, z) => ACTIVATIONS[name]?.(z) ?? null;

/**
 * A cell's own number.
 *
 * @param {Cells} cells
 * @param {number} row
 * @param {number} column
 */
export const valueAt = ({ output }, row, column) => output.values[row * output.shape[1] + column];

/**
 * The cell with the largest number.
 *
 * @param {Cells} cells
 * @returns {[row: number, column: number]}
 */
export function strongest({ output }) {
  let best = 0;
  for (let cell = 1; cell < output.values.length; cell++) if (output.values[cell] > output.values[best]) best = cell;
  return [Math.floor(best / output.shape[1]), best % output.shape[1]];
}
