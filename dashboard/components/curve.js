/** A curve of values at 0, 1, 2, … that is drawn up to a place, which may lie between two of them. */

/**
 * Return the points [place, value] of a part of the curve.
 *
 * @param {ArrayLike<number>} values
 * @param {number} from Whole.
 * @param {number} upTo
 */
export function pointsOf(values, from, upTo) {
  const points = [];
  for (let place = from; place <= upTo && place < values.length; place++) points.push([place, values[place]]);
  const [whole, part] = [Math.floor(upTo), upTo % 1];
  if (part && whole + 1 < values.length) {
    points.push([upTo, values[whole] + part * (values[whole + 1] - values[whole])]);
  }
  return points;
}

/**
 * Return points as an SVG polyline takes them.
 *
 * @param {readonly number[][]} points
 * @param {(place: number) => number} x
 * @param {(value: number) => number} y
 */
export const polyline = (points, x, y) =>
  points.map(([place, value]) => `${x(place).toFixed(1)},${y(value).toFixed(1)}`).join(" ");

/**
 * Draw points as a line on a canvas.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {readonly number[][]} points
 * @param {(place: number) => number} x
 * @param {(value: number) => number} y
 */
export function strokeCurve(pen, points, x, y) {
  pen.beginPath();
  for (const [place, value] of points) pen.lineTo(x(place), y(value));
  pen.stroke();
}
