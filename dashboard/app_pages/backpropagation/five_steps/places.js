/**
 * Single weights of a network, and what the loss does when one of them is moved.
 *
 * @typedef {import("./backprop.js").Network} Network
 * @typedef {import("./backprop.js").Task} Task
 *
 * @typedef {object} Place Of a weight.
 * @property {number} layer From 0.
 * @property {number} from The unit it comes from; −1 for a bias.
 * @property {number} to The unit it leads to.
 */
import { lossOf } from "./backprop.js";

/**
 * All places, layer by layer: the weights of a layer, then its biases.
 *
 * @param {Pick<Network, "weights" | "biases">} network
 * @returns {Place[]}
 */
export const placesOf = ({ weights, biases }) =>
  weights.flatMap((kernel, layer) => [
    ...kernel.flatMap((row, from) => row.map((_, to) => ({ layer, from, to }))),
    ...biases[layer].map((_, to) => ({ layer, from: -1, to })),
  ]);

/**
 * The number at a place: a weight of a network, or its gradient.
 *
 * @param {Pick<Network, "weights" | "biases">} numbers
 * @param {Place} place
 */
export const at = ({ weights, biases }, { layer, from, to }) =>
  from < 0 ? biases[layer][to] : weights[layer][from][to];

/**
 * Whether two places are one.
 *
 * @param {Place | null} one
 * @param {Place | null} other
 */
export const same = (one, other) =>
  Boolean(one && other && one.layer === other.layer && one.from === other.from && one.to === other.to);

/**
 * Where a weight stands on the picture, as factors of a chain have it.
 *
 * @param {Place} place
 */
export const homeOf = ({ layer, from, to }) => (from < 0 ? `bias ${layer} ${to}` : `edge ${layer} ${from} ${to}`);

/**
 * A network with another number at a place.
 *
 * @param {Network} network
 * @param {Place} place
 * @param {number} value
 * @returns {Network}
 */
export function withWeight(network, { layer, from, to }, value) {
  const [weights, biases] = [structuredClone(network.weights), structuredClone(network.biases)];
  if (from < 0) biases[layer][to] = value;
  else weights[layer][from][to] = value;
  return { ...network, weights, biases };
}

/**
 * A weight, moved by ε to both sides.
 *
 * @param {number} w
 */
export const nudgedTo = (w) => [1, -1].map((way) => w + way * 1e-5 * Math.max(1, Math.abs(w)));

/**
 * (L(w + ε) − L(w − ε)) / 2ε: two forward passes, no chain rule. ε grows with large weights, which would swallow it.
 *
 * @param {Network} network
 * @param {Task} task
 * @param {Place} place
 */
export function centralDifference(network, task, place) {
  const [above, below] = nudgedTo(at(network, place));
  const [more, less] = [above, below].map((value) => lossOf(withWeight(network, place, value), task));
  return (more - less) / (above - below);
}
