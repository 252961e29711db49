/** The states of all atoms of the test molecules as a map: a dot for each, those of the shown molecule with numbers. */

import { fixed } from "../../../components/format.js";
import { contextOf } from "../../../components/pen.js";
import { linear, ticks } from "../../../components/scales.js";
import { labelsOf } from "./labels.js";
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
 * @param {readonly (Dot & { chosen: boolean })[]} shown Of the molecule, in the order of its atoms.
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
  const places = shown.map((each) => ({ x: x(each.x), y: y(each.y) }));
  shown.forEach((each, at) => {
    paintDot(pen, places[at].x, places[at].y, each, theme, 1);
    Object.assign(pen, { strokeStyle: theme.ink, lineWidth: 1.5 });
    ring(pen, places[at]);
  });
  Object.assign(pen, { strokeStyle: theme.gradient, lineWidth: 3 });
  for (const [at, { chosen }] of shown.entries()) if (chosen) ring(pen, places[at]); // over those at its place
  const letters = crowd.filter(({ element }) => element !== "C").map((each) => ({ x: x(each.x), y: y(each.y) }));
  const wideOf = (/** @type {string} */ text) => pen.measureText(text).width;
  for (const label of labelsOf(places, letters, wideOf, size, { width, height: foot })) {
    Object.assign(pen, { strokeStyle: theme.paper, lineWidth: 4, lineJoin: "round", fillStyle: theme.ink });
    pen.strokeText(label.text, label.x, label.y);
    pen.fillText(label.text, label.x, label.y);
  }
}

/** @type {(pen: CanvasRenderingContext2D, place: { x: number, y: number }) => void} */
function ring(pen, { x, y }) {
  pen.beginPath();
  pen.arc(x, y, 8, 0, 2 * Math.PI);
  pen.stroke();
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
