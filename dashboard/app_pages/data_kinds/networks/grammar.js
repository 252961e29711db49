/** What a sentence of `nnviz.datasets.sentences` says. */
import { BLAME, LONGEST_SENTENCE, NOUNS, OPENINGS, PRAISE, VOCABULARY } from "./contract.js";

/**
 * The numbers of the words as an embedding takes them, 0 behind the last one.
 *
 * @param {readonly string[]} words
 */
export const numbersOf = (words) =>
  Array.from({ length: LONGEST_SENTENCE }, (_, at) => Math.max(0, VOCABULARY.indexOf(words[at] ?? "")));

/**
 * Whether a sentence praises; null if it is none of the grammar.
 *
 * @param {readonly string[]} words
 * @returns {boolean | null}
 */
export function praises(words) {
  const opening = OPENINGS.find((each) => each.length && each.every((word, at) => words[at] === word)) ?? [];
  const [the, noun, was, ...rest] = words.slice(opening.length);
  if (the !== "the" || !NOUNS.includes(noun) || was !== "was") return null;
  const [first, behind] = judged(rest);
  if (first === null || !behind.length) return first;
  const [last, none] = judged(behind.slice(1));
  if (last === null || none.length) return null;
  const fits = (behind[0] === "and" && first === last) || (behind[0] === "but" && first !== last);
  return fits ? last : null;
}

/**
 * One judgment, and the words behind it.
 *
 * @param {readonly string[]} words
 * @returns {[boolean | null, readonly string[]]}
 */
function judged(words) {
  const turned = words[0] === "not" ? 1 : 0;
  const adjective = words[turned] ?? "";
  const good = PRAISE.includes(adjective);
  if (!good && !BLAME.includes(adjective)) return [null, words];
  return [good !== Boolean(turned), words.slice(turned + 1)];
}
