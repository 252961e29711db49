/**
 * Where epochs and losses stand on the picture.
 *
 * @typedef {import("../../../components/axes.js").Frame & {
 *   width: number, height: number, logarithmic: boolean, ticks: number[],
 *   x: (epoch: number) => number, y: (loss: number) => number, epochAt: (place: number) => number,
 * }} Plot
 */
import { linesAcross, numbersBelow, titleBelow, titleLeft } from "../../../components/axes.js";
import { makeSvg } from "../../../components/dom.js";
import { linear, logarithmic, logarithmicTicks, ticks } from "../../../components/scales.js";

/**
 * Losses over more than a decade stand on a logarithmic scale.
 *
 * @param {{ width: number, height: number, text: number }} room
 * @param {number} total Epochs.
 * @param {import("./training.js").Rows} rows
 * @returns {Plot}
 */
export function plotOf({ width, height, text }, total, rows) {
  const all = [...Array.from(rows[0]), ...Array.from(rows[1])].filter((value) => value > 0);
  const [least, most] = all.length ? [Math.min(...all), Math.max(...all)] : [0, 1];
  const wide = least > 0 && most / least > 12;
  /** @type {[number, number]} */
  const range = wide ? [least / 1.15, most * 1.1] : [0, most * 1.06];
  const [left, right, top, bottom] = [4.2 * text, width - 6.4 * text, 2.9 * text, height - 2.6 * text];
  const epochs = Math.max(1, total);
  return {
    ...{ width, height, text, left, right, top, bottom },
    logarithmic: wide,
    ticks: wide ? logarithmicTicks(...range) : ticks(...range),
    x: linear([0, epochs], [left, right]),
    y: wide ? logarithmic(range, [bottom, top]) : linear(range, [bottom, top]),
    epochAt: linear([left, right], [0, total]),
  };
}

/**
 * @param {Plot} plot
 * @param {{ total: number, axis: string, checks: import("./training.js").Data["checks"] }} data
 */
export function drawAxes(plot, { total, axis, checks }) {
  const { left, right, top, bottom, text } = plot;
  const scaled = plot.logarithmic ? ", log scale" : "";
  const names = [`${axis}${scaled}`, `loss${scaled}`];
  const title = names.find((name) => 0.5 * text * name.length < bottom - top + 2.9 * text) ?? "loss";
  return [
    ...linesAcross(plot, plot.ticks, plot.y),
    makeSvg("line", { x1: left, x2: right, y1: bottom, y2: bottom, stroke: "currentColor", opacity: 0.5 }),
    ...numbersBelow(plot, ticks(0, total), plot.x),
    titleBelow(plot, checks.some(([first]) => first[2]) ? "epoch; green: the target is met" : "epoch"),
    titleLeft(plot, title),
  ];
}
