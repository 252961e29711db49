/**
 * What a visitor draws on 28×28 pixels: strokes on a grid of half pixels, few enough letters for a link.
 *
 * @typedef {[x: number, y: number]} Place In half pixels.
 * @typedef {Place[]} Stroke
 */
import { clamp } from "../../../components/format.js";
import { INK_LETTERS, INK_WORDS, LONGEST_WORD } from "../contract.js";

export const SIDE = 28;
const PEN = 1.7; // pixels, the radius of the pen on the image

/** @param {number} at */
const onGrid = (at) => clamp(Math.round(2 * at), 0, INK_LETTERS.length - 1);

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
 * Grey values of strokes over what was there before.
 *
 * @param {readonly Stroke[]} strokes
 * @param {Uint8Array} base
 */
export function inked(strokes, base) {
  const drawn = base.slice();
  for (const stroke of strokes) {
    stroke.forEach((place, index) => {
      const from = stroke[Math.max(0, index - 1)];
      for (let cell = 0; cell < drawn.length; cell += 1) {
        const near = distance([2 * (cell % SIDE), 2 * Math.floor(cell / SIDE)], from, place) / 2;
        drawn[cell] = Math.max(drawn[cell], Math.round(255 * clamp(PEN - near, 0, 1)));
      }
    });
  }
  return drawn;
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
