/**
 * What goes wrong, explained: numbers without bound, units through which nothing flows, runs that do not end.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("./run.js").Run} Run
 */
import { forward } from "./backprop.js";
import { numberOf } from "./chain.js";
import { written } from "./numbers.js";
import { at, nudgedTo, placesOf, withWeight } from "./places.js";

const FLAT = 1e-6; // a slope through which nothing flows
const APART = 0.01; // of a gradient: by more a nudge says something else

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
  return dead(state) || still(gradients) || tired(state, run, last);
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

/**
 * Why a nudge says something else than backpropagation, "" where both agree.
 *
 * @param {State} state
 * @param {import("./places.js").Place} place
 * @param {number} nudged
 */
export function whyApart({ network, back, passed }, place, nudged) {
  const gradient = at(back, place);
  if (Math.abs(nudged - gradient) <= APART * Math.max(Math.abs(gradient), 1e-3)) return "";
  const sides = nudgedTo(at(network, place)).map((w) => forward(withWeight(network, place, w), passed.outputs[0]));
  const bends = network.activations.some(
    (name, layer) => name === "relu" && `${sides[0].slopes[layer]}` !== `${sides[1].slopes[layer]}`,
  );
  return bends
    ? "They differ: a sum stands where ReLU bends. The nudge sees both sides, Keras takes the slope 0."
    : "They differ: the loss is so large that the nudge is lost in rounding.";
}
