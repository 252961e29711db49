/**
 * Gradients of batches, as `nnviz.optimizers.batches` has them.
 *
 * @typedef {[byM: number, byB: number]} Gradient
 */

/**
 * The gradient of the squared error of a line for each example.
 *
 * @param {ArrayLike<number>} x
 * @param {ArrayLike<number>} y
 * @param {[m: number, b: number]} line
 * @returns {Gradient[]}
 */
export const lineGradients = (x, y, [m, b]) =>
  Array.from(x, (input, index) => {
    const error = 2 * (m * input + b - y[index]);
    return [error * input, error];
  });

/**
 * The mean of some of them.
 *
 * @param {Gradient[]} gradients
 * @param {ArrayLike<number>} rows
 * @param {number} from
 * @param {number} upTo
 * @returns {Gradient}
 */
export function meanOf(gradients, rows, from, upTo) {
  let [m, b] = [0, 0];
  for (let place = from; place < upTo; place += 1) {
    m += gradients[rows[place]][0];
    b += gradients[rows[place]][1];
  }
  return [m / (upTo - from), b / (upTo - from)];
}

/**
 * The root of the mean squared distance to one of them.
 *
 * @param {Gradient[]} gradients
 * @param {Gradient} around
 */
export function spread(gradients, around) {
  const squares = gradients.map(([m, b]) => (m - around[0]) ** 2 + (b - around[1]) ** 2);
  return Math.sqrt(squares.reduce((sum, each) => sum + each, 0) / gradients.length);
}

/**
 * How far from the gradient of all a batch's is: over √n, and less since no example is drawn twice.
 *
 * @param {Gradient[]} gradients
 * @param {Gradient} around
 * @param {number} size
 */
export const expectedSpread = (gradients, around, size) =>
  (spread(gradients, around) / Math.sqrt(size)) * Math.sqrt((gradients.length - size) / (gradients.length - 1));
