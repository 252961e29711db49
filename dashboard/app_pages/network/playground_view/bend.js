/**
 * The outputs of the layer before the last as a sheet: two numbers for each place of the grid, and for each point.
 *
 * @typedef {import("./network.js").Values} Values
 * @typedef {object} Bent
 * @property {string[]} axes
 * @property {Values[]} grid
 * @property {Values[]} points
 * @property {[number, number, number] | null} edge p, q, r of the line p·x + q·y + r = 0 where the output turns.
 */
import { GRID } from "./network.js";

const SOME = 256; // places of the grid that tell what varies
const ROUNDS = 30;

/**
 * Two units are their own axes. Of more, one axis runs along the output's weights, so that the output turns where it
 * is 0, the other along what varies most beside that. A single unit is drawn against the output.
 *
 * @param {import("./network.js").Layer} last
 * @param {{ maps: Float64Array[][], outputs: Float64Array[][] }} outputs On the grid, and at the points.
 * @param {Pick<import("./network.js").Data, "inputs" | "hidden">} data
 * @param {Record<string, Values>} columns The inputs at the points.
 * @returns {Bent}
 */
export function bend({ kernel, bias }, { maps, outputs }, { inputs, hidden }, columns) {
  /** @type {Values[]} */
  const sheet = maps.at(-2) ?? inputs.map((name) => GRID[name]);
  /** @type {Values[]} */
  const points = outputs.at(-2) ?? inputs.map((name) => columns[name]);
  if (sheet.length === 1) {
    const [top, there] = [maps.at(-1) ?? [], outputs.at(-1) ?? []];
    return { axes: ["a1", "the output"], grid: [sheet[0], top[0]], points: [points[0], there[0]], edge: null };
  }
  if (sheet.length === 2) {
    const axes = hidden.length ? ["a1", "a2"] : inputs;
    return { axes, grid: sheet, points, edge: [kernel[0], kernel[1], bias[0]] };
  }
  const length = Math.hypot(...kernel) || 1;
  const along = Array.from(kernel, (weight) => weight / length);
  const beside = spreadBeside(sheet, along);
  const both = (/** @type {Values[]} */ values) => [onto(along, values, bias[0] / length), onto(beside, values, 0)];
  return { axes: ["w·a + b", "what else varies"], grid: both(sheet), points: both(points), edge: [1, 0, 0] };
}

/**
 * @param {readonly number[]} axis
 * @param {readonly Values[]} values Of each unit.
 * @param {number} shift
 */
function onto(axis, values, shift) {
  const sum = new Float64Array(values[0].length).fill(shift);
  values.forEach((one, unit) => {
    for (let place = 0; place < sum.length; place++) sum[place] += axis[unit] * one[place];
  });
  return sum;
}

/**
 * The direction of the largest variance at right angles to another one, by power iteration from a fixed start.
 *
 * @param {readonly Values[]} sheet
 * @param {readonly number[]} along Of length 1.
 */
function spreadBeside(sheet, along) {
  const places = Array.from({ length: SOME }, (_, index) => Math.floor((index * sheet[0].length) / SOME));
  const centered = sheet.map((values) => {
    const some = places.map((place) => values[place]);
    const mean = some.reduce((sum, value) => sum + value, 0) / some.length;
    return some.map((value) => value - mean);
  });
  const beside = (/** @type {number[]} */ axis) => {
    const part = axis.reduce((sum, value, unit) => sum + value * along[unit], 0);
    const rest = axis.map((value, unit) => value - part * along[unit]);
    const length = Math.hypot(...rest) || 1;
    return rest.map((value) => value / length);
  };
  let axis = beside(Array.from({ length: sheet.length }, (_, unit) => 1 + 0.1 * unit));
  for (let round = 0; round < ROUNDS; round++) {
    const said = places.map((_, place) => centered.reduce((sum, values, unit) => sum + axis[unit] * values[place], 0));
    axis = beside(centered.map((values) => values.reduce((sum, value, place) => sum + value * said[place], 0)));
  }
  const largest = axis.reduce((best, value, unit) => (Math.abs(value) > Math.abs(axis[best]) ? unit : best), 0);
  return axis[largest] < 0 ? axis.map((value) => -value) : axis;
}
