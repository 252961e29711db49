/**
 * Where each layer stands: a row for each branch, joined in the middle.
 *
 * @typedef {import("./shapes.js").Step} Step
 *
 * @typedef {object} Place
 * @property {number} column From 1.
 * @property {number} row 1 or 2; 0 for both.
 */
import { isInput } from "./kinds.js";

/**
 * @param {Step[]} steps
 * @returns {{ places: Place[], columns: number, rows: number }}
 */
export function placesOf(steps) {
  const second = steps.findIndex(({ layer }, at) => at > 0 && isInput(layer));
  if (second < 0) {
    const places = steps.map((_, at) => ({ column: at + 1, row: 1 }));
    return { places, columns: Math.max(1, steps.length), rows: 1 };
  }
  const joined = steps.findIndex(({ layer }, at) => at > second && layer.kind === "join");
  const end = joined < 0 ? steps.length : joined;
  const [first, other] = [second, end - second];
  const longest = Math.max(first, other);
  const places = steps.map((_, at) => {
    if (at < second) return { column: at + 1 + longest - first, row: 1 };
    if (at < end) return { column: at - second + 1 + longest - other, row: 2 };
    return { column: longest + at - end + 1, row: 0 };
  });
  return { places, columns: longest + steps.length - end, rows: 2 };
}
