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
export const withMinus = (text) => (Number(text) === 0 ? text.replace("-", "") : text).replace("-", "−");

/**
 * "−0.50": as many decimals as asked for, none from 1000 on, where there is no room for them.
 *
 * @param {number} value
 * @param {number} [decimals]
 */
export const fixed = (value, decimals = 2) => withMinus(value.toFixed(Math.abs(value) >= 1000 ? 0 : decimals));

/**
 * As many decimals as a slider's step has.
 *
 * @param {number} step
 */
export const decimalsOf = (step) => clamp(-Math.floor(Math.log10(step) + 1e-9), 0, 6);

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
 * "12.3 %", in which no line ends.
 *
 * @param {number} share From 0 to 1.
 * @param {number} [decimals]
 */
export const percent = (share, decimals = 1) => `${fixed(100 * share, decimals)}\u00a0%`;

/**
 * A probability as "12.3 %"; 99.97 % is not 100 %, nor 0.03 % 0, and it says so.
 *
 * @param {number} p
 */
export function probability(p) {
  if (p > 0.9995) return `>\u00a0${percent(0.999)}`;
  return p > 0 && p < 0.0005 ? `<\u00a0${percent(0.001)}` : percent(p);
}

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
 * Gray values as the code panels spell them: two hexadecimal digits to a pixel, a row to a line.
 *
 * @param {ArrayLike<number>} gray From 0 to 255.
 * @param {number} side
 */
export function hexRows(gray, side) {
  const pixels = Array.from(gray, (value) => value.toString(16).padStart(2, "0"));
  return Array.from({ length: side }, (_, row) => pixels.slice(row * side, (row + 1) * side).join("")).join("\n");
}
