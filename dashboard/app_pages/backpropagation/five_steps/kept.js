/**
 * What the visitor sets, kept for the visit; a link or Reset begins it anew.
 *
 * @typedef {object} Setting As `dashboard.app_pages.backpropagation.five_steps.Setting`.
 * @property {string} network A name of STARTS.
 * @property {string} activation Of the hidden units.
 * @property {string} loss A name of LOSSES.
 * @property {number} rate
 * @property {string} batch "all" examples or "one".
 * @property {number} example From 0.
 * @property {number[]} weights At the start of the run, in the order of `placesOf`.
 * @property {number} weight The chosen one, from 1; 0 for none.
 * @property {number} step The moment.
 *
 * @typedef {Setting & { version: string, nudge: number }} Kept
 */
import { kept as keptOnPage } from "../../../components/bus.js";
import { LOSSES, STARTS, TASKS } from "../contract.js";
import { exact } from "./numbers.js";
import { at, placesOf, withWeight } from "./places.js";

/**
 * What is set on a channel: as the visitor left it, or begun anew where another version is given.
 *
 * @param {{ channel: string, version: string, first: Setting }} data
 * @returns {Kept} The same object for as long as it is not begun anew.
 */
export function takeUp({ channel, version, first }) {
  /** @type {Kept | undefined} */
  const known = keptOnPage.get(channel);
  if (known?.version === version) return known;
  const kept = { ...first, version, nudge: 0 };
  keptOnPage.set(channel, kept);
  return kept;
}

/** @param {string} name */
const startOf = (name) =>
  /** @type {Record<string, Pick<import("./backprop.js").Network, "weights" | "biases">>} */ (STARTS)[name];

/**
 * The weights with which a network is offered, in the order of `placesOf`.
 *
 * @param {string} name
 */
export const firstWeights = (name) => placesOf(startOf(name)).map((place) => at(startOf(name), place));

/**
 * The network with which the run begins.
 *
 * @param {Setting} setting
 * @returns {import("./backprop.js").Network}
 */
export function networkOf({ network: name, activation, loss, weights }) {
  const start = startOf(name);
  const last = lossOf(loss)[1];
  const activations = start.weights.map((_, layer) => (layer < start.weights.length - 1 ? activation : last));
  const network = { ...start, activations: /** @type {import("./backprop.js").Activation[]} */ (activations) };
  return placesOf(start).reduce((made, place, index) => withWeight(made, place, weights[index]), network);
}

/**
 * Name in Keras, and the activation of the last layer.
 *
 * @param {string} loss
 */
const lossOf = (loss) => /** @type {Record<string, string[]>} */ (LOSSES)[loss];

/**
 * All examples of the task of a network.
 *
 * @param {string} network
 * @returns {{ name: string, x: number[][], y: number[] }}
 */
export const tableOf = (network) => (network.startsWith("1") ? TASKS[1] : TASKS[2]);

/**
 * The examples of an update.
 *
 * @param {Setting} setting
 * @returns {import("./backprop.js").Task}
 */
export function taskOf({ network, loss, batch, example }) {
  const { x, y } = tableOf(network);
  const name = /** @type {import("./backprop.js").Loss} */ (lossOf(loss)[0]);
  return batch === "all" ? { x, y, loss: name } : { x: [x[example]], y: [y[example]], loss: name };
}

/**
 * What a link says; the page's defaults are still among it.
 *
 * @param {Kept} kept
 * @param {number} words How many weights the largest network has.
 * @returns {Record<string, string | number | null>}
 */
export function addressWords({ network, activation, loss, rate, batch, example, weights, weight, step }, words) {
  const own = firstWeights(network).some((value, index) => value !== weights[index]);
  const spelled = Array.from({ length: words }, (_, index) => [
    `w${index + 1}`,
    own && index < weights.length ? exact(weights[index]) : null,
  ]);
  return { network, activation, loss, rate, batch, example: example + 1, weight, step, ...Object.fromEntries(spelled) };
}
