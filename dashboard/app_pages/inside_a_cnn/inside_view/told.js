/**
 * What the picture tells the page.
 *
 * @typedef {import("./network.js").Inside} Inside
 * @typedef {import("./sums.js").Cell} Cell
 */
import { isConvolution, strongest, sumAt } from "./sums.js";

/**
 * The sum to speak of: the one that is open, else the last one that was, else the page's first.
 *
 * @param {Inside} inside
 * @param {Cell} chosen
 * @param {Cell | null} last
 * @returns {Cell}
 */
export function spokenOf(inside, chosen, last) {
  if (isConvolution(chosen.layer)) return { ...chosen };
  const { layer, unit } = inside.defaults;
  return last ?? { layer, unit, cell: strongest(inside, layer, unit) };
}

/**
 * Its numbers, for slide and code.
 *
 * @param {Inside} inside
 * @param {Cell} spoken
 */
export function valuesOf(inside, spoken) {
  const { row, column, sum, bias, value } = sumAt(inside, spoken);
  const { layer, unit } = spoken;
  const place = { digit: inside.digit, layer, unit, row, column };
  const counted = { row_number: row + 1, column_number: column + 1, map: unit + 1 }; // as people count
  return { ...place, ...counted, sum, bias, value, z: sum + bias, rows: inside.rows };
}

/**
 * What a link says; the page's defaults are still among it.
 *
 * @param {Inside} inside
 * @param {Cell} chosen
 * @param {boolean} open Whether it is opened in place.
 */
export const addressWords = ({ digit }, { layer, unit }, open) => ({
  digit: digit < 0 ? null : digit,
  ...{ layer, unit, open: open ? 1 : null },
});
