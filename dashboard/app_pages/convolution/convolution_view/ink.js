/**
 * What a visitor draws: strokes on a grid of half pixels of 28×28, few enough letters for a link.
 *
 * @typedef {[x: number, y: number]} Place In half pixels.
 * @typedef {Place[]} Stroke
 */
import { clamp } from "../../../components/format.js";
import { INK_LETTERS, INK_WORDS, LONGEST_WORD } from "../contract.js";

export const SIDE = 28;
const PEN = 1.7; // pixels, the radius of the pen on an image of 28×28
const LEAST_PEN = 0.75; // of the pixels of a smaller one

/** @param {number} at */
const onGrid = (at) => clamp(Math.round(2 * at), 0, INK_LETTERS.length - 1);

/**
 * A place of an image in pixels of 28×28.
 *
 * @param {[x: number, y: number]} place In pixels of the image.
 * @param {number} side Of the image.
 */
export const onPaper = (place, side) =>
  /** @type {[x: number, y: number]} */ (place.map((at) => ((at + 0.5) * SIDE) / side - 0.5));

/**
 * Add a place in pixels to a stroke, unless the pen has hardly moved.
 *
 * @param {Stroke} stroke
 * @param {number} x
 * @param {number} y
 */
export function lengthen(stroke, x, y) {
  /** @type {Place} */
  const place = [onGrid(x), onGrid(y)];
  const last = stroke.at(-1);
  if (!last || Math.hypot(place[0] - last[0], place[1] - last[1]) >= 2) stroke.push(place);
}

/**
 * How far a place is from a line between two others.
 *
 * @param {Place} place
 * @param {Place} from
 * @param {Place} to
 */
function distance([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const long = dx ** 2 + dy ** 2;
  const along = long ? clamp(((x - x0) * dx + (y - y0) * dy) / long, 0, 1) : 0;
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}

/**
 * Gray values of strokes over what was there before, an image of any size.
 *
 * @param {readonly Stroke[]} strokes Whatever the size, in half pixels of 28×28.
 * @param {Uint8Array} base
 * @param {number} [side] Pixels of the image's side.
 */
export function inked(strokes, base, side = SIDE) {
  const drawn = base.slice();
  const pen = Math.max(LEAST_PEN, (PEN * side) / SIDE);
  const onImage = (/** @type {Place} */ [x, y]) =>
    /** @type {Place} */ ([x, y].map((at) => (((at + 1) / 2) * side) / SIDE - 0.5));
  for (const stroke of strokes) {
    const places = stroke.map(onImage);
    places.forEach((place, index) => {
      line(drawn, side, pen, [places[Math.max(0, index - 1)], place]);
    });
  }
  return drawn;
}

/**
 * Draw a line, in pixels.
 *
 * @param {Uint8Array} drawn
 * @param {number} side
 * @param {number} pen Its radius.
 * @param {[from: Place, to: Place]} ends
 */
function line(drawn, side, pen, [from, to]) {
  const range = (/** @type {0 | 1} */ axis) => [
    Math.max(0, Math.ceil(Math.min(from[axis], to[axis]) - pen)),
    Math.min(side - 1, Math.floor(Math.max(from[axis], to[axis]) + pen)),
  ];
  const [[left, right], [top, bottom]] = [range(0), range(1)];
  for (let row = top; row <= bottom; row++) {
    for (let column = left; column <= right; column++) {
      const gray = Math.round(255 * clamp(pen - distance([column, row], from, to), 0, 1));
      drawn[row * side + column] = Math.max(drawn[row * side + column], gray);
    }
  }
}

/**
 * The words of the address that spell strokes, null where there is nothing to spell; where they are too many, every
 * other place is left out.
 *
 * @param {readonly Stroke[]} strokes
 * @returns {Record<string, string | null>}
 */
export function spelled(strokes) {
  const letters = (/** @type {Place} */ [x, y]) => INK_LETTERS[x] + INK_LETTERS[y];
  const text = strokes.map((stroke) => stroke.map(letters).join("")).join(".");
  if (text.length > LONGEST_WORD * INK_WORDS) return spelled(fewer(strokes));
  const words = Array.from({ length: INK_WORDS }, (_, word) => [
    `ink${word + 1}`,
    text.slice(LONGEST_WORD * word, LONGEST_WORD * (word + 1)) || null,
  ]);
  return Object.fromEntries(words);
}

/**
 * Every other place, and the last; without the first stroke, where that leaves out none.
 *
 * @param {readonly Stroke[]} strokes
 */
function fewer(strokes) {
  const thinned = strokes.map((stroke) => stroke.filter((_, at) => at % 2 === 0 || at === stroke.length - 1));
  return thinned.flat().length < strokes.flat().length ? thinned : strokes.slice(1);
}

/**
 * The strokes that the words of an address spell, one behind the other.
 *
 * @param {string} text
 * @returns {Stroke[]}
 */
export function readInk(text) {
  if (!text) return [];
  const place = (/** @type {string} */ pair) =>
    /** @type {Place} */ ([...pair].map((letter) => INK_LETTERS.indexOf(letter)));
  return text.split(".").map((stroke) => (stroke.match(/../g) ?? []).map(place));
}
