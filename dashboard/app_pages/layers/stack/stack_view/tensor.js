/**
 * A tensor drawn to scale: every axis as long as the logarithm of its size, its values as heat maps.
 *
 * @typedef {import("./shapes.js").Tensor} Tensor
 * @typedef {import("../../../../components/theme.js").Theme} Theme
 *
 * @typedef {object} Values What came from the server of one tensor.
 * @property {number[]} shape batch, channels, rows, columns; as much as has room.
 * @property {ArrayLike<number>} levels From 0 for `low` to 255 for `high`.
 * @property {number} low
 * @property {number} high
 * @property {number[]} numbers The first example's, where they are few.
 * @property {boolean} whole Whether all channels came.
 *
 * @typedef {{ wide: number, high: number, cards: number }} Extent In units of the scale, without the cards behind.
 */
import { penFor } from "../../../../components/pen.js";
import { paint } from "../../../../components/pixels.js";

const STEP = 0.42; // from card to card, in units
const MOST_CARDS = 8;
const BAR = 0.5; // thickness of each list of a batch, in units

/** @param {number} size */
export const logOf = (size) => Math.log2(size + 1);

/**
 * How large a tensor is drawn, in units of the scale.
 *
 * @param {number[]} shape
 * @param {number} batch
 * @param {boolean} lying Whether lists lie.
 * @returns {Extent}
 */
export function extentOf(shape, batch, lying) {
  const [long, thick] = [logOf(shape[0]), batch > 1 ? batch * BAR : 1];
  if (shape.length === 1) return { wide: lying ? long : thick, high: lying ? thick : long, cards: 1 };
  const deep = shape.slice(2).reduce((product, each) => product * each, 1);
  const cards = Math.min(MOST_CARDS, batch > 1 ? batch : Math.ceil(logOf(deep)));
  return { wide: logOf(shape[1]), high: logOf(shape[0]), cards };
}

/**
 * Pixels of a unit, so that a tensor fills its canvas.
 *
 * @param {Extent} extent
 * @param {HTMLCanvasElement} canvas
 */
export function unitFor({ wide, high, cards }, { clientWidth, clientHeight }) {
  const behind = STEP * (cards - 1);
  return Math.max(2, Math.min((clientWidth - 2) / (wide + behind), (clientHeight - 2) / (high + behind)));
}

/**
 * The colors of some values, and which level is the first and which the last of them.
 *
 * @param {Values} values
 * @param {Theme} theme
 * @param {boolean} image
 * @returns {[stops: import("../../../../components/colors.js").Stops, low: number, high: number]}
 */
export function scaleOf({ low, high }, theme, image) {
  if (image) return [theme.image, 0, 255];
  if (low >= 0) {
    const zero = high > low ? (-low * 255) / (high - low) : 0;
    return [theme.sequential, Math.max(zero, -255), 255];
  }
  const zero = (-low * 255) / (high - low || 1);
  const reach = Math.max(zero, 255 - zero);
  return [theme.diverging, zero - reach, zero + reach];
}

/**
 * One map of a tensor as a picture.
 *
 * @param {Values} values
 * @param {number} example
 * @param {number} channel
 * @param {ReturnType<typeof scaleOf>} scale
 */
export function mapOf({ shape: [, channels, rows, columns], levels }, example, channel, [stops, low, high]) {
  const canvas = new OffscreenCanvas(columns, rows);
  const start = (example * channels + channel) * rows * columns;
  paint(canvas, Array.prototype.slice.call(levels, start, start + rows * columns), stops, low, high);
  return canvas;
}

/**
 * Draw a tensor in the middle of its canvas.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {object} what
 * @param {Tensor} what.tensor
 * @param {number} what.batch
 * @param {number} what.unit Pixels.
 * @param {Values | null} what.values
 * @param {boolean} what.image Whether it is a picture: ink on paper.
 * @param {boolean} what.lying Whether lists lie.
 * @param {Theme} theme
 */
export function drawTensor(canvas, { tensor, batch, unit, values, image, lying }, theme) {
  const pen = penFor(canvas, canvas.clientWidth);
  if (!pen) return;
  const { wide, high, cards } = extentOf(tensor.shape, batch, lying);
  const [w, h, step] = [wide * unit, high * unit, STEP * unit];
  const [left, top] = [
    (canvas.clientWidth - w - step * (cards - 1)) / 2,
    (canvas.clientHeight - h - step * (cards - 1)) / 2,
  ];
  const scale = values && scaleOf(values, theme, image);
  const list = tensor.shape.length === 1;
  for (let card = cards - 1; card >= 0; card--) {
    const box = /** @type {const} */ ([left + card * step, top + card * step, w, h]);
    pen.fillStyle = theme.raised;
    pen.fillRect(...box);
    const [example, channel] = batch > 1 ? [card, 0] : [0, card];
    const came = values && (list || (example < values.shape[0] && channel < values.shape[1]));
    if (came && scale)
      pen.drawImage(list ? listOf(values, lying, scale) : mapOf(values, example, channel, scale), ...box);
    pen.strokeStyle = theme.lineStrong;
    pen.lineWidth = 1;
    pen.strokeRect(...box);
  }
}

/**
 * The lists of a batch as a picture, side by side.
 *
 * @param {Values} values
 * @param {boolean} lying
 * @param {ReturnType<typeof scaleOf>} scale
 */
function listOf({ shape: [batch, , rows], levels }, lying, [stops, low, high]) {
  const canvas = lying ? new OffscreenCanvas(rows, batch) : new OffscreenCanvas(batch, rows);
  const turned = lying
    ? levels
    : Array.from(levels, (_, cell) => levels[(cell % batch) * rows + Math.floor(cell / batch)]);
  paint(canvas, turned, stops, low, high);
  return canvas;
}
