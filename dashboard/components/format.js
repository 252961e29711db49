/** Numbers as people read them. */

/**
 * @param {number} value
 * @param {number} low
 * @param {number} high
 */
export const clamp = (value, low, high) => Math.min(high, Math.max(low, value));

/**
 * Write the minus sign of a number as one.
 *
 * @param {string} text
 */
const withMinus = (text) => (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");

/**
 * "−0.50": as many decimals as asked for, none from 1000 on, where there is no room for them.
 *
 * @param {number} value
 * @param {number} [decimals]
 */
export const fixed = (value, decimals = 2) => withMinus(value.toFixed(Math.abs(value) >= 1000 ? 0 : decimals));

/**
 * "−0.5": as many decimals as it has, up to a number of them.
 *
 * @param {number} value
 * @param {number} [decimals]
 */
export const plain = (value, decimals = 3) => withMinus(String(Number(value.toFixed(decimals))));

/**
 * "− 0.50" or "+ 0.50", as it stands in a sum.
 *
 * @param {number} value
 * @param {number} [decimals]
 */
export const signed = (value, decimals = 2) => `${value < 0 ? "−" : "+"} ${fixed(Math.abs(value), decimals)}`;

/**
 * "12.3 %".
 *
 * @param {number} share From 0 to 1.
 */
export const percent = (share) => `${(100 * share).toFixed(1)} %`;

/**
 * A probability as "12.3 %"; 99.97 % is not 100 %, and says so.
 *
 * @param {number} p
 */
export const probability = (p) => (p > 0.9995 ? "> 99.9 %" : percent(p));

/**
 * "153", "15.3", "1.53", "0.153": a loss, or another number without a sign.
 *
 * @param {number} value
 */
export const loss = (value) => value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : value >= 1 ? 2 : 3);

/**
 * A number at an axis: short, however large or small.
 *
 * @param {number} value
 */
export function shortNumber(value) {
  const size = Math.abs(value);
  if (!size || (size >= 0.01 && size < 1000)) return `${Number(value.toPrecision(3))}`;
  const power = Math.floor(Math.log10(size) + 1e-9);
  const digits = Number((value / 10 ** power).toPrecision(2));
  const ten = `10${[...`${power}`].map((digit) => "⁰¹²³⁴⁵⁶⁷⁸⁹"[Number(digit)] ?? "⁻").join("")}`;
  return digits === 1 ? ten : `${digits}·${ten}`;
}

/**
 * Grey values as the code panels spell them: two hexadecimal digits to a pixel, a row to a line.
 *
 * @param {ArrayLike<number>} grey From 0 to 255.
 * @param {number} side
 */
export function hexRows(grey, side) {
  const pixels = Array.from(grey, (value) => value.toString(16).padStart(2, "0"));
  return Array.from({ length: side }, (_, row) => pixels.slice(row * side, (row + 1) * side).join("")).join("\n");
}
