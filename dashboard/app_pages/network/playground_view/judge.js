/**
 * How good a network is that no recording speaks of: before its training, or changed by hand.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./network.js").Values} Values
 */
import { winner } from "./classes.js";

/** ln(1 + e^z), also where e^z is too large for a number. @param {number} z */
const softplus = (z) => Math.max(z, 0) + Math.log1p(Math.exp(-Math.abs(z)));

/**
 * Loss and metric over some points: cross-entropy and accuracy, or squared and absolute error.
 *
 * The cross-entropy comes from the logits, as Keras takes it behind a sigmoid or a softmax: a probability that is
 * rounded to 0 would have none.
 *
 * @param {readonly Values[]} sums Of each unit of the last layer before its activation: logits, or the quantity itself.
 * @param {ArrayLike<number>} truth
 * @param {{ from: number, upTo: number, quantity: boolean }} which
 * @returns {[loss: number, metric: number]}
 */
function measure(sums, truth, { from, upTo, quantity }) {
  let [loss, metric] = [0, 0];
  for (let point = from; point < upTo; point++) {
    const [first, wanted] = [sums[0][point], truth[point]];
    if (sums.length > 1) {
      const best = winner(sums, point);
      const others = sums.reduce((sum, { [point]: z }) => sum + Math.exp(z - sums[best][point]), 0);
      loss += sums[best][point] - (sums[wanted]?.[point] ?? 0) + Math.log(others);
      metric += Number(best === wanted);
    } else if (quantity) {
      loss += (first - wanted) ** 2;
      metric += Math.abs(first - wanted);
    } else {
      loss += softplus(wanted > 0.5 ? -first : first);
      metric += Number(first > 0 === wanted > 0.5);
    }
  }
  return [loss / (upTo - from), metric / (upTo - from)];
}

/**
 * What a recording would say of the network at one epoch: training loss, validation loss, training metric, validation metric.
 *
 * @param {Pick<Data, "output" | "train" | "classes" | "arrays">} data
 * @param {readonly Values[]} sums Of each unit of the last layer before its activation at the points, training first.
 * @returns {import("../../../components/message.js").Floats}
 */
export function curvesAt({ output, train, classes, arrays }, sums) {
  const quantity = output === "linear";
  const truth = quantity ? arrays.heights.values : classes;
  const [loss, metric] = measure(sums, truth, { from: 0, upTo: train, quantity });
  const [validationLoss, validationMetric] = measure(sums, truth, { from: train, upTo: truth.length, quantity });
  return { shape: [4, 1], values: Float32Array.of(loss, validationLoss, metric, validationMetric) };
}
