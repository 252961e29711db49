/**
 * A grip that stands at one of several values, and what follows it.
 *
 * @typedef {import("./grip.js").Kind} Kind
 */
import { clamp } from "../format.js";

/** What stands at one of several values of x; let go, it chooses on the page. @type {Kind} */
export const detents = {
  handles: ({ name, values, at, label, choice }, { number: value }) => {
    const which = value(name);
    return [{ part: "detent", at: { x: values[which], y: at }, label, names: [], says: choice[1 + which] }];
  },
  move({ name, values }, _part, { x }) {
    const far = values.map((/** @type {number} */ each) => Math.abs(Math.log(each / Math.max(x, 1e-9))));
    return { [name]: String(far.indexOf(Math.min(...far))) };
  },
  nudge: ({ name, values }, _part, [right, up], { number: value }) => ({
    [name]: String(clamp(value(name) + Math.sign(right + up), 0, values.length - 1)),
  }),
  choice: ({ name, choice }, { number: value }) => ({ key: choice[0], option: choice[1 + value(name)] }),
};

/** Nothing to hold: `values.js` lets walks and moments follow from what else is moved. @type {Kind} */
export const follower = { handles: () => [], move: () => ({}), nudge: () => ({}) };
