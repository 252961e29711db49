/**
 * Paints images and the maps of a layer as tiles.
 *
 * @typedef {import("./message.js").Column} Column
 * @typedef {import("../../../../components/theme.js").Theme} Theme
 * @typedef {{ across: number, down: number, gap: number }} Grid Of tiles, whose height is 1.
 */
import { contextOf, frame, penFor } from "../../../../components/pen.js";
import { paint } from "../../../../components/pixels.js";

const UNITS_DOWN = 24; // units below each other at most
const TALL = 2; // a layer's height in widths, about
const GAP = 0.08; // between tiles, of a tile's height
const INK = 0.3; // opacity of the image that a map is laid under

/** @param {Column} column */
const isUnits = ({ shape: [, rows, columns] }) => rows * columns === 1;

/**
 * How a layer's tiles stand: in more rows than columns, as many layers stand side by side; units in two columns or more, wide enough for a finger.
 *
 * @param {Column} column
 * @returns {Grid}
 */
export function gridOf(column) {
  const [count, rows, columns] = column.shape;
  const down = isUnits(column)
    ? Math.min(Math.ceil(count / 2), UNITS_DOWN)
    : Math.max(1, Math.round(Math.sqrt((TALL * count * columns) / rows)));
  return { down, across: Math.ceil(count / down), gap: GAP };
}

/**
 * How wide a tile is, where its height is 1.
 *
 * @param {Column} column
 */
const wideOf = ({ shape: [, rows, columns] }) => columns / rows;

/**
 * The width of a whole layer and its height.
 *
 * @param {Column} column
 * @returns {[number, number]}
 */
export function sizeOf(column) {
  const { across, down, gap } = gridOf(column);
  return [across * wideOf(column) + (across - 1) * gap, down + (down - 1) * gap];
}

/**
 * The tile under a place, in heights of a tile; null beside all.
 *
 * @param {Column} column
 * @param {number} x
 * @param {number} y
 */
export function unitAt(column, x, y) {
  const { across, gap } = gridOf(column);
  const [left, top] = [Math.floor(x / (wideOf(column) + gap)), Math.floor(y / (1 + gap))];
  const unit = across * top + Math.min(left, across - 1);
  return x >= 0 && y >= 0 && unit < column.shape[0] ? unit : null;
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Column} column
 * @param {Theme} theme
 * @param {number | null} chosen
 * @param {OffscreenCanvas | null} over The image, over each map.
 */
export function paintColumn(canvas, column, theme, chosen, over) {
  const [wide, high] = sizeOf(column);
  const pen = penFor(canvas, wide, high);
  if (!pen) return;
  const [count, rows, columns] = column.shape;
  const { across, gap } = gridOf(column);
  const size = rows * columns;
  const low = column.signed ? 1 : 0;
  for (let unit = 0; unit < count; unit++) {
    const [x, y] = [(unit % across) * (wideOf(column) + gap), Math.floor(unit / across) * (1 + gap)];
    const levels = column.levels.subarray(unit * size, (unit + 1) * size);
    pen.drawImage(pictureOf(levels, [rows, columns], theme, column.signed, [low, 255]), x, y, wideOf(column), 1);
    if (over) layOver(pen, over, [x, y, wideOf(column), 1]);
    pen.strokeStyle = theme.ink;
    pen.globalAlpha = 0.25;
    pen.lineWidth = pen.pixel;
    pen.strokeRect(x, y, wideOf(column), 1);
    pen.globalAlpha = 1;
  }
  if (chosen === null || chosen >= count) return;
  const [x, y] = [(chosen % across) * (wideOf(column) + gap), Math.floor(chosen / across) * (1 + gap)];
  frame(pen, theme, [x, y, wideOf(column), 1]);
}

/**
 * Numbers as a picture, one pixel each.
 *
 * @param {ArrayLike<number>} values
 * @param {[rows: number, columns: number]} shape
 * @param {Theme} theme
 * @param {boolean} signed
 * @param {[low: number, high: number]} scale
 */
export function pictureOf(values, [rows, columns], theme, signed, [low, high]) {
  const canvas = new OffscreenCanvas(columns, rows);
  paint(canvas, values, signed ? theme.diverging : theme.sequential, low, high);
  return canvas;
}

/**
 * Lay an image over a map, as thin as a pencil's.
 *
 * @param {import("../../../../components/pen.js").Pen} pen
 * @param {OffscreenCanvas} over
 * @param {[left: number, top: number, width: number, height: number]} box
 */
export function layOver(pen, over, box) {
  pen.globalAlpha = INK;
  pen.drawImage(over, ...box);
  pen.globalAlpha = 1;
}

/**
 * The image without colors, so that a map's own are seen through it: in ink, a photo as light as it is.
 *
 * @param {{ shape: number[], values: Uint8Array }} image
 * @param {Theme} theme
 */
export function withoutColors({ shape: [rows, columns, channels], values }, theme) {
  const canvas = new OffscreenCanvas(columns, rows);
  const mean = (/** @type {number} */ _, /** @type {number} */ cell) =>
    (values[3 * cell] + values[3 * cell + 1] + values[3 * cell + 2]) / 3;
  if (channels === 1) paint(canvas, values, theme.image, 0, 255);
  else paint(canvas, Array.from({ length: rows * columns }, mean), ["#000000", "#ffffff"], 0, 255);
  return canvas;
}

/**
 * The image, in its own colors, or in ink.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{ shape: number[], values: Uint8Array }} image
 * @param {Theme} theme
 */
export function paintImage(canvas, { shape: [rows, columns, channels], values }, theme) {
  [canvas.width, canvas.height] = [columns, rows];
  canvas.style.aspectRatio = `${columns} / ${rows}`;
  if (channels === 1) {
    paint(canvas, values, theme.image, 0, 255);
    return;
  }
  const image = new ImageData(columns, rows);
  for (let cell = 0; cell < rows * columns; cell++) {
    image.data.set([...values.subarray(3 * cell, 3 * cell + 3), 255], 4 * cell);
  }
  contextOf(canvas).putImageData(image, 0, 0);
}
