/**
 * A network from recorded weights: what Keras computes, computed here for every place of a grid.
 *
 * @typedef {object} Data What Python says of a network and its training.
 * @property {string} channel
 * @property {string} page
 * @property {string} prefix Of the page's words.
 * @property {boolean} aside Whether it is the second of two: the first one's player is the link's.
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
 * @property {"linear" | "sigmoid" | "softmax"} output
 * @property {number} outputs Units of the last layer.
 * @property {import("./own_points.js").Point[] | null} own The visitor's own points in the order in which they were put;
 *   null where they cannot be changed.
 * @property {number} share Percent of the points that train.
 * @property {number} mostLayers
 * @property {number} mostUnits
 * @property {number} train Points that are trained on, the first ones.
 * @property {number[]} classes None where a quantity is predicted.
 * @property {number} parameters
 * @property {string} note
 * @property {boolean} live Whether the training goes on.
 * @property {boolean[]} overfits Whether it does, at each snapshot.
 * @property {boolean} trained
 * @property {number} total Epochs that are asked for.
 * @property {string} of Names settings and state: what was moved by hand holds for these.
 * @property {{ moved: [number, number][], off: [number, number][], step: number | null }} hand What the link says was
 *   changed by hand: parameters by their places, units by layer (from 1) and number (from 0), the player's step.
 * @property {{ moved: string, off: string }} words Of the hand, in the address.
 * @property {Record<string, import("../../../components/message.js").Floats>} arrays
 *
 * @typedef {{ before: number, units: number, kernel: Float32Array, bias: Float32Array }} Layer
 * @typedef {ArrayLike<number>} Values One for each place.
 */
import { INPUTS, REACH } from "../contract.js";

export const SIDE = 64; // places along each side of a map

/** @type {Record<string, (x: number, y: number) => number>} */
const FEATURES = {
  "x₁": (x) => x,
  "x₂": (_, y) => y,
  "x₁²": (x) => x * x,
  "x₂²": (_, y) => y * y,
  "x₁x₂": (x, y) => x * y,
  "sin πx₁": (x) => Math.sin(Math.PI * x),
  "sin πx₂": (_, y) => Math.sin(Math.PI * y),
};
const FUNCTIONS = {
  tanh: (/** @type {number} */ z) => 1 - 2 / (1 + Math.exp(2 * z)), // twice as fast as Math.tanh
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
 * @param {Pick<Data, "inputs" | "hidden" | "outputs" | "arrays">} data
 * @param {number} step
 * @returns {Layer[]}
 */
export function layersAt({ inputs, hidden, outputs, arrays: { weights } }, step) {
  if (!weights) return [];
  const sizes = [inputs.length, ...hidden, outputs];
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
 * @param {{ columns?: Record<string, Values>, off?: Pick<Map<string, unknown>, "has">, first?: number }} [how] Units
 *   that are switched off put out 0; before the layer `first` nothing has changed since the last time.
 * @returns {Float64Array[][]}
 */
export function forward(layers, { inputs, activation, output }, room, { columns = GRID, off, first = 0 } = {}) {
  /** @type {Values[]} */
  let before = inputs.map((name) => columns[name]);
  const count = before[0]?.length ?? 0;
  return layers.map((layer, index) => {
    const kind = index === layers.length - 1 ? output : activation;
    const outputs = Array.from({ length: layer.units }, (_, unit) => {
      const key = `${index},${unit}`;
      room[key] ??= new Float64Array(count);
      if (index < first) return room[key];
      if (off?.has(`${index + 1}.${unit + 1}`)) return room[key].fill(0);
      return unitOutput(layer, unit, { before, kind, sum: room[key] });
    });
    if (kind === "softmax" && index >= first) softmax(outputs);
    before = outputs;
    return outputs;
  });
}

/**
 * What the last layer's units have at the points before their activation: logits, or the quantity itself.
 *
 * @param {readonly Layer[]} layers
 * @param {Pick<Data, "inputs" | "activation" | "arrays">} data
 * @param {Pick<Map<string, unknown>, "has">} [off] Units that are switched off.
 * @returns {Float64Array[]}
 */
export const sumsAtPoints = (layers, { inputs, activation, arrays }, off) =>
  forward(layers, { inputs, activation, output: "linear" }, {}, { columns: columnsOf(arrays.points), off }).at(-1) ??
  [];

/**
 * Turn the sums of all classes into probabilities, place by place.
 *
 * @param {readonly Float64Array[]} sums
 */
function softmax(sums) {
  for (let place = 0; place < sums[0].length; place++) {
    let [most, whole] = [Number.NEGATIVE_INFINITY, 0];
    for (const sum of sums) most = Math.max(most, sum[place]);
    for (const sum of sums) {
      sum[place] = Math.exp(sum[place] - most);
      whole += sum[place];
    }
    for (const sum of sums) sum[place] /= whole;
  }
}

/**
 * Add up to four weighted inputs: one pass over all places for four of them is three times as fast.
 *
 * @param {Float64Array} sum
 * @param {readonly Values[]} values
 * @param {readonly number[]} weights
 */
function addFour(sum, [a, b, c, d], [u, v, w, x]) {
  if (d) for (let at = 0; at < sum.length; at++) sum[at] = sum[at] + u * a[at] + v * b[at] + w * c[at] + x * d[at];
  else if (c) for (let at = 0; at < sum.length; at++) sum[at] = sum[at] + u * a[at] + v * b[at] + w * c[at];
  else if (b) for (let at = 0; at < sum.length; at++) sum[at] = sum[at] + u * a[at] + v * b[at];
  else for (let at = 0; at < sum.length; at++) sum[at] += u * a[at];
}

/**
 * @param {Layer} layer
 * @param {number} unit
 * @param {{ before: readonly Values[], kind: keyof typeof FUNCTIONS | "softmax", sum: Float64Array }} how
 */
function unitOutput({ units, kernel, bias }, unit, { before, kind, sum }) {
  sum.fill(bias[unit]);
  const weights = before.map((_, from) => kernel[from * units + unit]);
  for (let from = 0; from < before.length; from += 4) addFour(sum, before.slice(from, from + 4), weights.slice(from));
  if (kind === "linear" || kind === "softmax") return sum; // a softmax is of all units together
  const activation = FUNCTIONS[kind];
  for (let place = 0; place < sum.length; place++) sum[place] = activation(sum[place]);
  return sum;
}

/**
 * The snapshot of the lowest value so far.
 *
 * @param {Float32Array} curve
 * @param {number} now
 */
export const lowestUpTo = (curve, now) => curve.subarray(0, now + 1).indexOf(Math.min(...curve.subarray(0, now + 1)));

/**
 * A row of the recording: training loss, validation loss, training metric, validation metric.
 *
 * @param {Data} data
 * @param {number} row
 */
export function curveOf({ arrays: { curves } }, row) {
  return curves.values.subarray(row * curves.shape[1], (row + 1) * curves.shape[1]);
}
