/**
 * Square grids of numbers: the arithmetic of `nnviz.convolution`.
 *
 * @typedef {{ side: number, values: Float64Array | Float32Array }} Grid Row by row.
 * @typedef {{ size: number, stride: number, padding: string, zeros: number }} Settings `padding` is "valid", "same", or
 *   anything else for `zeros` on each side.
 */

/**
 * How many zeros stand before and after one side; as many more after as Keras puts there.
 *
 * @param {number} side
 * @param {Settings} settings
 * @returns {[before: number, after: number]}
 */
export function margins(side, { size, stride, padding, zeros }) {
  if (padding === "valid") return [0, 0];
  if (padding !== "same") return [zeros, zeros];
  const all = Math.max((Math.ceil(side / stride) - 1) * stride + size - side, 0);
  return [Math.floor(all / 2), Math.ceil(all / 2)];
}

/**
 * How many windows fit along one side; 0 or less where none does.
 *
 * @param {number} side
 * @param {Settings} settings
 */
export function outputSize(side, settings) {
  const [before, after] = margins(side, settings);
  return Math.floor((side + before + after - settings.size) / settings.stride) + 1;
}

/**
 * @param {Grid} grid
 * @param {[before: number, after: number]} margins
 */
export function padded({ side, values }, [before, after]) {
  const wide = side + before + after;
  const all = new Float64Array(wide * wide);
  for (let row = 0; row < side; row++) {
    all.set(values.subarray(row * side, (row + 1) * side), (row + before) * wide + before);
  }
  return { side: wide, values: all };
}

/**
 * The cells of one window, row by row.
 *
 * @param {Grid} grid
 * @param {number} top
 * @param {number} left
 * @param {number} size
 */
export function windowAt({ side, values }, top, left, size) {
  const cells = [];
  for (let row = top; row < top + size; row++) {
    for (let column = left; column < left + size; column++) cells.push(values[row * side + column]);
  }
  return cells;
}

/**
 * A cross-correlation, as Keras computes it; null where no window fits.
 *
 * @param {Grid} image
 * @param {ArrayLike<number>} kernel Row by row.
 * @param {Settings} settings
 * @param {number} [bias]
 */
export function convolve(image, kernel, settings, bias = 0) {
  const side = outputSize(image.side, settings);
  if (side < 1) return null;
  const { size, stride } = settings;
  const whole = padded(image, margins(image.side, settings));
  const values = new Float64Array(side * side);
  for (let cell = 0; cell < values.length; cell++) {
    const start = stride * (Math.floor(cell / side) * whole.side + (cell % side));
    let sum = bias;
    for (let row = 0; row < size; row++) {
      for (let column = 0; column < size; column++) {
        sum += whole.values[start + row * whole.side + column] * kernel[row * size + column];
      }
    }
    values[cell] = sum;
  }
  return { side, values };
}

/** @param {Grid} grid */
export const relu = ({ side, values }) => ({ side, values: values.map((value) => Math.max(0, value)) });

/**
 * Blocks of 2 × 2: the largest and the mean of each, and the cell of the map that the largest comes from.
 *
 * @param {Grid} map
 */
export function pool(map) {
  const side = Math.floor(map.side / 2);
  if (side < 1) return null;
  const [max, mean] = [new Float64Array(side * side), new Float64Array(side * side)];
  const winners = new Int32Array(side * side);
  for (let block = 0; block < max.length; block++) {
    const first = 2 * (Math.floor(block / side) * map.side + (block % side));
    const cells = [first, first + 1, first + map.side, first + map.side + 1];
    winners[block] = cells.reduce((best, cell) => (map.values[cell] > map.values[best] ? cell : best));
    max[block] = map.values[winners[block]];
    mean[block] = cells.reduce((sum, cell) => sum + map.values[cell], 0) / 4;
  }
  return { max: { side, values: max }, mean: { side, values: mean }, winners };
}

/**
 * The largest magnitude.
 *
 * @param {ArrayLike<number>} values
 */
export function largest(values) {
  let most = 0;
  for (let cell = 0; cell < values.length; cell++) most = Math.max(most, Math.abs(values[cell]));
  return most;
}
