/** What the network thinks, in words. */
import { percent, probability } from "../../../components/format.js";

/**
 * The digits it was sure of, in their order, and the next reading's if it is another one.
 *
 * @param {readonly number[]} before
 * @param {number[]} probabilities
 * @param {number} sureFrom The least probability of a network that is not unsure.
 */
export function alsoThought(before, probabilities, sureFrom) {
  const top = topOf(probabilities);
  return probabilities[top] < sureFrom || before.at(-1) === top ? before : [...before, top];
}

/** @param {number[]} probabilities */
export const topOf = (probabilities) => probabilities.indexOf(Math.max(...probabilities));

/**
 * Say that it has changed its mind; nothing where it has not.
 *
 * @param {readonly number[]} thought
 */
export const changeOf = (thought) => (thought.length > 1 ? `It thought ${thought.at(-2)}. Now ${thought.at(-1)}.` : "");

/**
 * Say that no digit is likely enough; nothing where one is.
 *
 * @param {number[]} probabilities
 * @param {number} sureFrom
 */
export const doubtOf = (probabilities, sureFrom) =>
  Math.max(...probabilities) < sureFrom ? `No digit reaches ${percent(sureFrom, 0)}: the network is unsure.` : "";

/**
 * A probability as "12.3 %", neither end rounded to certainty.
 *
 * @param {number} p
 */
export const share = (p) => (p < 0.0005 ? `<\u00a0${percent(0.001)}` : probability(p));
