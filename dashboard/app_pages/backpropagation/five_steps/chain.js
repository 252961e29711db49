/**
 * The chain rule spelled out: the factors on every path from the loss back to a weight.
 *
 * @typedef {import("./backprop.js").Network} Network
 * @typedef {import("./backprop.js").Forward} Forward
 * @typedef {import("./backprop.js").Backward} Backward
 * @typedef {import("./places.js").Place} Place
 *
 * @typedef {object} Factor
 * @property {string} name "∂z₃/∂a₁".
 * @property {number} value
 * @property {string} home Where it lives on the picture: "loss", "node 1 0", "edge 1 0 0", "input 0".
 */

const SMALL = "₀₁₂₃₄₅₆₇₈₉";

/**
 * The number of a unit, counted through all layers from 1.
 *
 * @param {Network} network
 * @param {number} layer From 0.
 * @param {number} unit
 */
export const numberOf = ({ biases }, layer, unit) =>
  biases.slice(0, layer).reduce((sum, { length }) => sum + length, 0) + unit + 1;

/**
 * @param {string} letter
 * @param {number} number
 */
export const indexed = (letter, number) => letter + SMALL[number];

/**
 * What the output of a layer's unit is called: x₁, a₁, ŷ.
 *
 * @param {Network} network
 * @param {number} layer 0 for the input.
 * @param {number} unit
 */
export function outputName(network, layer, unit) {
  if (!layer) return indexed("x", unit + 1);
  return layer === network.weights.length ? "ŷ" : indexed("a", numberOf(network, layer - 1, unit));
}

/**
 * What a unit's sum is called; the only one of the last layer is z.
 *
 * @param {Network} network
 * @param {number} layer
 * @param {number} unit
 */
export const sumName = (network, layer, unit) => indexed("z", numberOf(network, layer, unit));

/**
 * Return the factors of each path from one example's loss to a weight; the gradient is the sum of their products.
 *
 * @param {Network} network
 * @param {Forward} passed
 * @param {Backward} back
 * @param {Place} place
 * @param {number} example
 * @returns {Factor[][]}
 */
export function pathsTo(network, passed, back, { layer, from, to }, example) {
  const z = sumName(network, layer, to);
  const incoming = from < 0 ? "b" : "w";
  const own = {
    name: `∂${z}/∂${incoming}`,
    value: from < 0 ? 1 : passed.outputs[layer][example][from],
    home: from < 0 ? `bias ${layer} ${to}` : layer ? `node ${layer - 1} ${from}` : `input ${from}`,
  };
  return ways(network, passed, back, [layer, to], example).map((path) => [...path, own]);
}

/**
 * The factors of ∂L/∂z of a unit, path by path.
 *
 * @param {Network} network
 * @param {Forward} passed
 * @param {Backward} back
 * @param {[layer: number, unit: number]} unit
 * @param {number} example
 * @returns {Factor[][]}
 */
function ways(network, passed, back, [layer, unit], example) {
  const [a, z] = [outputName(network, layer + 1, unit), sumName(network, layer, unit)];
  const slope = { name: `∂${a}/∂${z}`, value: passed.slopes[layer][example][unit], home: `node ${layer} ${unit}` };
  if (layer === network.weights.length - 1) {
    const first = back.outputSlopes[example];
    if (!Number.isFinite(first))
      return [[{ name: `∂L/∂${z}`, value: back.deltas[layer][example][unit], home: "loss" }]];
    return [[{ name: "∂L/∂ŷ", value: first, home: "loss" }, slope]];
  }
  return network.weights[layer + 1][unit].flatMap((value, next) => {
    const name = `∂${sumName(network, layer + 1, next)}/∂${a}`;
    const edge = { name, value, home: `edge ${layer + 1} ${unit} ${next}` };
    return ways(network, passed, back, [layer + 1, next], example).map((path) => [...path, edge, slope]);
  });
}

/** @param {Factor[]} path */
export const productOf = (path) => path.reduce((product, { value }) => product * value, 1);
