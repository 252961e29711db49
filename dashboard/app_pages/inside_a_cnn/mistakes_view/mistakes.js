/**
 * Digits by what they are and what the network said.
 *
 * @typedef {[truth: number, predicted: number, probability: number, place: number]} About One digit; its place is among
 *   all digits.
 * @typedef {[truth: number, predicted: number]} Cell
 * @typedef {{ counts: number[][], about: About[] }} Mistakes
 */

/**
 * The largest count beside the diagonal.
 *
 * @param {number[][]} counts
 */
export const mostWrong = (counts) =>
  Math.max(...counts.flatMap((row, truth) => row.filter((_, predicted) => predicted !== truth)));

/**
 * The share of a class that was read right, from 0 to 1.
 *
 * @param {number[][]} counts
 * @param {number} truth
 */
export const rightShare = (counts, truth) => counts[truth][truth] / counts[truth].reduce((sum, each) => sum + each, 0);

/**
 * The numbers of the digits behind a cell; without one, of all that were misread.
 *
 * @param {Mistakes} mistakes
 * @param {Cell | null} cell
 */
export const behind = ({ about }, cell) =>
  [...about.keys()].filter((number) => {
    const [truth, predicted] = about[number];
    return cell ? truth === cell[0] && predicted === cell[1] : truth !== predicted;
  });

/**
 * What is opened, in words.
 *
 * @param {Mistakes} mistakes
 * @param {Cell | null} cell
 */
export function inWords(mistakes, cell) {
  if (!cell) return `All ${behind(mistakes, null).length} misread digits`;
  const [truth, predicted] = cell;
  const count = mistakes.counts[truth][predicted];
  return truth === predicted
    ? `${count} times a ${truth} was predicted right; some of them`
    : `${count} times a ${truth} was predicted as ${predicted}`;
}
