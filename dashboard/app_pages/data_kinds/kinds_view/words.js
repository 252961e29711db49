/**
 * A text as words, as Keras' TextVectorization takes it apart: lower case, without punctuation, cut at white space.
 *
 * @typedef {{ word: string, start: number, end: number }} Place Of a word within the text.
 */
import { MOST_WORDS } from "../contract.js";

const PUNCTUATION = /[!"#$%&()*+,\-./:;<=>?@[\\\]^_`{|}~']/g;

/** @param {string} text ASCII alone has a lower case here, as there. */
const lower = (text) => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * The words of a text, up to the most that are read.
 *
 * @param {string} text
 * @returns {Place[]}
 */
export function wordsOf(text) {
  /** @type {Place[]} */
  const found = [];
  for (const match of text.matchAll(/\S+/g)) {
    const word = lower(match[0]).replace(PUNCTUATION, "");
    if (word) found.push({ word, start: match.index, end: match.index + match[0].length });
    if (found.length === MOST_WORDS) break;
  }
  return found;
}

/**
 * A number for each word, from 1 in the order of first appearance: the same word has the same one.
 *
 * @param {readonly string[]} words
 */
export function idsOf(words) {
  /** @type {Map<string, number>} */
  const known = new Map();
  return words.map((word) => {
    if (!known.has(word)) known.set(word, known.size + 1);
    return /** @type {number} */ (known.get(word));
  });
}
