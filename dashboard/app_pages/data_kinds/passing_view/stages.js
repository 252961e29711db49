/**
 * The steps of message passing, one after the other.
 *
 * @typedef {"start" | "send" | "sum" | "update" | "parts" | "total"} Kind
 * @typedef {{ kind: Kind, round: number }} Stage `round` counts from 0; of the last steps it is that of the last round.
 */

/** @type {readonly Kind[]} */
const ROUND = ["send", "sum", "update"];

/**
 * How many steps there are after the first one.
 *
 * @param {number} rounds
 */
export const lastStep = (rounds) => ROUND.length * rounds + 2;

/**
 * What happens at a step.
 *
 * @param {number} step From 0.
 * @param {number} rounds
 * @returns {Stage}
 */
export function stageAt(step, rounds) {
  if (step <= 0) return { kind: "start", round: 0 };
  const passed = step - 1;
  if (passed < ROUND.length * rounds) return { kind: ROUND[passed % 3], round: Math.floor(passed / 3) };
  return { kind: step === lastStep(rounds) - 1 ? "parts" : "total", round: Math.max(0, rounds - 1) };
}

/**
 * How many rounds are over at a step.
 *
 * @param {Stage} stage
 * @param {number} rounds
 */
export const roundsOver = ({ kind, round }, rounds) =>
  ({ start: 0, send: round, sum: round, update: round + 1, parts: rounds, total: rounds })[kind];

/**
 * The atoms' states after some rounds.
 *
 * @param {import("../networks/molecules.js").Passing} passing
 * @param {number} over
 */
export const statesAfter = (passing, over) => (over ? passing.rounds[over - 1].states : passing.first);
