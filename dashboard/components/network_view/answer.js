/**
 * What the networks made of a drawing, as `read_drawing` of the pad's page answers.
 *
 * @typedef {object} Answer
 * @property {number} number Of the question.
 * @property {number} digit The CNN's prediction.
 * @property {boolean} sure
 * @property {number[]} logits
 * @property {Record<"cnn" | "dense" | "plain", number[]>} probabilities
 * @property {{ label: number, distance: number }[]} nearest
 * @property {Record<string, number>} scales The value that 255 stands for, by layer.
 * @property {Record<string, import("../message.js").Picture>} pictures
 */
import { hexRows } from "../format.js";

/** @param {Answer} answer */
export const sumOfExponents = ({ logits }) => logits.reduce((total, logit) => total + Math.exp(logit), 0);

/**
 * The numbers of an answer, for the formula and the code below the picture.
 *
 * @param {Answer} answer
 */
export function valuesOf(answer) {
  const { digit, logits, probabilities, pictures } = answer;
  const p = probabilities.cnn[digit];
  const rows = hexRows(pictures.seen.values, 28);
  return { digit, logit: logits[digit], sum: sumOfExponents(answer), p, loss: -Math.log(p), rows };
}
