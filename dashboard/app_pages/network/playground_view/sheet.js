/**
 * The bent sheet on a canvas: tiles in the color of the output, every ninth line of the grid, the points, and the
 * straight line where the output turns.
 *
 * @typedef {import("./bend.js").Bent} Bent
 * @typedef {import("./network.js").Values} Values
 * @typedef {import("../../../components/scales.js").Range} Range
 * @typedef {{ x: (value: number) => number, y: (value: number) => number, across: Range, up: Range,
 *   margin: number, width: number }} Place
 */
import { between } from "../../../components/colors.js";
import { linear } from "../../../components/scales.js";
import { SIDE } from "./network.js";
import { drawPoints } from "./plane.js";

const TILE = 2; // places along the side of a tile
const LINES = 9; // places between two lines of the grid

/**
 * @param {Values} values
 * @returns {Range}
 */
function boundsOf(values) {
  let [low, high] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let place = 0; place < values.length; place++) {
    low = Math.min(low, values[place]);
    high = Math.max(high, values[place]);
  }
  const pad = 0.06 * (high - low) + 1e-6;
  return [low - pad, high + pad];
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Bent} bent
 * @param {Place} place
 * @param {(place: number) => number[]} color
 */
function drawTiles(pen, { grid: [across, up] }, { x, y }, color) {
  const at = (/** @type {number} */ row, /** @type {number} */ column) =>
    Math.min(row, SIDE - 1) * SIDE + Math.min(column, SIDE - 1);
  pen.globalAlpha = 0.5;
  for (let row = 0; row < SIDE; row += TILE) {
    for (let column = 0; column < SIDE; column += TILE) {
      pen.fillStyle = `rgb(${color(at(row + TILE / 2, column + TILE / 2))})`;
      pen.beginPath();
      const corners = [at(row, column), at(row, column + TILE), at(row + TILE, column + TILE), at(row + TILE, column)];
      for (const corner of corners) pen.lineTo(x(across[corner]), y(up[corner]));
      pen.fill();
    }
  }
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Bent} bent
 * @param {Place} place
 */
function drawGrid(pen, { grid: [across, up] }, { x, y }) {
  pen.globalAlpha = 0.55;
  pen.lineWidth = 1;
  const line = (/** @type {(step: number) => number} */ place) => {
    pen.beginPath();
    for (let step = 0; step < SIDE; step++) pen.lineTo(x(across[place(step)]), y(up[place(step)]));
    pen.stroke();
  };
  for (let one = 0; one < SIDE; one += LINES) {
    line((step) => one * SIDE + step);
    line((step) => step * SIDE + one);
  }
  pen.globalAlpha = 1;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {[number, number, number]} edge
 * @param {Place} place
 */
function drawTurn(pen, [p, q, r], { x, y, across, up, margin, width }) {
  const ends =
    Math.abs(p) > Math.abs(q)
      ? up.map((value) => [-(q * value + r) / p, value])
      : across.map((value) => [value, -(p * value + r) / (q || 1e-9)]);
  pen.save();
  pen.beginPath();
  pen.rect(margin, 4, width - margin - 4, width - margin - 4);
  pen.clip();
  pen.lineWidth = 3;
  pen.beginPath();
  for (const [one, other] of ends) pen.lineTo(x(one), y(other));
  pen.stroke();
  pen.restore();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Bent} bent
 * @param {import("./network.js").Data} data
 * @param {{ outputs: Values, width: number, text: number, colors: import("./maps.js").Colors }} how
 */
export function drawBent(pen, bent, data, { outputs, width, text, colors }) {
  const margin = 2.2 * text;
  const [across, up] = bent.grid.map(boundsOf);
  const x = linear(across, [margin, width - 4]);
  const y = linear(up, [width - margin, 4]);
  const place = { x, y, across, up, margin, width };
  const share =
    data.output === "linear" ? (/** @type {number} */ value) => (value + 1) / 2 : (/** @type {number} */ p) => p;
  drawTiles(pen, bent, place, (at) => between(colors.stops, share(outputs[at])));
  pen.strokeStyle = colors.ink;
  drawGrid(pen, bent, place);
  if (bent.edge) drawTurn(pen, bent.edge, place);
  const [one, other] = bent.points;
  const spots = Array.from(one, (value, point) => [x(value), y(other[point])]);
  drawPoints(pen, data, spots, { radius: Math.max(2.4, width / 105), colors });
  pen.fillStyle = colors.ink;
  pen.textAlign = "center";
  pen.fillText(bent.axes[0], (width + margin) / 2, width - 0.5 * text);
  pen.save();
  pen.translate(1.1 * text, (width - margin) / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(bent.axes[1], 0, 0);
  pen.restore();
}
