/** Numbers as they are typed. */
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
