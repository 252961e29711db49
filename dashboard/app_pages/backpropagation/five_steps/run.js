/**
 * Many updates, one after another: what a run of gradient descent leaves at each of them.
 *
 * @typedef {import("./backprop.js").Network} Network
 * @typedef {import("./backprop.js").Task} Task
 *
 * @typedef {object} Run
 * @property {Network[]} networks Before each update, and after the last one.
 * @property {number[]} losses Of each of them.
 * @property {"learned" | "diverged" | "tired"} end Why it ends: small loss, numbers without bound, enough updates.
 */
import { backward, forward, lossOf, update } from "./backprop.js";

export const MOST_UPDATES = 1000;
export const SMALL_LOSS = { binary_crossentropy: 0.05, mean_squared_error: 0.01 };
const BOUND = 1e12; // what is larger is called diverging

/** @param {Network} network */
const largestOf = ({ weights, biases }) => Math.max(...[...weights.flat(2), ...biases.flat()].map(Math.abs));

/**
 * Update until the loss is small, the numbers have no bound, or it has been enough.
 *
 * @param {Network} start
 * @param {Task} task
 * @param {number} rate
 * @returns {Run}
 */
export function runFrom(start, task, rate) {
  const [networks, losses] = [[start], [lossOf(start, task)]];
  while (networks.length <= MOST_UPDATES) {
    const at = networks.length - 1;
    if (losses[at] < SMALL_LOSS[task.loss]) return { networks, losses, end: "learned" };
    const next = update(networks[at], backward(networks[at], forward(networks[at], task.x), task), rate);
    const loss = lossOf(next, task);
    // Weights that were large from the start are the visitor's own.
    if (!(loss < BOUND) || !(largestOf(next) < BOUND)) return { networks, losses, end: "diverged" };
    networks.push(next);
    losses.push(loss);
  }
  return { networks, losses, end: "tired" };
}
