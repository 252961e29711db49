/**
 * How good a network is that no recording speaks of: before its training, or changed by hand.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./network.js").Values} Values
 */
import { winner } from "./classes.js";

const LEAST = 1e-7; // a probability, as Keras clips it

/**
 * Loss and metric over some points: cross-entropy and the share that is right, or squared and absolute error.
 *
 * @param {readonly Values[]} answers Of each unit of the last layer.
 * @param {ArrayLike<number>} truth
 * @param {{ from: number, upTo: number, quantity: boolean }} which
 * @returns {[loss: number, metric: number]}
 */
function measure(answers, truth, { from, upTo, quantity }) {
  let [loss, metric] = [0, 0];
  for (let point = from; point < upTo; point++) {
    const [answer, wanted] = [answers[0][point], truth[point]];
    if (answers.length > 1) {
      loss -= Math.log(Math.max(LEAST, answers[wanted]?.[point] ?? 0));
      metric += Number(winner(answers, point) === wanted);
    } else if (quantity) {
      loss += (answer - wanted) ** 2;
      metric += Math.abs(answer - wanted);
    } else {
      const p = Math.min(1 - LEAST, Math.max(LEAST, answer));
      loss -= Math.log(wanted > 0.5 ? p : 1 - p);
      metric += Number(answer > 0.5 === wanted > 0.5);
    }
  }
  return [loss / (upTo - from), metric / (upTo - from)];
}

/**
 * What a recording would say of the network at one epoch: training loss, validation loss, training metric, validation metric.
 *
 * @param {Pick<Data, "output" | "train" | "classes" | "arrays">} data
 * @param {readonly Values[]} answers Of each unit of the last layer at the points, training first.
 * @returns {import("../../../components/message.js").Floats}
 */
export function curvesAt({ output, train, classes, arrays }, answers) {
  const quantity = output === "linear";
  const truth = quantity ? arrays.heights.values : classes;
  const [loss, metric] = measure(answers, truth, { from: 0, upTo: train, quantity });
  const [validationLoss, validationMetric] = measure(answers, truth, { from: train, upTo: truth.length, quantity });
  return { shape: [4, 1], values: Float32Array.of(loss, validationLoss, metric, validationMetric) };
}
