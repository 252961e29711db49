/**
 * Axes of a picture in SVG.
 *
 * @typedef {object} Frame Where the curves are drawn, in CSS pixels.
 * @property {number} left
 * @property {number} right
 * @property {number} top
 * @property {number} bottom
 * @property {number} text The size of letters.
 */
import { makeSvg } from "./dom.js";
import { shortNumber } from "./format.js";

/**
 * Faint lines across the picture, with their numbers at the left.
 *
 * @param {Frame} frame
 * @param {readonly number[]} ticks
 * @param {(value: number) => number} y
 */
export function linesAcross({ left, right, text }, ticks, y) {
  return ticks.flatMap((tick) => [
    makeSvg("line", { x1: left, x2: right, y1: y(tick), y2: y(tick), stroke: "currentColor", opacity: 0.13 }),
    makeSvg("text", { x: left - 6, y: y(tick) + 0.35 * text, "text-anchor": "end" }, shortNumber(tick)),
  ]);
}

/**
 * Numbers below the picture.
 *
 * @param {Frame} frame
 * @param {readonly number[]} ticks
 * @param {(value: number) => number} x
 */
export const numbersBelow = ({ bottom, text }, ticks, x) =>
  ticks.map((tick) => makeSvg("text", { x: x(tick), y: bottom + 1.15 * text, "text-anchor": "middle" }, tick));

/**
 * What stands at the x-axis, below its numbers.
 *
 * @param {Frame} frame
 * @param {string} words
 */
export const titleBelow = ({ left, right, bottom, text }, words) =>
  makeSvg("text", { x: (left + right) / 2, y: bottom + 2.35 * text, "text-anchor": "middle" }, words);

/**
 * What stands at the y-axis, turned, at the picture's left side.
 *
 * @param {Frame} frame
 * @param {string} words
 */
export function titleLeft({ top, bottom, text }, words) {
  const transform = `translate(${0.85 * text} ${(top + bottom) / 2}) rotate(-90)`;
  return makeSvg("text", { transform, "text-anchor": "middle" }, words);
}
