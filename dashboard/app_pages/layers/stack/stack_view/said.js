/** What the numbers of a list are called. */
import { MEASURES, SENTENCES } from "../contract.js";

const DIGITS = 10;

/**
 * @param {import("./shapes.js").Step[]} steps
 * @param {number} at
 * @param {{ sentence: number }} kept
 * @returns {string[]}
 */
export function namesOf(steps, at, { sentence }) {
  const step = steps[at];
  if (step?.layer.kind === "numbers") return [...MEASURES];
  if (step?.layer.kind === "words") return SENTENCES[sentence - 1].split(" ");
  const digits = step?.output?.shape.length === 1 && step.output.shape[0] === DIGITS;
  const images = steps.some(({ layer }) => layer.kind === "image");
  return digits && images ? Array.from({ length: DIGITS }, (_, digit) => String(digit)) : [];
}
