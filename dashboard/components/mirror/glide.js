/** The way of controls from where they stand to where a story, Try this or Reset wants them. */
import { decimalsOf } from "../format.js";

/**
 * @typedef {import("./controls.js").Control} Control
 *
 * @typedef {object} Way Of one control.
 * @property {Control} control
 * @property {number} from
 * @property {number} to
 */

/**
 * Where a control stands on its way: always at one of its places.
 *
 * @param {Way} way
 * @param {number} share From 0 to 1, where it has arrived, exactly.
 */
export function placeOn({ control, from, to }, share) {
  if (share >= 1) return to;
  const { low, step } = control;
  const steps = Math.round((from + share * (to - from) - low) / step);
  return Number((low + steps * step).toFixed(decimalsOf(step) + 2));
}
