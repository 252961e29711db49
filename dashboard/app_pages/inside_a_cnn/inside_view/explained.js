/**
 * A cell, a unit or a score in words and numbers.
 *
 * @typedef {import("./network.js").Inside} Inside
 * @typedef {import("./sums.js").Cell} Cell
 * @typedef {string | [tag: "b" | "sup" | "br", text?: string]} Part Of a sentence.
 * @typedef {{ values: ArrayLike<number>, kind: "sequential" | "diverging", low: number, high: number }} Tile
 * @typedef {{ name: string, cells: (string | Tile)[], small?: boolean }} Row `small` is left out where there is no room.
 *
 * @typedef {object} Explanation
 * @property {string} what It is.
 * @property {Row[]} rows A column for each term.
 * @property {boolean} [large] Whether a term may be large: there is only one.
 * @property {Part[]} total What they add up to.
 */
import { fixed, probability } from "../../../components/format.js";
import { largest } from "../../../components/grids.js";
import { before, blockAt, countOf, isConvolution, isPooling, placeOf, scoreOf, sumAt, weightsOf } from "./sums.js";

const MOST = 5; // products that are written out one by one

/**
 * A sum as it is written.
 *
 * @param {readonly string[]} terms
 */
const added = (terms) => terms.join(" + ").replaceAll("+ −", "− ");

/** @param {{ row: number, column: number }} place */
const placeInWords = ({ row, column }) => `Row ${row + 1}, column ${column + 1}`;

/**
 * @param {Inside} inside
 * @param {Cell} chosen
 * @param {number} decimals
 * @returns {Explanation}
 */
export function explained(inside, chosen, decimals) {
  const short = (/** @type {number} */ value) => fixed(value, decimals);
  if (isConvolution(chosen.layer)) return convolved(inside, chosen, short);
  if (isPooling(chosen.layer)) return pooled(inside, chosen, short);
  return chosen.layer === "dense" ? weighed(inside, chosen, short) : softened(inside, chosen, short);
}

/** @typedef {(inside: Inside, chosen: Cell, short: (value: number) => string) => Explanation} Explain */

/** @type {Explain} */
function convolved(inside, chosen, short) {
  const sum = sumAt(inside, chosen);
  const { channels, field, bias, value } = sum;
  const single = channels.length === 1;
  const [most, brightest] = [largest(channels.flatMap(({ kernel }) => [...kernel])), brightestBefore(inside, chosen)];
  const written = single
    ? `sum of ${field * field} products ${short(sum.sum)}`
    : added(channels.map((each) => short(each.sum)));
  const z = sum.sum + bias;
  const seen = single ? "the image" : `${channels.length} maps`;
  return {
    what: `${placeInWords(sum)}: ${field}×${field} cells of ${seen}, times its filter`,
    large: single,
    rows: [
      { name: "window", cells: channels.map(({ window }) => tile(window, "sequential", 0, brightest)) },
      { name: "filter", cells: channels.map(({ kernel }) => tile(kernel, "diverging", -most, most)) },
      { name: "adds", cells: channels.map((each) => fixed(each.sum)), small: true },
    ],
    total: [
      `${written} + bias ${short(bias)} = `,
      ["b", short(z)],
      ", ReLU: ",
      ["b", short(Math.max(0, z))],
      ` (the network: ${short(value)})`,
    ],
  };
}

/**
 * @param {Inside} inside
 * @param {Cell} chosen
 */
function brightestBefore({ arrays }, { layer }) {
  const seen = before(layer);
  return seen === "image" ? 1 : Math.max(...arrays[seen]);
}

/**
 * @param {ArrayLike<number>} values
 * @param {Tile["kind"]} kind
 * @param {number} low
 * @param {number} high
 * @returns {Tile}
 */
const tile = (values, kind, low, high) => ({ values, kind, low, high });

/** @type {Explain} */
function pooled(inside, chosen, short) {
  const block = blockAt(inside, chosen);
  const of = `${before(chosen.layer)}, map ${chosen.unit + 1}`;
  return {
    what: `${placeInWords(placeOf(inside, chosen))}: the largest of 2×2 cells of ${of}`,
    rows: [],
    total: [`max(${block.map(short).join(", ")}) = `, ["b", short(Math.max(...block))]],
  };
}

/** @type {Explain} */
function weighed(inside, { unit }, short) {
  const { answer, weights } = weightsOf(inside, unit);
  const seen = before("dense");
  const [units, cells] = [countOf(inside, "dense"), inside.arrays[seen].length];
  const sum = `ReLU of a weighted sum of all ${cells} cells of ${seen}`;
  return {
    what: `Unit ${unit + 1} of ${units}: ${sum}. It answers ${short(answer)}.`,
    rows: [
      { name: "digit", cells: weights.map((_, digit) => String(digit)) },
      { name: "weight", cells: weights.map((weight) => fixed(weight)) },
      { name: "adds", cells: weights.map((weight) => fixed(answer * weight)) },
    ],
    total: ["What it adds to the ten scores: its answer × its weight for that digit."],
  };
}

/** @type {Explain} */
function softened(inside, { unit: digit }, short) {
  const score = scoreOf(inside, digit, MOST);
  const list = added(score.apart.map(({ unit, adds }) => `${short(adds)} (unit ${unit + 1})`));
  return {
    what: `The score of ${digit}: ${countOf(inside, "dense")} units, each times its weight, and a bias`,
    rows: [],
    total: [
      `${list} + the other ${score.others}: ${short(score.rest)} + bias ${short(score.bias)} = `,
      ["b", short(score.total)],
      ["br"],
      "softmax: e",
      ["sup", short(score.logit)],
      " / Σ e",
      ["sup", "z"],
      ` = ${short(score.exponent)} / ${short(score.all)} = `,
      ["b", probability(score.p)],
    ],
  };
}
