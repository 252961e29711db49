/**
 * Surfaces to walk down, as `nnviz.datasets.surfaces` has them.
 *
 * @typedef {[x: number, y: number]} Place
 * @typedef {{ loss: (place: Place) => number, gradient: (place: Place) => Place }} Formula
 */
import { MOMENTS } from "./contract.js";

const { tanh } = Math;

/** @type {Record<string, Formula>} */
export const FORMULAS = {
  ravine: {
    loss: ([x, y]) => 0.5 * (x ** 2 + 20 * y ** 2),
    gradient: ([x, y]) => [x, 20 * y],
  },
  saddle: {
    loss: ([x, y]) => 0.5 * x ** 2 + 0.25 * (y ** 2 - 1) ** 2,
    gradient: ([x, y]) => [x, y * (y ** 2 - 1)],
  },
  cliff: {
    loss: ([x, y]) => 0.2 * ((x + 1) ** 2 + y ** 2) + 2 + 2 * tanh(6 * (x - 1)),
    gradient: ([x, y]) => [0.4 * (x + 1) + 12 * (1 - tanh(6 * (x - 1)) ** 2), 0.4 * y],
  },
  "two valleys": {
    loss: ([x, y]) => (((x + 1.2) ** 2 + 2 * y ** 2) * ((x - 1.2) ** 2 + 2 * y ** 2 + 0.25)) / 8,
    gradient: ([x, y]) => {
      const [left, right] = [(x + 1.2) ** 2 + 2 * y ** 2, (x - 1.2) ** 2 + 2 * y ** 2 + 0.25];
      return [((x + 1.2) * right + (x - 1.2) * left) / 4, (y * (left + right)) / 2];
    },
  },
  "line on the cars": {
    loss: ([m, b]) => {
      const [xx, x, xy, y, yy] = MOMENTS;
      return m ** 2 * xx + 2 * m * b * x + b ** 2 - 2 * m * xy - 2 * b * y + yy;
    },
    gradient: ([m, b]) => {
      const [xx, x, xy, y] = MOMENTS;
      return [2 * (m * xx + b * x - xy), 2 * (m * x + b - y)];
    },
  },
};
