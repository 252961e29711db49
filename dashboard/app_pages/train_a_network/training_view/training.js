/**
 * What Python says of a training, and what follows from it without drawing.
 *
 * @typedef {object} Data
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {boolean} tall
 * @property {string} run What tells this training from others.
 * @property {string} version Of the state that the address gave.
 * @property {number | null} picked The epoch at which the address puts the stop line.
 * @property {string} [each] The predictions of each epoch in base64: bytes for classes, else two bytes for a quantity.
 * @property {number} fine Steps of a unit in them.
 * @property {string} state
 * @property {string} note
 * @property {string} progress
 * @property {string} task
 * @property {[parameters: number, fewerThan: number] | null} budget Of the task, if it has one.
 * @property {string} [small]
 * @property {number} total Epochs.
 * @property {string} axis
 * @property {string[]} classes None where a quantity is predicted.
 * @property {number[]} truth Of the validation examples: a quantity, or the number of a class.
 * @property {number} [kept] The epoch whose weights are kept.
 * @property {number | null} stop The epoch after which early stopping stops.
 * @property {number | null} patience
 * @property {boolean[]} [overfits] At each epoch.
 * @property {number | null} broken The epoch in which the numbers were no longer numbers.
 * @property {[asked: string, found: string, met: boolean][][]} checks Of each epoch.
 * @property {string} unit Of a quantity, as it stands after a number.
 * @property {string} thing What an example is called.
 * @property {number} middle Where the network's outputs begin: what the predictions of each epoch are counted from.
 * @property {number | null} target A line on the loss, if it is what the task speaks of.
 * @property {{ names: string[], cells: (string | number)[][], labels: string[] }} [rows]
 * @property {(string | null)[]} [images] Gray values in base64, of some examples.
 * @property {Record<string, import("../../../components/message.js").Floats>} arrays
 *
 * @typedef {ArrayLike<number>[]} Rows Of each epoch: training loss, validation loss, training metric, validation metric.
 */
import { fixed, percent } from "../../../components/format.js";
import { fromBase64 } from "../../../components/message.js";

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
 * The outputs at an epoch: those of the kept weights as they came; of others the quantities, or 1 for the predicted
 * class; null where they were not kept.
 *
 * @param {Data} data
 * @param {number} epoch
 * @returns {ArrayLike<number> | null}
 */
export function outputsAt({ each = "", fine, middle, kept, classes, truth, arrays: { predictions } }, epoch) {
  if (epoch === kept || !predictions) return predictions?.values ?? null;
  const bytes = fromBase64(each);
  const count = truth.length;
  const all = classes.length ? bytes : new Int16Array(bytes.buffer);
  const some = all.subarray(epoch * count, (epoch + 1) * count);
  if (some.length < count) return null;
  if (!classes.length) return Float32Array.from(some, (steps) => middle + steps / fine);
  const outputs = new Float32Array(count * classes.length);
  some.forEach((predicted, place) => {
    outputs[place * classes.length + predicted] = 1;
  });
  return outputs;
}

/**
 * The class with the largest of an example's outputs.
 *
 * @param {ArrayLike<number>} predictions
 * @param {number} place
 * @param {number} count Of classes.
 */
export function predicted(predictions, place, count) {
  let best = 0;
  for (let each = 1; each < count; each++) {
    if (predictions[place * count + each] > predictions[place * count + best]) best = each;
  }
  return best;
}

/**
 * The places of the validation examples by class and prediction.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} predictions
 */
export function cellsOf({ classes, truth }, predictions) {
  /** @type {number[][][]} */
  const cells = classes.map(() => classes.map(() => []));
  truth.forEach((each, place) => {
    cells[each][predicted(predictions, place, classes.length)].push(place);
  });
  return cells;
}

/**
 * The metric in words.
 *
 * @param {Data} data
 */
export const metricOf = ({ classes }) => (classes.length ? "validation accuracy" : "validation mean absolute error");

/**
 * The metric's value with its unit.
 *
 * @param {Data} data
 * @param {number} value
 */
export const metricValue = ({ classes, unit }, value) => (classes.length ? percent(value) : `${fixed(value)}${unit}`);

/**
 * The examples whose rows are there, the largest errors first.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} predictions
 */
export function byError(data, predictions) {
  const off = (/** @type {number} */ place) => Math.abs(predictions[place] - data.truth[place]);
  return withRows(data, [...data.truth.keys()]).sort((one, other) => off(other) - off(one));
}

/**
 * Those of some examples whose rows are there: of a large table only the first ones are.
 *
 * @param {Data} data
 * @param {number[]} places
 */
const withRows = ({ rows, images }, places) =>
  images || !rows ? places : places.filter((place) => place < rows.cells.length);

/**
 * The examples of a cell, those first that the true class was least likely for, and the cell in words.
 *
 * @param {Data} data
 * @param {ArrayLike<number>} predictions
 * @param {number[]} places
 * @param {[truth: number, said: number]} cell
 */
export function behindCell(data, predictions, places, [truth, said]) {
  const { classes, images } = data;
  const count = classes.length;
  const less = (/** @type {number} */ one, /** @type {number} */ other) =>
    predictions[one * count + truth] - predictions[other * count + truth];
  const sorted = withRows(data, places).sort(less);
  const seen = images ? sorted.filter((place) => images[place]).length : sorted.length;
  const some = seen < places.length ? `; ${seen} of them` : "";
  const words =
    truth === said ? `${classes[truth]}, predicted right` : `${classes[truth]}, but predicted as ${classes[said]}`;
  return { places: sorted, title: `${places.length} × ${words}${some}` };
}
