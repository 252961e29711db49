/** What single layers compute, as `nnviz.layer_steps` has it: equal to it by a test. */

const LEAK = 0.2; // slope of leaky_relu below 0
const EPSILON = 1e-3; // of BatchNormalization, added to the variance

/** @param {number} z */
const sigmoid = (z) => 1 / (1 + Math.exp(-z));

/** @type {Record<string, { f: (z: number) => number, slope: (z: number) => number }>} */
export const ACTIVATIONS = {
  sigmoid: { f: sigmoid, slope: (z) => sigmoid(z) * (1 - sigmoid(z)) },
  tanh: { f: Math.tanh, slope: (z) => 1 - Math.tanh(z) ** 2 },
  relu: { f: (z) => Math.max(z, 0), slope: (z) => (z > 0 ? 1 : 0) }, // at 0 Keras says 0
  leaky_relu: { f: (z) => (z > 0 ? z : LEAK * z), slope: (z) => (z > 0 ? 1 : LEAK) },
  elu: { f: (z) => (z > 0 ? z : Math.expm1(z)), slope: (z) => (z > 0 ? 1 : Math.exp(z)) },
  silu: { f: (z) => z * sigmoid(z), slope: (z) => sigmoid(z) * (1 + z * (1 - sigmoid(z))) },
};

/**
 * Mean and variance of some numbers.
 *
 * @typedef {{ mean: number, variance: number }} Moments
 */

/** @param {readonly number[]} values */
export const sumOf = (values) => values.reduce((sum, each) => sum + each, 0);

/**
 * @param {readonly number[]} values Of a batch.
 * @returns {Moments}
 */
export function momentsOf(values) {
  const mean = sumOf(values) / values.length;
  return { mean, variance: sumOf(values.map((each) => (each - mean) ** 2)) / values.length };
}

/**
 * The moving averages before any batch, and after each.
 *
 * @param {readonly Moments[]} batches
 * @param {number} momentum
 */
export function movingOf(batches, momentum) {
  /** @type {Moments[]} */
  const averages = [{ mean: 0, variance: 1 }];
  for (const { mean, variance } of batches) {
    const last = averages[averages.length - 1];
    averages.push({
      mean: momentum * last.mean + (1 - momentum) * mean,
      variance: momentum * last.variance + (1 - momentum) * variance,
    });
  }
  return averages;
}

/**
 * What BatchNormalization makes of a number.
 *
 * @param {number} x
 * @param {Moments} moments Of the batch in training, the moving averages at inference.
 * @param {{ gamma: number, beta: number }} how
 */
export const normalized = (x, { mean, variance }, { gamma, beta }) =>
  (gamma * (x - mean)) / Math.sqrt(variance + EPSILON) + beta;

/**
 * What Dropout lets through in training.
 *
 * @param {readonly number[]} x
 * @param {ArrayLike<number>} noise In [0, 1): a number is dropped where its noise is below the rate.
 * @param {number} rate
 * @param {boolean} scaled Whether what is kept is divided by 1 − p, as in Keras.
 */
export const dropOut = (x, noise, rate, scaled = true) =>
  x.map((each, at) => (noise[at] < rate ? 0 : each / (scaled ? 1 - rate : 1)));

/**
 * The standard deviation of the sum over all masks.
 *
 * @param {readonly number[]} x
 * @param {number} rate
 */
export const spreadOfDropped = (x, rate) => Math.sqrt((rate / (1 - rate)) * sumOf(x.map((each) => each * each)));

/**
 * The softmax of logits that were divided by a temperature.
 *
 * @param {readonly number[]} logits
 * @param {number} temperature
 */
export function softmaxAt(logits, temperature) {
  const most = Math.max(...logits);
  const powers = logits.map((each) => Math.exp((each - most) / temperature));
  const sum = sumOf(powers);
  return powers.map((each) => each / sum);
}

/**
 * Where Flatten puts a number of an image, from 0 on: the last axis runs fastest.
 *
 * @param {[row: number, column: number, channel: number]} cell
 * @param {[height: number, width: number, channels: number]} shape
 */
export const placeInFlat = ([row, column, channel], [, width, channels]) => (row * width + column) * channels + channel;

/**
 * How many numbers lie in each bin; what is beyond lies in the first and the last one.
 *
 * @param {readonly number[]} values
 * @param {[low: number, high: number]} range
 * @param {number} bins
 */
export function countsOf(values, [low, high], bins) {
  const counts = new Array(bins).fill(0);
  for (const value of values) {
    const bin = Math.floor(((value - low) / (high - low)) * bins);
    counts[Math.min(bins - 1, Math.max(0, bin))] += 1;
  }
  return counts;
}
