/**
 * A network from recorded weights: what Keras computes, computed here for every place of a grid.
 *
 * @typedef {object} Data What Python says of a network and its training.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} step The channel of the player.
 * @property {boolean} tall
 * @property {string} title What tells it from the other one, if there are two.
 * @property {boolean} fixed Whether a menu says its layers.
 * @property {string} version
 * @property {boolean} bent
 * @property {string[]} inputs
 * @property {Record<string, string>} features The words of the inputs in the address.
 * @property {number[]} hidden
 * @property {keyof typeof FUNCTIONS} activation
 * @property {"linear" | "sigmoid"} output
 * @property {number} mostLayers
 * @property {number} mostUnits
 * @property {number} train Points that are trained on, the first ones.
 * @property {number[]} classes None where a quantity is predicted.
 * @property {number} parameters
 * @property {string} note
 * @property {boolean} live Whether the training goes on.
 * @property {number | null} turn The snapshot from which on it overfits.
 * @property {boolean} trained
 * @property {Record<string, import("../../../components/message.js").Floats>} arrays
 *
 * @typedef {{ before: number, units: number, kernel: Float32Array, bias: Float32Array }} Layer
 * @typedef {ArrayLike<number>} Values One for each place.
 */
import { INPUTS } from "../contract.js";

export const SIDE = 64; // places along each side of a map
export const REACH = 1.25; // the maps show −1.25 to 1.25

/** @type {Record<string, (x: number, y: number) => number>} */
const FEATURES = {
  x: (x) => x,
  y: (_, y) => y,
  "x²": (x) => x * x,
  "y²": (_, y) => y * y,
  xy: (x, y) => x * y,
  "sin πx": (x) => Math.sin(Math.PI * x),
  "sin πy": (_, y) => Math.sin(Math.PI * y),
};
const FUNCTIONS = {
  tanh: Math.tanh,
  ReLU: (/** @type {number} */ z) => Math.max(0, z),
  sigmoid: (/** @type {number} */ z) => 1 / (1 + Math.exp(-z)),
  linear: (/** @type {number} */ z) => z,
};

/**
 * Every input at some places.
 *
 * @param {number} count
 * @param {(place: number) => [x: number, y: number]} at
 * @returns {Record<string, Float32Array>}
 */
const inputsAt = (count, at) =>
  Object.fromEntries(
    INPUTS.map((name) => [name, Float32Array.from({ length: count }, (_, place) => FEATURES[name](...at(place)))]),
  );

/** Every place of the grid, row by row from the top, as the inputs' values. */
export const GRID = inputsAt(SIDE * SIDE, (place) => {
  const [column, row] = [place % SIDE, Math.floor(place / SIDE)];
  return [((column + 0.5) / SIDE) * 2 * REACH - REACH, REACH - ((row + 0.5) / SIDE) * 2 * REACH];
});

/**
 * The same inputs at the points of the data.
 *
 * @param {{ values: ArrayLike<number> }} points x and y of each.
 */
export const columnsOf = ({ values }) =>
  inputsAt(values.length / 2, (point) => [values[2 * point], values[2 * point + 1]]);

/**
 * The weights of one snapshot, layer by layer: kernel (before × units) and bias, as views of the recording.
 *
 * @param {Pick<Data, "inputs" | "hidden" | "arrays">} data
 * @param {number} step
 * @returns {Layer[]}
 */
export function layersAt({ inputs, hidden, arrays: { weights } }, step) {
  if (!weights) return [];
  const sizes = [inputs.length, ...hidden, 1];
  let at = step * weights.shape[1];
  const take = (/** @type {number} */ count) => {
    at += count;
    return weights.values.subarray(at - count, at);
  };
  return sizes.slice(1).map((units, index) => {
    const before = sizes[index];
    return { before, units, kernel: take(before * units), bias: take(units) };
  });
}

/**
 * Every unit's output at every place: one list of maps for each layer.
 *
 * @param {readonly Layer[]} layers
 * @param {Pick<Data, "inputs" | "activation" | "output">} data
 * @param {Record<string, Float64Array>} room Kept from frame to frame.
 * @param {Record<string, Values>} [columns]
 * @returns {Float64Array[][]}
 */
export function forward(layers, { inputs, activation, output }, room, columns = GRID) {
  /** @type {Values[]} */
  let before = inputs.map((name) => columns[name]);
  const count = before[0]?.length ?? 0;
  return layers.map((layer, index) => {
    const kind = index === layers.length - 1 ? output : activation;
    const outputs = Array.from({ length: layer.units }, (_, unit) => {
      const key = `${index},${unit}`;
      room[key] ??= new Float64Array(count);
      return unitOutput(layer, unit, { before, kind, sum: room[key] });
    });
    before = outputs;
    return outputs;
  });
}

/**
 * @param {Layer} layer
 * @param {number} unit
 * @param {{ before: readonly Values[], kind: keyof typeof FUNCTIONS, sum: Float64Array }} how
 */
function unitOutput({ units, kernel, bias }, unit, { before, kind, sum }) {
  sum.fill(bias[unit]);
  before.forEach((values, from) => {
    const weight = kernel[from * units + unit];
    for (let place = 0; place < sum.length; place++) sum[place] += weight * values[place];
  });
  const activation = FUNCTIONS[kind];
  if (kind !== "linear") for (let place = 0; place < sum.length; place++) sum[place] = activation(sum[place]);
  return sum;
}

/**
 * A row of the recording: training loss, test loss, training metric, test metric.
 *
 * @param {Data} data
 * @param {number} row
 */
export function curveOf({ arrays: { curves } }, row) {
  return curves.values.subarray(row * curves.shape[1], (row + 1) * curves.shape[1]);
}
