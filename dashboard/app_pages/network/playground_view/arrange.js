/**
 * Where the units of the diagram stand: the inputs on the left, all of them whether used or not, the output right.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {{ column: number, unit: number }} Unit Column 0 are the inputs.
 * @typedef {Unit & { size: number, x: number, y: number }} Placed In CSS pixels, x and y of the middle.
 * @typedef {object} Plan
 * @property {Placed[][]} units
 * @property {boolean} narrow Whether − and + of a layer stand one above the other.
 * @property {number} heads Where the heads of the columns stand.
 * @property {number} lift What stays free above all, for the title of one of two.
 */
import { INPUTS } from "../contract.js";
import { stopsOf } from "./classes.js";

/**
 * @param {Pick<Data, "hidden" | "outputs" | "title">} data
 * @param {{ width: number, height: number, text: number }} room
 * @returns {Plan}
 */
export function arrange({ hidden, outputs, title }, { width, height, text }) {
  const counts = [INPUTS.length, ...hidden, outputs];
  const left = 3.6 * text;
  const pitch = (width - left) / counts.length;
  const narrow = pitch < 4.7 * text;
  const lift = title ? 2.1 * text : 0;
  const top = (narrow ? 7 : 4) * text + lift;
  // Rows of inputs, and of units: of few, some room stays free below the buttons of their layer.
  const rows = [INPUTS.length, Math.max(4.3, outputs, ...hidden)];
  const units = counts.map((count, column) => {
    const row = (height - top) / rows[column ? 1 : 0];
    const size = Math.floor(Math.min(row - 4, pitch * 0.72, 5 * text));
    return Array.from({ length: count }, (_, unit) => ({
      column,
      unit,
      size,
      x: left + pitch * column + size / 2 + 2,
      y: top + (height - top) / 2 + (unit - (count - 1) / 2) * row,
    }));
  });
  return { units, narrow, heads: 2.1 * text + lift, lift };
}

/**
 * What a column's outputs are, as `paintMap` takes it: the inputs run around 0, the output is a probability or a height.
 *
 * @param {Data} data
 * @param {number} column
 * @returns {import("./maps.js").Kind}
 */
export function kindOf({ hidden, activation, output }, column) {
  if (!column) return "tanh";
  if (column <= hidden.length) return activation;
  return output === "linear" ? "height" : "sigmoid";
}

/**
 * The colors of a unit's map: those of a class run from the ground to its own.
 *
 * @param {Data} data
 * @param {Unit} unit
 * @param {import("./maps.js").Colors} colors
 */
export function colorsAt({ hidden, output }, { column, unit }, colors) {
  if (output !== "softmax" || column <= hidden.length) return colors;
  return { ...colors, stops: stopsOf(colors, unit) };
}

/**
 * @param {Pick<Data, "hidden" | "output">} data
 * @param {Unit} unit
 */
export function nameOf({ hidden, output }, { column, unit }) {
  if (!column) return `input ${INPUTS[unit]}`;
  if (column > hidden.length) return output === "softmax" ? `the output of class ${unit}` : "the network's output";
  return `layer ${column}, unit ${unit + 1}`;
}
