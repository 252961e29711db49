/**
 * A cell, a unit or a logit in words and numbers.
 *
 * @typedef {import("./network.js").Inside} Inside
 * @typedef {import("./sums.js").Cell} Cell
 * @typedef {string | [tag: "b" | "sup" | "br" | "i" | "em", text?: string]} Part Of a sentence; `i` is
 *   all terms, for where no row shows them, `em` their sum.
 * @typedef {{ values: ArrayLike<number>, kind: "sequential" | "diverging" | "image", low: number, high: number }} Tile
 * @typedef {object} Row
 * @property {string} name
 * @property {(string | Tile)[]} cells
 * @property {boolean} [small] Whether it is left out where there is no room.
 * @property {number[]} [tints] Of its cells: signed numbers.
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
  /** @type {Part[]} */
  const terms = single
    ? [`sum of ${field * field} products ${short(sum.sum)}`]
    : [
        ["i", added(channels.map((each) => short(each.sum)))],
        ["em", `their sum ${short(sum.sum)}`],
      ];
  const z = sum.sum + bias;
  const seen = single ? "the image" : `${channels.length} maps`;
  return {
    what: `${placeInWords(sum)}: ${field}×${field} cells of ${seen}, times its kernel`,
    large: single,
    rows: [
      {
        name: "window",
        cells: channels.map(({ window }) => tile(window, single ? "image" : "sequential", 0, brightest)),
      },
      { name: "kernel", cells: channels.map(({ kernel }) => tile(kernel, "diverging", -most, most)) },
      { name: "adds", cells: channels.map((each) => fixed(each.sum)), small: true },
    ],
    total: [
      ...terms,
      ` + bias ${short(bias)} = `,
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
  const cells = [tile(block, "sequential", 0, brightestBefore(inside, chosen))];
  const of = `${before(chosen.layer)}, map ${chosen.unit + 1}`;
  return {
    what: `${placeInWords(placeOf(inside, chosen))}: the largest of 2×2 cells of ${of}`,
    large: true,
    rows: [{ name: "block", cells }],
    total: [`max(${block.map(short).join(", ")}) = `, ["b", short(Math.max(...block))]],
  };
}

/** @type {Explain} */
function weighed(inside, { unit }, short) {
  const { answer, weights } = weightsOf(inside, unit);
  const seen = before("dense");
  const [units, cells] = [countOf(inside, "dense"), inside.arrays[seen].length];
  const sum = `ReLU of a weighted sum of all ${cells} cells of ${seen}, and a bias`;
  const silent = answer === 0;
  const what = `Unit ${unit + 1} of ${units}: ${sum}. Its output: ${short(answer)}${silent ? ": silent here" : ""}.`;
  const adds = weights.map((weight) => answer * weight);
  const rows = [
    { name: "digit", cells: weights.map((_, digit) => String(digit)) },
    { name: "weight", cells: weights.map((weight) => fixed(weight)), tints: weights },
    { name: "adds", cells: adds.map((each) => fixed(each)), tints: adds },
  ];
  if (!silent)
    return { what, rows, total: ["What it adds to the ten logits: its output × its weight for that digit."] };
  return { what, rows: rows.slice(0, 2), total: ["Its output is 0, so it adds nothing to any logit of this image."] };
}

/** @type {Explain} */
function softened(inside, { unit: digit }, short) {
  const score = scoreOf(inside, digit, MOST);
  const list = added(score.apart.map(({ unit, adds }) => `${short(adds)} (unit ${unit + 1})`));
  return {
    what: `The logit of ${digit}: ${countOf(inside, "dense")} units, each times its weight, and a bias`,
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
