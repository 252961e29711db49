/** What the networks of `nnviz.recordings.kinds_of_sentences` make of a sentence. */
import { dense, embedded, relu, sigmoid } from "./layers.js";

/**
 * @typedef {import("./layers.js").Weight} Weight
 * @typedef {"flat" | "convolution" | "bag"} Name
 */

/**
 * The probability that it praises.
 *
 * @param {Name} name
 * @param {readonly Weight[]} weights As Keras lists them: the embedding first.
 * @param {readonly number[]} numbers Of the words, 0 behind the last one.
 */
export function praise(name, [table, ...weights], numbers) {
  const words = numbers.map((number) => embedded(table, number));
  const hidden = { flat, convolution, bag }[name](words, weights);
  const [kernel, bias] = weights.slice(-2);
  return sigmoid(dense(hidden, kernel, bias)[0]);
}

/** @type {(words: number[][], weights: readonly Weight[]) => number[]} */
const flat = (words, weights) => dense(words.flat(), weights[0], weights[1]).map(relu);

/** @type {(words: number[][], weights: readonly Weight[]) => number[]} */
function bag(words, weights) {
  const mean = words[0].map((_, at) => words.reduce((sum, word) => sum + word[at], 0) / words.length);
  return dense(mean, weights[0], weights[1]).map(relu);
}

/**
 * A filter sees a word and its two neighbors; of each filter the largest value stays.
 *
 * @type {(words: number[][], weights: readonly Weight[]) => number[]}
 */
function convolution(words, [{ shape, values }, bias]) {
  const kernel = { shape: [shape[0] * shape[1], shape[2]], values };
  const none = words[0].map(() => 0);
  const windows = words.map((word, at) => [words[at - 1] ?? none, word, words[at + 1] ?? none].flat());
  const found = windows.map((each) => dense(each, kernel, bias).map(relu));
  return found[0].map((_, filter) => Math.max(...found.map((each) => each[filter])));
}
