/**
 * Digits by what they are and what the network said.
 *
 * @typedef {[truth: number, answer: number, probability: number, place: number]} About One digit; its place is among
 *   all digits.
 * @typedef {[truth: number, answer: number]} Cell
 * @typedef {{ counts: number[][], about: About[] }} Mistakes
 */

/**
 * The largest count beside the diagonal.
 *
 * @param {number[][]} counts
 */
export const mostWrong = (counts) =>
  Math.max(...counts.flatMap((row, truth) => row.filter((_, answer) => answer !== truth)));

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
    const [truth, answer] = about[number];
    return cell ? truth === cell[0] && answer === cell[1] : truth !== answer;
  });

/**
 * What is opened, in words.
 *
 * @param {Mistakes} mistakes
 * @param {Cell | null} cell
 */
export function inWords(mistakes, cell) {
  if (!cell) return `All ${behind(mistakes, null).length} misread digits`;
  const [truth, answer] = cell;
  const count = mistakes.counts[truth][answer];
  return truth === answer
    ? `${count} times a ${truth} was predicted right; some of them`
    : `${count} times a ${truth} was predicted as ${answer}`;
}
