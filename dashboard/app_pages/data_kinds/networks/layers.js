/**
 * The layers of the recorded networks, computed as Keras computes them.
 *
 * @typedef {{ shape: readonly number[], values: Float32Array }} Weight
 * @typedef {{ height: number, width: number, channels: number, values: Float64Array }} Maps Row by row, channels last.
 */
import { floats, fromBase64 } from "../../../components/message.js";

/**
 * Read what `packed` of weights.py packs.
 *
 * @param {readonly { shape: number[], values: string }[]} packed
 * @returns {Weight[]}
 */
export const readWeights = (packed) =>
  packed.map(({ shape, values }) => ({ shape, values: floats(fromBase64(values)) }));

/** @param {number} value */
export const relu = (value) => Math.max(0, value);

/** @param {number} value */
export const sigmoid = (value) => 1 / (1 + Math.exp(-value));

/**
 * Softmax of logits.
 *
 * @param {readonly number[]} logits
 */
export function softmax(logits) {
  const most = Math.max(...logits);
  const powers = logits.map((logit) => Math.exp(logit - most));
  const sum = powers.reduce((total, each) => total + each, 0);
  return powers.map((each) => each / sum);
}

/**
 * x · kernel + bias.
 *
 * @param {ArrayLike<number>} x
 * @param {Weight} kernel (inputs, units)
 * @param {Weight | null} [bias] (units,)
 * @returns {number[]}
 */
export function dense(x, { shape: [inputs, units], values }, bias = null) {
  const sums = Array.from({ length: units }, (_, unit) => bias?.values[unit] ?? 0);
  for (let input = 0; input < inputs; input++) {
    if (!x[input]) continue;
    for (let unit = 0; unit < units; unit++) sums[unit] += x[input] * values[input * units + unit];
  }
  return sums;
}

/**
 * A row of an embedding.
 *
 * @param {Weight} table (rows, size)
 * @param {number} row
 */
export const embedded = ({ shape: [, size], values }, row) => Array.from(values.subarray(row * size, (row + 1) * size));

/**
 * A convolution with ReLU, its windows wholly inside ("valid").
 *
 * @param {Maps} input
 * @param {Weight} kernel (rows, columns, channels, filters)
 * @param {Weight} bias (filters,)
 * @returns {Maps}
 */
export function convolution(input, kernel, bias) {
  const [rows, columns, channels, filters] = kernel.shape;
  const [height, width] = [input.height - rows + 1, input.width - columns + 1];
  const values = new Float64Array(height * width * filters);
  for (let place = 0; place < height * width; place++) {
    const [top, left] = [Math.floor(place / width), place % width];
    for (let cell = 0; cell < rows * columns * channels; cell++) {
      const pixel =
        (top + Math.floor(cell / channels / columns)) * input.width + left + (Math.floor(cell / channels) % columns);
      const value = input.values[pixel * channels + (cell % channels)];
      if (value)
        for (let f = 0; f < filters; f++) values[place * filters + f] += value * kernel.values[cell * filters + f];
    }
    for (let f = 0; f < filters; f++) values[place * filters + f] = relu(values[place * filters + f] + bias.values[f]);
  }
  return { height, width, channels: filters, values };
}

/**
 * The largest of every 2×2 cells; an odd last row or column is left out.
 *
 * @param {Maps} input
 * @returns {Maps}
 */
export function maxPooling({ height, width, channels, values }) {
  const [rows, columns] = [Math.floor(height / 2), Math.floor(width / 2)];
  const pooled = new Float64Array(rows * columns * channels).fill(Number.NEGATIVE_INFINITY);
  for (let row = 0; row < 2 * rows; row++) {
    for (let column = 0; column < 2 * columns; column++) {
      const to = ((row >> 1) * columns + (column >> 1)) * channels;
      for (let c = 0; c < channels; c++) {
        pooled[to + c] = Math.max(pooled[to + c], values[(row * width + column) * channels + c]);
      }
    }
  }
  return { height: rows, width: columns, channels, values: pooled };
}
