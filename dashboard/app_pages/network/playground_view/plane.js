/**
 * What lies on a map of the plane: the line where the output turns, and the points.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./maps.js").Colors} Colors
 */
import { between } from "../../../components/colors.js";
import { hues } from "./classes.js";
import { SIDE } from "./network.js";

const HATCH = 8; // px between two lines
const CORNERS = [
  [
    [0, 1.25],
    [1.15, -0.85],
    [-1.15, -0.85],
  ],
  [
    [0, 1.35],
    [1.2, 0],
    [0, -1.35],
    [-1.2, 0],
  ],
]; // of class 2 and 3, in radii

/**
 * The line where values pass a level, through the squares of four places.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {import("./network.js").Values} values
 * @param {{ level: number, width: number, ink: string }} how
 */
export function drawEdge(pen, values, { level, width, ink }) {
  const cell = width / SIDE;
  pen.strokeStyle = ink;
  pen.lineWidth = 2;
  pen.beginPath();
  for (let row = 0; row < SIDE - 1; row++) {
    for (let column = 0; column < SIDE - 1; column++) {
      const place = row * SIDE + column;
      const corners = [values[place], values[place + 1], values[place + SIDE + 1], values[place + SIDE]];
      const cuts = cutsOf(corners, level).map(([x, y]) => [(column + 0.5 + x) * cell, (row + 0.5 + y) * cell]);
      for (let cut = 0; cut + 1 < cuts.length; cut += 2) {
        pen.moveTo(cuts[cut][0], cuts[cut][1]);
        pen.lineTo(cuts[cut + 1][0], cuts[cut + 1][1]);
      }
    }
  }
  pen.stroke();
}

/**
 * Mark the side above a level by fine lines at 45°: a gray print has to show two sides.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {import("./network.js").Values} values
 * @param {{ level: number, width: number, ink: string }} how
 */
export function drawHatch(pen, values, { level, width, ink }) {
  const cell = width / SIDE;
  const isAbove = (/** @type {number} */ x, /** @type {number} */ y) =>
    values[Math.min(SIDE - 1, Math.floor(y / cell)) * SIDE + Math.min(SIDE - 1, Math.floor(x / cell))] > level;
  pen.save();
  pen.strokeStyle = ink;
  pen.globalAlpha = 0.3;
  pen.lineWidth = 0.75;
  pen.beginPath();
  for (let start = HATCH / 2 - width; start < width; start += HATCH) {
    let drawn = false;
    for (let x = Math.max(0, start); x <= Math.min(width, width + start); x += cell / 2) {
      const y = width - x + start;
      const above = isAbove(x, y);
      if (above && drawn) pen.lineTo(x, y);
      else if (above) pen.moveTo(x, y);
      drawn = above;
    }
  }
  pen.stroke();
  pen.restore();
}

/**
 * Where a level cuts the sides of a square of width 1.
 *
 * @param {readonly number[]} corners Clockwise from the upper left.
 * @param {number} level
 */
function cutsOf(corners, level) {
  return corners.flatMap((value, side) => {
    const next = corners[(side + 1) % 4];
    if (value > level === next > level) return [];
    const part = (level - value) / (next - value);
    const places = [
      [part, 0],
      [1, part],
      [1 - part, 1],
      [0, 1 - part],
    ];
    return [places[side]];
  });
}

/**
 * Class 0 are circles, class 1 squares, class 2 triangles, class 3 diamonds, quantities circles.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {number | undefined} kind
 * @param {readonly number[]} place
 * @param {number} radius
 */
function tracePoint(pen, kind, [x, y], radius) {
  pen.beginPath();
  if (!kind) pen.arc(x, y, radius, 0, 7);
  else if (kind === 1) pen.rect(x - 0.9 * radius, y - 0.9 * radius, 1.8 * radius, 1.8 * radius);
  else {
    for (const [across, up] of CORNERS[kind - 2]) pen.lineTo(x + across * radius, y - up * radius);
    pen.closePath();
  }
}

/**
 * Draw the points; full ones are trained on, hollow ones validate. Quantities have the color of their value.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Data} data
 * @param {readonly number[][]} places [x, y] in pixels.
 * @param {{ radius: number, colors: Colors }} how
 */
export function drawPoints(pen, data, places, { radius, colors }) {
  places.forEach((place, point) => {
    const kind = data.classes[point];
    const trained = point < data.train;
    tracePoint(pen, kind, place, radius);
    pen.globalAlpha = trained ? 1 : 0.85;
    if (kind === undefined) {
      pen.fillStyle = `rgb(${between(colors.stops, (data.arrays.heights.values[point] + 1) / 2)})`;
      pen.strokeStyle = trained ? colors.ink : colors.paper;
    } else {
      const color = hues(colors)[kind];
      pen.fillStyle = trained ? color : colors.ground;
      pen.strokeStyle = trained ? colors.ground : color;
    }
    pen.lineWidth = trained ? 0.9 : 1.3;
    pen.fill();
    pen.stroke();
  });
  pen.globalAlpha = 1;
}
