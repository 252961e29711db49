/**
 * What goes wrong, explained: numbers without bound, units through which nothing flows, runs that do not end.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./run.js").Run} Run
 */
import { numberOf } from "./chain.js";
import { written } from "./numbers.js";
import { at, placesOf } from "./places.js";

const FLAT = 1e-6; // a slope through which nothing flows

/**
 * Return one sentence, "" where all is well.
 *
 * @param {State} state
 * @param {Run} run
 * @param {number} rate
 */
export function noteOn(state, run, rate) {
  const last = run.networks.length - 1;
  if (run.end === "diverged" && state.moment.update >= last) {
    return `After update ${last} the numbers pass 10¹²: the loss diverges. A learning rate of ${rate} is too large here, or a weight is.`;
  }
  const gradients = placesOf(state.network).map((place) => at(state.back, place));
  if (gradients.some(Number.isNaN))
    return "Some sums are too large for the computer’s numbers: the gradient is not a number. Set smaller weights.";
  return clipped(state) || dead(state) || still(gradients) || tired(state, run, last);
}

/** @param {State} state */
function clipped({ back: { outputSlopes }, passed, network, wanted, example, task }) {
  if (task.loss !== "binary_crossentropy" || outputSlopes[example]) return "";
  const output = passed.outputs[network.weights.length][example][0];
  const right = output > 0.5 === wanted > 0.5;
  if (right) return "";
  return `ŷ is ${output > 0.5 ? "1" : "0"} to seven digits, and y is ${wanted}: there the sigmoid is flat, and no gradient comes back.`;
}

/** @param {State} state */
function dead({ network, passed }) {
  for (let layer = 0; layer < network.weights.length - 1; layer += 1) {
    for (let unit = 0; unit < network.biases[layer].length; unit += 1) {
      const slopes = passed.slopes[layer].map((row) => row[unit]);
      if (slopes.some((slope) => slope > FLAT)) continue;
      const number = numberOf(network, layer, unit);
      const z = Math.max(...passed.sums[layer].map((row) => Math.abs(row[unit])));
      const every = slopes.length > 1 ? "for every example" : "for this example";
      if (network.activations[layer] === "relu")
        return `Unit ${number} is dead: its sum is not above 0 ${slopes.length > 1 ? "for any example" : every}, so the slope of ReLU is 0 and no gradient reaches its weights.`;
      return `Unit ${number} is saturated: with sums as large as ${written(z)} the slope of ${network.activations[layer]} is about 0 ${every}, and hardly any gradient comes through.`;
    }
  }
  return "";
}

/** @param {number[]} gradients */
const still = (gradients) =>
  gradients.every((each) => each === 0) ? "Every gradient is 0: no weight moves, however often it is updated." : "";

/**
 * @param {State} state
 * @param {Run} run
 * @param {number} last
 */
const tired = ({ moment }, run, last) =>
  run.end === "tired" && moment.update >= last
    ? `After ${last} updates the loss is still ${written(run.losses[last], 3)}. Try another rate, or other weights.`
    : "";
