/**
 * Where things stand in a panel; all three panels are of one size, so that what belongs together stands at one height.
 *
 * @typedef {{ width: number, height: number, text: number }} Room In CSS pixels; `text` is the size of numbers.
 * @typedef {[x: number, y: number]} Place
 */
import { SIDE } from "../contract.js";

const LARGEST = 6; // times the text: a cell of a small matrix
const EDGE = 1; // px, for lines

/**
 * The square of an image.
 *
 * @param {Room} room
 */
export function imageSquare({ width, height }) {
  const side = Math.min(width, height) - 2 * EDGE;
  return { left: (width - side) / 2, top: (height - side) / 2, cell: side / SIDE };
}

/**
 * The middle of each pixel.
 *
 * @param {Room} room
 * @returns {Place[]}
 */
export function pixelPlaces(room) {
  const { left, top, cell } = imageSquare(room);
  const middle = (/** @type {number} */ at) => (at + 0.5) * cell;
  return Array.from({ length: SIDE ** 2 }, (_, at) => [left + middle(at % SIDE), top + middle(Math.floor(at / SIDE))]);
}

/**
 * The square of a matrix, with room for what names its rows and columns.
 *
 * @param {Room} room
 * @param {number} count Of rows.
 */
export function matrixSquare({ width, height, text }, count) {
  const [left, top] = [2.9 * text, 1.5 * text];
  const cell = Math.min((width - left - EDGE) / count, (height - top - EDGE) / count, LARGEST * text);
  const spare = (/** @type {number} */ whole) => Math.max(0, (whole - EDGE - count * cell) / 2);
  return { left: left + spare(width - left), top: top + spare(height - top), cell };
}

/**
 * The middle of each word, below each other, at the height of its row in the matrix.
 *
 * @param {Room} room
 * @param {number} count
 * @returns {Place[]}
 */
export function wordPlaces(room, count) {
  const { top, cell } = matrixSquare(room, count);
  return Array.from({ length: count }, (_, at) => [room.width * 0.2, top + (at + 0.5) * cell]);
}

/**
 * A place of a drawing, from −1 to 1 each way, in pixels of the panel.
 *
 * @param {Place} place
 * @param {Room} room
 * @returns {Place}
 */
export const inPanel = ([x, y], { width, height }) => {
  const half = Math.min(width, height) / 2;
  return [width / 2 + half * x, height / 2 + half * y];
};

/**
 * The same the other way round.
 *
 * @param {Place} place In pixels.
 * @param {Room} room
 * @returns {Place}
 */
export const onPanel = ([x, y], { width, height }) => {
  const half = Math.min(width, height) / 2;
  return [(x - width / 2) / half, (y - height / 2) / half];
};
