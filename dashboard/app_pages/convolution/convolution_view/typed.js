/** Numbers as they are typed, dragged and clicked. */
import { clamp } from "../../../components/format.js";
import { MOST_WEIGHT, MOST_ZEROS } from "../contract.js";

/**
 * A weight: 0.5, 0,5, −1 or 1/9; NaN for anything else.
 *
 * @param {string} text
 */
export function typedWeight(text) {
  const usual = text.trim().replace("−", "-").replace(",", ".");
  const [, above, below] = usual.match(/^([+-]?(?:\d+\.?\d*|\.\d+))(?:\/(\d+\.?\d*))?$/) ?? [];
  const value = above === undefined ? Number.NaN : Number(above) / (below === undefined ? 1 : Number(below));
  return Math.abs(value) <= MOST_WEIGHT ? value : Number.NaN;
}

const RATE = 0.02; // of a weight, for each pixel

/**
 * A weight that was dragged, in steps of a tenth.
 *
 * @param {number} weight Where it began.
 * @param {number} up In pixels.
 */
export const dragged = (weight, up) => clamp(Math.round(10 * (weight + RATE * up)) / 10, -MOST_WEIGHT, MOST_WEIGHT);

/**
 * The next of −1, 0, 1 after a weight, round and round.
 *
 * @param {number} weight
 */
export const cycled = (weight) => [-1, 0, 1].find((next) => next > weight) ?? -1;

/**
 * How many zeros stand on each side; NaN for anything else.
 *
 * @param {string} text
 */
export function typedZeros(text) {
  const count = Number(text.trim() || Number.NaN);
  return Number.isInteger(count) && count >= 0 && count <= MOST_ZEROS ? count : Number.NaN;
}

/**
 * Mark an input whose text makes no sense, or take the mark back.
 *
 * @param {HTMLInputElement} input
 * @param {boolean} right
 */
export function mark(input, right) {
  input.classList.toggle("bad", !right);
  input.setAttribute("aria-invalid", String(!right));
}

/**
 * Write what is kept into an input; one that is being typed in keeps its text.
 *
 * @param {HTMLInputElement} input
 * @param {string} text
 */
export function write(input, text) {
  if (input.matches(":focus")) return;
  input.value = text;
  mark(input, true);
}
