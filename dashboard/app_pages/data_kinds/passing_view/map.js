/** The states of all atoms of the test molecules as a map: a dot for each, those of the shown molecule with numbers. */

import { fixed } from "../../../components/format.js";
import { contextOf } from "../../../components/pen.js";
import { linear, ticks } from "../../../components/scales.js";
import { dot, otherwise } from "./spread.js";

/**
 * @typedef {object} Dot
 * @property {number} x
 * @property {number} y
 * @property {string} element
 * @property {boolean} methyl
 */

/**
 * Places of states: across what the readout makes of them, upwards where else they differ most.
 *
 * @param {readonly (readonly number[])[]} states
 * @param {readonly (readonly number[])[]} crowd By whose states the upward direction is found.
 * @param {readonly import("../networks/layers.js").Weight[]} weights
 */
export function placesOf(states, crowd, weights) {
  const [kernel, bias] = weights.slice(-2);
  const across = Array.from(kernel.values);
  const up = otherwise(crowd, across);
  return states.map((state) => [dot(state, across) + bias.values[0], dot(state, up)]);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Dot[]} crowd
 * @param {readonly (Dot & { label: string, chosen: boolean })[]} shown
 * @param {import("../../../components/theme.js").Theme} theme
 * @param {number} size Of letters, in px.
 */
export function paintMap(canvas, crowd, shown, theme, size) {
  const { clientWidth: width, clientHeight: height } = canvas;
  const sharp = devicePixelRatio || 1;
  Object.assign(canvas, { width: width * sharp, height: height * sharp });
  const pen = contextOf(canvas);
  pen.setTransform(sharp, 0, 0, sharp, 0, 0);
  const all = [...crowd, ...shown];
  const ends = (/** @type {"x" | "y"} */ axis) => {
    const values = all.map((each) => each[axis]);
    const [low, high] = [Math.min(...values), Math.max(...values)];
    const spare = 0.06 * (high - low || 1);
    return /** @type {[number, number]} */ ([low - spare, high + spare]);
  };
  const foot = height - 1.6 * size;
  const [left, right] = ends("x");
  const x = linear([left, right], [6, width - 6]);
  const y = linear(ends("y"), [foot - 6, 8]);
  pen.font = `${size}px Inter, sans-serif`;
  Object.assign(pen, { textAlign: "center", textBaseline: "middle", lineWidth: 1 });
  for (const tick of new Set([
    0,
    1,
    ...ticks(0, Math.max(right, 0.1)),
    ...ticks(0, Math.max(-left, 0.1)).map((t) => -t),
  ])) {
    if (tick < left || tick > right) continue;
    Object.assign(pen, { fillStyle: theme.line, strokeStyle: theme.line });
    pen.fillRect(x(tick), 4, 1, foot - 4);
    pen.fillStyle = theme.ink2;
    pen.fillText(fixed(tick, Number.isInteger(tick) ? 0 : 1), x(tick), height - 0.7 * size);
  }
  for (const each of crowd) paintDot(pen, x(each.x), y(each.y), each, theme, 0.5);
  for (const each of shown) {
    const [px, py] = [x(each.x), y(each.y)];
    paintDot(pen, px, py, each, theme, 1);
    Object.assign(pen, { strokeStyle: each.chosen ? theme.gradient : theme.ink, lineWidth: each.chosen ? 3 : 1.5 });
    pen.beginPath();
    pen.arc(px, py, 8, 0, 2 * Math.PI);
    pen.stroke();
    pen.fillStyle = theme.ink;
    pen.fillText(each.label, px + (px > width - 30 ? -16 : 16), py);
  }
}

/** @type {(pen: CanvasRenderingContext2D, x: number, y: number, dot: Dot, theme: import("../../../components/theme.js").Theme, opacity: number) => void} */
function paintDot(pen, x, y, { element, methyl }, theme, opacity) {
  pen.globalAlpha = opacity;
  pen.fillStyle = methyl ? theme.class1 : theme.ink2;
  if (element === "C") {
    pen.beginPath();
    if (methyl) pen.rect(x - 4, y - 4, 8, 8);
    else pen.arc(x, y, 3, 0, 2 * Math.PI);
    pen.fill();
  } else pen.fillText(element, x, y);
  pen.globalAlpha = 1;
}
