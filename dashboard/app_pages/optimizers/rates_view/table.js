/**
 * What a heat map of trainings says: the middle loss of each cell, the best of each row, which cells are good.
 *
 * @typedef {object} Task
 * @property {string} title
 * @property {string} unit
 * @property {number[]} epochs At which losses were kept.
 * @property {number} seeds
 * @property {Float32Array} losses Optimizers, rates, seeds and epochs, the last running fastest.
 *
 * @typedef {{ optimizer: number, rate: number, loss: number, diverged: number }} Cell
 */

export const GOOD = 1.2; // times the lowest loss of a row: what is still good

/**
 * The losses by epoch of one training.
 *
 * @param {Task} task
 * @param {{ optimizer: number, rate: number, seed: number, rates: number }} which
 */
export function curveOf({ losses, seeds, epochs }, { optimizer, rate, seed, rates }) {
  const start = ((optimizer * rates + rate) * seeds + seed) * epochs.length;
  return losses.subarray(start, start + epochs.length);
}

/**
 * Every cell: the middle one of its losses at the end, ∞ if most trainings diverged.
 *
 * @param {Task} task
 * @param {number} optimizers
 * @param {number} rates
 * @returns {Cell[]}
 */
export function cellsOf(task, optimizers, rates) {
  const cells = [];
  for (let optimizer = 0; optimizer < optimizers; optimizer += 1) {
    for (let rate = 0; rate < rates; rate += 1) {
      const ends = Array.from({ length: task.seeds }, (_, seed) => {
        const last = curveOf(task, { optimizer, rate, seed, rates }).at(-1) ?? Number.NaN;
        return Number.isNaN(last) ? Number.POSITIVE_INFINITY : last;
      }).sort((one, other) => one - other);
      const diverged = ends.filter((end) => end === Number.POSITIVE_INFINITY).length;
      cells.push({ optimizer, rate, loss: ends[Math.floor(task.seeds / 2)], diverged });
    }
  }
  return cells;
}

/**
 * The best cell of each row, and how many cells of the row are good.
 *
 * @param {Cell[]} cells
 * @param {number} optimizers
 */
export function rowsOf(cells, optimizers) {
  return Array.from({ length: optimizers }, (_, optimizer) => {
    const row = cells.filter((cell) => cell.optimizer === optimizer);
    const best = row.reduce((one, other) => (other.loss < one.loss ? other : one));
    return { best, good: row.filter(({ loss }) => loss <= GOOD * best.loss).map(({ rate }) => rate) };
  });
}
