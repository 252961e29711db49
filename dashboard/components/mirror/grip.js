/**
 * What a grip is: something in a chart that a hand can take hold of, and which parameters follow it.
 *
 * @typedef {import("../vega.js").Value} Value
 * @typedef {[low: number, high: number]} Span
 * @typedef {{ x: number, y: number }} Place In the chart's own units.
 * @typedef {Record<string, Value>} Changes New values of parameters, by name.
 * @typedef {string | number | [name: string, plus: number, times?: number]} Coordinate
 *   A parameter, a fixed number, plus + times · parameter, or "=name", what a chart reads out and the hand can't move.
 *
 * @typedef {object} Axes What the chart's plot spans; a text names a number that the chart reads out.
 * @property {[number | string, number | string]} x
 * @property {[number | string, number | string]} y
 * @property {boolean} [log] Whether x is logarithmic.
 *
 * @typedef {object} State Where everything stands.
 * @property {(name: string | number) => number} number Of a parameter, or of what a chart reads out; a number is itself.
 * @property {(name: string) => string} text
 * @property {(name: string) => { low: number, high: number, step: number }} span Of a parameter's slider.
 * @property {{ x: Span, y: Span }} axes
 *
 * @typedef {object} Handle What is seen of a grip: a dot, with room around it for a finger.
 * @property {string} part
 * @property {Place} at
 * @property {string} label
 * @property {string[]} names The parameters that it moves.
 * @property {string} [look] Its class: "quiet" shows under the mouse only.
 * @property {string} [says] What it stands at, where that is no parameter.
 * @property {string} [hint] What the mouse is told over it.
 * @property {[Place, Place]} [along] A line that can be grasped anywhere.
 * @property {[Place, Place]} [area] The corners of what can be pressed and dragged over anywhere.
 *
 * @typedef {Record<string, any> & { kind: string, label: string, within?: Axes }} Grip As `dashboard.layout.grips`
 *   declares it; `within` where it has other axes than its chart.
 *
 * @typedef {object} Kind How the grips of one kind behave; nothing here knows the page.
 * @property {(grip: Grip, state: State) => Handle[]} handles
 * @property {(grip: Grip, part: string, to: Place, from: State) => Changes} move From where it was taken, to a place; of
 *   one that begins strokes, from where all stands now.
 * @property {(grip: Grip, at: Place, state: State) => Changes} [begin] A stroke, where the pointer comes down.
 * @property {(grip: Grip, part: string, arrow: [right: number, up: number], state: State) => Changes} nudge
 * @property {(grip: Grip, part: string, steps: number, state: State) => Changes | undefined} [turn] By the wheel.
 * @property {(grip: Grip, part: string, state: State) => Changes} [press] A click on it, Enter or Space.
 * @property {(grip: Grip, part: string, state: State) => Changes} [remove] A double click, or Delete.
 * @property {(grip: Grip, state: State) => { key: string, option: string }} [choice] What it chooses on the page.
 * @property {(grip: Grip, at: Place, state: State) => Changes} [add] A click where nothing is.
 */
import { clamp } from "../format.js";

/**
 * Where a place of the plot lies in it, as shares from its left and its upper edge.
 *
 * @param {Place} place
 * @param {{ x: Span, y: Span }} axes
 * @param {boolean} [log]
 */
export function shareOf({ x, y }, axes, log) {
  const along = log ? Math.log : (/** @type {number} */ value) => value;
  const [low, high] = axes.x.map(along);
  return { x: (along(x) - low) / (high - low), y: (axes.y[1] - y) / (axes.y[1] - axes.y[0]) };
}

/**
 * The place of the plot at shares of its width and height.
 *
 * @param {{ x: number, y: number }} share
 * @param {{ x: Span, y: Span }} axes
 * @param {boolean} [log]
 * @returns {Place}
 */
export function placeAt({ x, y }, axes, log) {
  const [left, right] = axes.x;
  return {
    x: log ? left * (right / left) ** x : left + x * (right - left),
    y: axes.y[1] - y * (axes.y[1] - axes.y[0]),
  };
}

/**
 * Keep a place inside of a plot.
 *
 * @param {Place} place
 * @param {{ x: Span, y: Span }} axes
 */
export const inside = ({ x, y }, axes) => ({ x: between(x, axes.x), y: between(y, axes.y) });

/**
 * @param {number} value
 * @param {Span} span In either order.
 */
export const between = (value, [one, other]) => clamp(value, Math.min(one, other), Math.max(one, other));

/**
 * The nearest value that a slider has.
 *
 * @param {number} value
 * @param {{ low: number, high: number, step: number }} span
 */
export function snapped(value, { low, high, step }) {
  const places = clamp(Math.round((value - low) / step), 0, Math.floor((high - low) / step + 1e-6));
  return Number((low + places * step).toFixed(8));
}
