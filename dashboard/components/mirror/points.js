/**
 * Points that a visitor has moved, added or removed, as the address says it: "0~2.5~10.6_7_12~3~4" moves the first one,
 * takes the eighth away, and adds one that is called the thirteenth.
 *
 * @typedef {[x: number, y: number]} Pair
 * @typedef {{ index: number, x: number, y: number }} Point
 * @typedef {import("./grip.js").Span} Span
 */
import { decimalsOf } from "../format.js";
import { between } from "./grip.js";

/**
 * The points as they are now, in the order of their numbers.
 *
 * @param {readonly Pair[]} own As they were.
 * @param {string} changes
 * @returns {Point[]}
 */
export function listed(own, changes) {
  const now = new Map(own.map(([x, y], index) => [index, { index, x, y }]));
  for (const change of changes.split("_").filter(Boolean)) {
    const [index, x, y] = change.split("~").map(Number);
    if (y === undefined) now.delete(index);
    else now.set(index, { index, x, y });
  }
  return [...now.values()].sort((one, other) => one.index - other.index);
}

/**
 * The same points, as a chart reads them: "2.5,10.6;;3,4;…", each at its own place, which is empty where it was removed,
 * then those that were added; empty where nothing has changed.
 *
 * @param {readonly Pair[]} own
 * @param {string} changes
 */
export function spelled(own, changes) {
  if (!changes) return "";
  const now = listed(own, changes);
  const places = own.map((_, index) => now.find((point) => point.index === index));
  const added = now.filter(({ index }) => index >= own.length);
  return [...places, ...added].map((point) => (point ? `${point.x},${point.y}` : "")).join(";");
}

/**
 * What a line's fit needs of points, as a chart reads it: "count,mean of x,mean of y,xx,xy,yy", the last three as sums of
 * products of what they are off their means; empty where there are none.
 *
 * @param {readonly { x: number, y: number }[]} points
 */
export function momentsOf(points) {
  if (!points.length) return "";
  const mean = (/** @type {number[]} */ of) => of.reduce((sum, each) => sum + each, 0) / of.length;
  const [x, y] = [mean(points.map((point) => point.x)), mean(points.map((point) => point.y))];
  const sums = [0, 0, 0];
  for (const point of points) {
    const [dx, dy] = [point.x - x, point.y - y];
    for (const [place, product] of [dx * dx, dx * dy, dy * dy].entries()) sums[place] += product;
  }
  return [points.length, x, y, ...sums].join();
}

/**
 * Move a point, or add one, within the plot and to whole steps.
 *
 * @param {readonly Pair[]} own
 * @param {string} changes
 * @param {number} index
 * @param {{ x: number, y: number }} to
 * @param {{ axes: { x: Span, y: Span }, steps: readonly number[] }} limits
 */
export function changed(own, changes, index, to, { axes, steps }) {
  const x = whole(between(to.x, axes.x), steps[0]);
  const y = whole(between(to.y, axes.y), steps[1]);
  const stays = own[index] && own[index][0] === x && own[index][1] === y;
  return withChange(changes, index, stays ? null : `${index}~${x}~${y}`);
}

/**
 * Take a point away, unless too few would be left.
 *
 * @param {readonly Pair[]} own
 * @param {string} changes
 * @param {number} index
 * @param {number} least
 */
export function withoutOne(own, changes, index, least) {
  if (listed(own, changes).length <= least) return changes;
  return withChange(changes, index, index < own.length ? String(index) : null);
}

/**
 * @param {string} changes
 * @param {number} index
 * @param {string | null} change Null for none.
 */
function withChange(changes, index, change) {
  const others = changes.split("_").filter((each) => each && Number(each.split("~")[0]) !== index);
  return [...others, ...(change === null ? [] : [change])]
    .sort((one, other) => Number(one.split("~")[0]) - Number(other.split("~")[0]))
    .join("_");
}

/**
 * @param {number} value
 * @param {number} step
 */
const whole = (value, step) => Number((Math.round(value / step) * step).toFixed(decimalsOf(step)));
