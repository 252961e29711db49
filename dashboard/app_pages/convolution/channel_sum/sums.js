/**
 * One filter over three channels: a sum for each, one bias, one map.
 *
 * @typedef {import("../../../components/grids.js").Grid} Grid
 * @typedef {{ side: number, values: Float64Array, maps: Grid[] }} Sums The map, and those of the channels alone.
 */
import { convolve } from "../../../components/grids.js";

export const NAMES = ["red", "green", "blue"];
const SETTINGS = { size: 3, stride: 1, padding: "valid", zeros: 0 };

/**
 * @param {Grid[]} channels
 * @param {number[][]} kernels One for each channel, 3×3.
 * @param {number} bias
 * @returns {Sums}
 */
export function sumsOf(channels, kernels, bias) {
  const maps = channels.map((grid, index) => {
    const map = convolve(grid, kernels[index], SETTINGS);
    if (!map) throw new RangeError("a channel is smaller than its kernel");
    return map;
  });
  const values = maps[0].values.map((_, cell) => maps.reduce((sum, map) => sum + map.values[cell], bias));
  return { side: maps[0].side, values: Float64Array.from(values), maps };
}

/**
 * The weights of each channel as an address has them.
 *
 * @param {number[][]} kernels
 */
export const inWords = (kernels) =>
  Object.fromEntries(NAMES.map((name, index) => [`weights_${name}`, kernels[index].map(String).join(" ")]));

/**
 * The same as code has them, row by row.
 *
 * @param {number[][]} kernels
 */
export const inCode = (kernels) =>
  Object.fromEntries(
    NAMES.map((name, index) => {
      const rows = [0, 3, 6].map((from) => `[${kernels[index].slice(from, from + 3).join(", ")}]`);
      return [`kernel_${name}`, `[${rows.join(", ")}]`];
    }),
  );
