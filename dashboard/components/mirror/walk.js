/**
 * Gradient descent of a line from anywhere: what `keras.optimizers.SGD` does on the mean squared error. The means of the
 * points, and of those that each step sees, are all that it needs.
 *
 * @typedef {object} Moments Means over the points.
 * @property {number} x
 * @property {number} y
 * @property {number} xx
 * @property {number} xy
 * @property {number} yy
 *
 * @typedef {object} Walk As `dashboard.layout.grips` declares it.
 * @property {"walk"} kind
 * @property {string} name Of the text parameter that charts read.
 * @property {[string, string]} from The parameters of the start.
 * @property {number[]} rates
 * @property {string} pick The parameter that says which of them.
 * @property {number} steps
 * @property {Moments} moments
 * @property {Moments[]} batches Of what each step sees; none if it sees all.
 *
 * @typedef {{ m: number, b: number, loss: number, slopes: [number, number] }} Step
 */
const FAR = 1e6; // a walk that gets there is lost

/**
 * @param {[m: number, b: number]} start
 * @param {Walk} walk
 * @param {number} rate
 * @returns {Step[]} The start, and where it is after each step.
 */
export function descend([m, b], { steps, moments, batches }, rate) {
  const walked = [];
  for (let step = 0; step <= steps && Math.max(Math.abs(m), Math.abs(b)) < FAR; step += 1) {
    const { x, y, xx, xy, yy } = moments;
    /** @type {[number, number]} */
    const slopes = slopesAt([m, b], batches[step] ?? moments);
    const loss = m * m * xx + 2 * m * b * x + b * b - 2 * m * xy - 2 * b * y + yy;
    walked.push({ m, b, loss, slopes });
    [m, b] = [m - rate * slopes[0], b - rate * slopes[1]];
  }
  return walked;
}

/**
 * @param {[m: number, b: number]} place
 * @param {Moments} seen
 * @returns {[number, number]}
 */
const slopesAt = ([m, b], { x, y, xx, xy }) => [2 * (m * xx + b * x - xy), 2 * (m * x + b - y)];

/**
 * A walk as charts read it: "m,b,loss,slope,slope;…", a part for each step.
 *
 * @param {readonly Step[]} steps
 */
export const spelledWalk = (steps) =>
  steps.map(({ m, b, loss, slopes }) => [m, b, loss, ...slopes].map((each) => each.toPrecision(7)).join()).join(";");
