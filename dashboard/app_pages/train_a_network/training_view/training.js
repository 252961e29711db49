/**
 * What Python says of a training, and what follows from it without drawing.
 *
 * @typedef {object} Data
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {boolean} tall
 * @property {string} run What tells this training from others.
 * @property {string} state
 * @property {string} note
 * @property {string} progress
 * @property {string} task
 * @property {string} [small]
 * @property {number} total Epochs.
 * @property {string} axis
 * @property {string[]} classes None where a quantity is predicted.
 * @property {number[]} truth Of the validation examples: a quantity, or the number of a class.
 * @property {number} [kept] The epoch whose weights are kept.
 * @property {number | null} stop The epoch after which early stopping stops.
 * @property {number | null} patience
 * @property {number | null} broken The epoch in which the numbers were no longer numbers.
 * @property {[asked: string, found: string, met: boolean][]} checks
 * @property {{ names: string[], cells: (string | number)[][], labels: string[] }} [rows]
 * @property {(string | null)[]} [images] Grey values in base64, of some examples.
 * @property {Record<string, import("../../../components/message.js").Floats>} arrays
 *
 * @typedef {ArrayLike<number>[]} Rows Of each epoch: training loss, validation loss, training metric, validation metric.
 */
import { fixed, percent } from "../../../components/format.js";

/**
 * @param {Data} data
 * @returns {Rows}
 */
export function rowsOf({ arrays: { curves } }) {
  if (!curves) return [[], [], [], []];
  const epochs = curves.shape[1];
  return [0, 1, 2, 3].map((row) => curves.values.subarray(row * epochs, (row + 1) * epochs));
}

/**
 * The class with the largest of an example's outputs.
 *
 * @param {ArrayLike<number>} answers
 * @param {number} place
 * @param {number} count Of classes.
 */
export function predicted(answers, place, count) {
  let best = 0;
  for (let each = 1; each < count; each++) {
    if (answers[place * count + each] > answers[place * count + best]) best = each;
  }
  return best;
}

/**
 * The places of the validation examples by class and prediction.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} answers
 */
export function cellsOf({ classes, truth }, answers) {
  /** @type {number[][][]} */
  const cells = classes.map(() => classes.map(() => []));
  truth.forEach((each, place) => {
    cells[each][predicted(answers, place, classes.length)].push(place);
  });
  return cells;
}

/**
 * The metric in words.
 *
 * @param {Data} data
 */
export const metricOf = ({ classes }) =>
  classes.length ? "of the validation examples right" : "validation mean absolute error";

/**
 * The metric's value with its unit.
 *
 * @param {Data} data
 * @param {number} value
 */
export const metricValue = ({ classes }, value) => (classes.length ? percent(value) : `${fixed(value)} mpg`);

/**
 * The cars, the largest errors first.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} answers
 */
export function byError({ truth }, answers) {
  const off = (/** @type {number} */ place) => Math.abs(answers[place] - truth[place]);
  return [...truth.keys()].sort((one, other) => off(other) - off(one));
}

/**
 * The examples of a cell, those first that the true class was least likely for, and the cell in words.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} answers
 * @param {number[]} places
 * @param {[truth: number, said: number]} cell
 */
export function behindCell({ classes, images }, answers, places, [truth, said]) {
  const count = classes.length;
  const sorted = [...places].sort((one, other) => answers[one * count + truth] - answers[other * count + truth]);
  const seen = images ? sorted.filter((place) => images[place]).length : sorted.length;
  const some = seen < sorted.length ? `; ${seen} of them` : "";
  const words = truth === said ? `${classes[truth]}, and called so` : `${classes[truth]}, but called ${classes[said]}`;
  return { places: sorted, title: `${sorted.length} × ${words}${some}` };
}
