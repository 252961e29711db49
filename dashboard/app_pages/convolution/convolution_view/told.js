/**
 * What the picture tells the page: numbers for formula and code, and the words of a link.
 *
 * @typedef {import("./maps.js").Computed} Computed
 * @typedef {import("./kept.js").Kept} Kept
 */
import { hexRows } from "../../../components/format.js";
import { BY_NUMBER, DRAWING, OWN_FILTER, SIZES } from "../contract.js";
import { spelled } from "./ink.js";
import { PHOTO } from "./kept.js";
import { formula } from "./sentences.js";

const MOST_ROWS = Math.max(...SIZES);

/**
 * Gray values as the code panel spells them.
 *
 * @param {import("./maps.js").Grid} image
 */
export const spelt = ({ side, values }) =>
  hexRows(
    values.map((value) => Math.round(255 * value)),
    side,
  );

/**
 * The weights of each row.
 *
 * @param {Kept} kept
 */
const rowsOf = ({ kernel, size }) =>
  Array.from({ length: size }, (_, row) => kernel.slice(row * size, (row + 1) * size));

/**
 * What is set, for formula and code.
 *
 * @param {Computed} computed
 * @param {Kept} kept
 */
export function settingNumbers({ image, edges: [before, after], grids }, kept) {
  const { size, stride, padding, zeros } = kept;
  const rows = rowsOf(kept).map((weights) => `[${weights.join(", ")}]`);
  return {
    kernel: `[${rows.join(", ")}]`,
    layer: padding === "same" ? "same" : "valid",
    zeros: padding === BY_NUMBER ? zeros : 0,
    size,
    stride,
    formula: formula(image.side, kept),
    output: grids.map?.side ?? 0,
    before,
    after,
  };
}

/**
 * What a link says; the page's defaults are still among it.
 *
 * @param {Kept} kept
 * @returns {Record<string, string | number | null>}
 */
export function addressWords(kept) {
  const { image, preset, size, padding, zeros, stride, shift, step, strokes, over } = kept;
  const ink = image === DRAWING ? strokes : over;
  const own = preset === OWN_FILTER;
  const weights = own ? rowsOf(kept).map((row) => row.map((value) => Number(value.toFixed(4))).join(" ")) : [];
  return {
    image: image === PHOTO ? null : image,
    filter: own ? null : preset,
    ...{ size, padding, zeros, stride, shift, step },
    ...Object.fromEntries(Array.from({ length: MOST_ROWS }, (_, row) => [`row${row + 1}`, weights[row] ?? null])),
    ...spelled(image === PHOTO ? [] : ink),
  };
}

/**
 * Every map as plain numbers.
 *
 * @param {Computed} computed
 * @param {number[]} kernel
 */
export function plainMaps({ image, grids }, kernel) {
  const list = (/** @type {import("./maps.js").Grid | null} */ grid) => (grid ? Array.from(grid.values) : null);
  const { map, relu, max, mean, winners } = grids;
  return {
    image: list(image),
    kernel: [...kernel],
    ...{ map: list(map), relu: list(relu), max: list(max), mean: list(mean) },
    winners: winners && Array.from(winners),
  };
}
