/** The way of controls from where they stand to where a story, Try this or Reset wants them. */
import { decimalsOf } from "../format.js";
import { durationOf, tween } from "../motion.js";
import { placeOf } from "./values.js";

/**
 * @typedef {import("./controls.js").Control} Control
 * @typedef {{ control: Control, show: (value: import("../vega.js").Value) => void }} Shown
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

/**
 * Where a control with another range than before begins its way, so that what a hand would hold does not jump: as far
 * along as it stood.
 *
 * @param {Control} before As it was.
 * @param {number} value Where it stood.
 * @param {Control} control As it is.
 */
export function takenOver(before, value, control) {
  const share = (value - before.low) / (before.high - before.low);
  return placeOn({ control, from: control.low, to: control.high }, Math.min(share, 1 - 1e-9));
}

/**
 * @param {Shown[]} shown
 * @param {import("./values.js").Values} values
 * @returns {[Control, number][]} Where the sliders stand.
 */
export const stoodOf = (shown, values) =>
  shown.flatMap(({ control }) => (control.kind === "range" ? [[control, Number(values.of(control))]] : []));

/**
 * Let the handles of sliders whose range is another one, as other data have it, go from where they stood.
 *
 * @param {[Control, number][]} stood Before.
 * @param {Shown[]} shown Now.
 * @param {import("./values.js").Values} values
 * @returns {() => void} The way to stop them.
 */
export function slideFrom(stood, shown, values) {
  const ways = shown.flatMap(({ control, show }) => {
    const before = stood.find(([{ name }]) => name === control.name);
    if (!before || placeOf(before[0]) === placeOf(control)) return [];
    return [{ control, show, from: takenOver(...before, control), to: Number(values.of(control)) }];
  });
  if (!durationOf("move") || !ways.length) return () => {};
  const put = (/** @type {number} */ share) => {
    for (const way of ways) {
      if (share < 1) values.onTheWay.set(way.control.name, placeOn(way, share));
      else values.onTheWay.delete(way.control.name);
      way.show(values.seen(way.control));
    }
  };
  put(0);
  const stop = tween(durationOf("move"), put);
  return () => {
    stop();
    put(1);
  };
}
