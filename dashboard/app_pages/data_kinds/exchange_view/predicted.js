/**
 * What each network predicts, and how it is said.
 *
 * @typedef {import("../networks/layers.js").Weight} Weight
 * @typedef {import("./state.js").Kind} Kind
 *
 * @typedef {object} Network
 * @property {string} name
 * @property {string} title
 * @property {string} about
 * @property {readonly Weight[]} weights
 * @property {(number[] | null)[]} shares For each column, by seed.
 *
 * @typedef {object} Predicted
 * @property {string} said What is predicted: a digit, praise or blame, a whole number.
 * @property {string} exact The number behind it.
 * @property {number} value
 */
import { fixed, probability } from "../../../components/format.js";
import { fromBase64 } from "../../../components/message.js";
import { ROUNDS_CHOSEN } from "../networks/contract.js";
import { numbersOf } from "../networks/grammar.js";
import { imageLogits } from "../networks/images.js";
import { softmax } from "../networks/layers.js";
import { flatPrediction, passMessages, vectorOf } from "../networks/molecules.js";
import { praise } from "../networks/sentences.js";
import { pixelOrder, renumbered } from "./state.js";

/**
 * @param {Network} network
 * @param {import("./state.js").Thing} thing
 * @param {import("./state.js").State} state
 * @param {readonly number[]} disorder
 * @returns {Predicted}
 */
export function predicted(network, thing, state, disorder) {
  if (thing.pixels) return ofImage(network, pixelsOf(thing.pixels, pixelOrder(disorder, state)));
  if (thing.words) {
    const { words } = thing;
    return ofSentence(
      network,
      state.order.map((at) => words[at]),
    );
  }
  const molecule = /** @type {import("./state.js").Molecule} */ (thing.molecule);
  return ofMolecule(network, renumbered(molecule, state.order));
}

/**
 * Gray values from 0 to 1, in an order.
 *
 * @param {string} packed
 * @param {readonly number[]} order
 */
export function pixelsOf(packed, order) {
  const gray = fromBase64(packed);
  return order.map((pixel) => Math.fround(gray[pixel] / 255));
}

/** @type {(network: Network, pixels: readonly number[]) => Predicted} */
function ofImage({ name, weights }, pixels) {
  const shares = softmax(imageLogits(/** @type {"dense"} */ (name), weights, pixels));
  const value = Math.max(...shares);
  return { said: `${shares.indexOf(value)}`, exact: probability(value), value };
}

/** @type {(network: Network, words: readonly string[]) => Predicted} */
function ofSentence({ name, weights }, words) {
  const value = praise(/** @type {"flat"} */ (name), weights, numbersOf(words));
  return { said: value > 0.5 ? "praise" : "blame", exact: probability(Math.max(value, 1 - value)), value };
}

/** @type {(network: Network, molecule: import("./state.js").Molecule) => Predicted} */
function ofMolecule({ name, weights }, molecule) {
  const value =
    name === "flat"
      ? flatPrediction(weights, vectorOf(molecule))
      : passMessages(weights, molecule, ROUNDS_CHOSEN).total;
  return { said: fixed(Math.round(value), 0), exact: fixed(value, 3), value };
}
