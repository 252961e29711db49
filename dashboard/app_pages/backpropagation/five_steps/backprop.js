/**
 * Backpropagation of a small dense network, as `nnviz.backprop` has it: equal to it by a test.
 *
 * @typedef {number[][]} Batch Numbers of each example.
 *
 * @typedef {object} Network
 * @property {number[][][]} weights Of each layer, [input][unit].
 * @property {number[][]} biases Of each layer.
 * @property {Activation[]} activations Of each layer.
 *
 * @typedef {"linear" | "relu" | "sigmoid" | "tanh"} Activation
 * @typedef {"mean_squared_error" | "binary_crossentropy"} Loss
 *
 * @typedef {object} Task What the network shall learn.
 * @property {Batch} x
 * @property {number[]} y One output for each example.
 * @property {Loss} loss
 *
 * @typedef {object} Forward
 * @property {Batch[]} outputs The input, then a = f(z) of each layer.
 * @property {Batch[]} sums z of each layer.
 * @property {Batch[]} slopes ∂a/∂z of each layer.
 *
 * @typedef {object} Backward
 * @property {number[]} losses Of each example.
 * @property {number} loss Their mean.
 * @property {number[]} outputSlopes ∂L/∂ŷ of each example's own loss.
 * @property {Batch[]} deltas δ = ∂L/∂z of each layer, of each example's own loss.
 * @property {number[][][]} weights The gradient of the mean loss by each weight.
 * @property {number[][]} biases The gradient of the mean loss by each bias.
 */
/** @type {Record<Activation, (z: number) => number>} */
const FUNCTIONS = {
  linear: (z) => z,
  relu: (z) => Math.max(z, 0),
  sigmoid: (z) => 1 / (1 + Math.exp(-z)),
  tanh: Math.tanh,
};

/** @type {Record<Activation, (z: number, a: number) => number>} */
const SLOPES = {
  linear: () => 1,
  relu: (z) => (z > 0 ? 1 : 0), // at 0 Keras says 0
  sigmoid: (z, a) => a * FUNCTIONS.sigmoid(-z), // 1 − a, without rounding it to 0
  tanh: (_, a) => 1 - a * a,
};

/** @param {readonly number[]} numbers */
const sumOf = (numbers) => numbers.reduce((sum, each) => sum + each, 0);

/**
 * All sums and outputs, first layer to last.
 *
 * @param {Network} network
 * @param {Batch} x
 * @returns {Forward}
 */
export function forward({ weights, biases, activations }, x) {
  const [outputs, sums, slopes] = [[x], /** @type {Batch[]} */ ([]), /** @type {Batch[]} */ ([])];
  weights.forEach((kernel, layer) => {
    const name = activations[layer];
    const z = outputs[layer].map((incoming) =>
      biases[layer].map((bias, unit) => sumOf(incoming.map((each, from) => each * kernel[from][unit])) + bias),
    );
    const a = z.map((row) => row.map(FUNCTIONS[name]));
    sums.push(z);
    outputs.push(a);
    slopes.push(z.map((row, example) => row.map((each, unit) => SLOPES[name](each, a[example][unit]))));
  });
  return { outputs, sums, slopes };
}

/**
 * The loss of the last sum z, ∂L/∂ŷ, and δ = ∂L/∂z. Squared error has a linear output, cross-entropy a sigmoid: as
 * Keras does, it is computed from z, for which ∂L/∂ŷ · f′ would be ∞ · 0 where z is large.
 *
 * @param {Loss} loss
 * @param {number} z
 * @param {number} y 0 or 1.
 * @returns {[value: number, slope: number, delta: number]}
 */
export function lossAt(loss, z, y) {
  if (loss === "mean_squared_error") return [(z - y) ** 2, 2 * (z - y), 2 * (z - y)];
  const away = y ? -z : z; // from what is wanted
  const value = Math.max(away, 0) + Math.log1p(Math.exp(-Math.abs(away)));
  const sign = y ? -1 : 1;
  return [value, sign * (1 + Math.exp(away)), sign * FUNCTIONS.sigmoid(away)];
}

/**
 * How the loss changes with every sum, weight and bias, last layer to first.
 *
 * @param {Network} network
 * @param {Forward} passed
 * @param {Task} task
 * @returns {Backward}
 */
export function backward({ weights }, { outputs, sums, slopes }, { y, loss }) {
  const last = weights.length;
  const found = sums[last - 1].map(([z], example) => lossAt(loss, z, y[example]));
  const deltas = [found.map(([, , delta]) => [delta])];
  for (let layer = last - 1; layer > 0; layer -= 1) {
    const [above] = deltas;
    const below = slopes[layer - 1].map((row, example) =>
      row.map((slope, unit) => sumOf(weights[layer][unit].map((w, to) => w * above[example][to])) * slope),
    );
    deltas.unshift(below);
  }
  const mean = (/** @type {(example: number) => number} */ of) => sumOf(y.map((_, example) => of(example))) / y.length;
  return {
    losses: found.map(([value]) => value),
    loss: mean((example) => found[example][0]),
    outputSlopes: found.map(([, slope]) => slope),
    deltas,
    weights: weights.map((kernel, layer) =>
      kernel.map((row, from) =>
        row.map((_, to) => mean((example) => outputs[layer][example][from] * deltas[layer][example][to])),
      ),
    ),
    biases: deltas.map((delta) => delta[0].map((_, to) => mean((example) => delta[example][to]))),
  };
}

/**
 * One step of gradient descent: all weights move at once, by the gradients of the old ones.
 *
 * @param {Network} network
 * @param {Pick<Backward, "weights" | "biases">} gradients
 * @param {number} rate
 * @returns {Network}
 */
export const update = ({ weights, biases, activations }, gradients, rate) => ({
  weights: weights.map((kernel, layer) =>
    kernel.map((row, from) => row.map((w, to) => w - rate * gradients.weights[layer][from][to])),
  ),
  biases: biases.map((row, layer) => row.map((b, to) => b - rate * gradients.biases[layer][to])),
  activations,
});

/**
 * The mean loss.
 *
 * @param {Network} network
 * @param {Task} task
 */
export function lossOf(network, { x, y, loss }) {
  const sums = forward(network, x).sums[network.weights.length - 1];
  return sumOf(sums.map(([z], example) => lossAt(loss, z, y[example])[0])) / y.length;
}
