/**
 * From values to places on a picture.
 *
 * @typedef {[low: number, high: number]} Range
 */

/**
 * @param {Range} values
 * @param {Range} places
 */
export const linear =
  ([low, high], [from, to]) =>
  (/** @type {number} */ value) =>
    from + ((value - low) / (high - low)) * (to - from);

/**
 * A logarithmic scale; what is below its lowest value stands there.
 *
 * @param {Range} values Above 0.
 * @param {Range} places
 */
export function logarithmic([low, high], [from, to]) {
  const along = linear([Math.log(low), Math.log(high)], [from, to]);
  return (/** @type {number} */ value) => along(Math.log(Math.max(value, low)));
}

/**
 * The values between 0 and `high` that are worth a line: even steps of 1, 2 or 5 times a power of ten.
 *
 * @param {number} low Decides, with `high`, how many there are: about four.
 * @param {number} high
 */
export function ticks(low, high) {
  const about = (high - low) / 4;
  const power = 10 ** Math.floor(Math.log10(about));
  const step = power * ([1, 2, 5].find((digit) => digit * power >= about) ?? 10);
  return Array.from({ length: Math.floor(high / step) + 1 }, (_, index) => index * step);
}

/**
 * The values of a logarithmic scale that are worth a line: powers of ten, and 2 and 5 times them where there is room.
 *
 * @param {number} low
 * @param {number} high
 */
export function logarithmicTicks(low, high) {
  const [first, last] = [Math.floor(Math.log10(low)), Math.ceil(Math.log10(high))];
  const each = Math.ceil((last - first) / 8); // of many powers only some
  const count = Math.floor((last - first) / each) + 1;
  const powers = Array.from({ length: count }, (_, index) => 10 ** (first + each * index));
  const digits = Math.log10(high / low) > 2.2 || low < 0.005 ? [1] : [1, 2, 5]; // 2·10⁻³ would be long
  return powers.flatMap((power) => digits.map((digit) => digit * power)).filter((tick) => tick >= low && tick <= high);
}
