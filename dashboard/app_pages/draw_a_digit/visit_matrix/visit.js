/**
 * The drawings of this visit, and what the visitor said they were.
 *
 * @typedef {object} Drawing One that was read: from an empty pad to the next empty pad.
 * @property {number | null} truth What it was, once the visitor has said so.
 * @property {number} [guess] What the network said then.
 * @property {boolean} [sure]
 *
 * @typedef {{ drawings: Drawing[], current: Drawing | null }} Visit The current one is counted once it has its truth.
 */

/** @returns {Visit} */
export const newVisit = () => ({ drawings: [], current: null });

/**
 * Take what the network says of the current drawing; what was counted already stays as it was.
 *
 * @param {Visit} visit
 * @param {{ digit: number, sure: boolean }} answer
 * @returns {boolean} Whether it is a drawing that nobody has said anything of.
 */
export function answered(visit, { digit, sure }) {
  visit.current ??= { truth: null };
  const counted = visit.drawings.includes(visit.current);
  if (!counted) Object.assign(visit.current, { guess: digit, sure });
  return !counted;
}

/**
 * Say what the current drawing was; said twice, it corrects the entry instead of counting it again.
 *
 * @param {Visit} visit
 * @param {number} truth
 */
export function tell(visit, truth) {
  if (!visit.current) return;
  if (!visit.drawings.includes(visit.current)) visit.drawings.push(visit.current);
  visit.current.truth = truth;
}

/**
 * How often a class was taken for another.
 *
 * @param {Visit} visit
 * @param {number} truth
 * @param {number} guess
 */
export const count = ({ drawings }, truth, guess) =>
  drawings.filter((one) => one.truth === truth && one.guess === guess).length;

/**
 * The visit in a sentence.
 *
 * @param {Visit} visit
 */
export function tally({ drawings }) {
  if (!drawings.length) return "Draw, look at the guess, say what it was: counted for this visit.";
  const right = drawings.filter(({ truth, guess }) => truth === guess).length;
  const unsure = drawings.filter(({ sure }) => !sure).length;
  return `${right} of ${drawings.length} right on this visit${unsure ? `, ${unsure} of them unsure.` : "."}`;
}
