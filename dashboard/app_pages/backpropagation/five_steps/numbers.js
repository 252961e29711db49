/** Numbers as they stand on the picture: short, however large or small. */
import { fixed, shortNumber, withMinus } from "../../../components/format.js";

/**
 * "−0.50", "−3·10⁻⁵", "10⁹": as many decimals as asked for, powers of ten where they would say nothing.
 *
 * @param {number} value
 * @param {number} [decimals]
 */
export function written(value, decimals = 2) {
  const size = Math.abs(value);
  if (Number.isNaN(value)) return "NaN";
  if (!Number.isFinite(value)) return value > 0 ? "∞" : "−∞";
  if (size >= 1000 || (size && size < 0.5 * 10 ** -decimals)) return withMinus(shortNumber(value));
  return fixed(value, decimals);
}

/**
 * A gradient, δ or slope.
 *
 * @param {number} value
 */
export const fine = (value) => written(value, 3);

/**
 * A number as a link and the code spell it.
 *
 * @param {number} value
 */
export const exact = (value) => Number(value.toPrecision(9));
