/** A face drawn by a formula, cell by cell, so that the same face can be shown coarse and fine. */

const SOFT = 0.035; // how wide an edge is, in widths of the picture
const FINE = 6; // samples of a cell, each way

/**
 * How dark an ellipse with a soft edge is at a place, from 0 to 1.
 *
 * @param {[x: number, y: number]} place
 * @param {[x: number, y: number]} center
 * @param {[x: number, y: number]} radius
 */
function blot([x, y], [cx, cy], [rx, ry]) {
  const away = Math.hypot((x - cx) / rx, (y - cy) / ry) - 1;
  return 1 / (1 + Math.exp((away * Math.min(rx, ry)) / SOFT));
}

/**
 * How dark the face is, from 0 to 1.
 *
 * @param {number} x From -1 to 1.
 * @param {number} y From -1 to 1, downwards.
 */
export function face(x, y) {
  const at = (/** @type {number} */ cx, /** @type {number} */ cy, /** @type {number} */ rx, /** @type {number} */ ry) =>
    blot([x, y], [cx, cy], [rx, ry]);
  const hair = at(0, -0.2, 0.68, 0.7) * 0.9;
  const neck = Math.max(at(0, 0.75, 0.22, 0.4), at(0, 1.25, 0.8, 0.5)) * 0.42;
  const skin = at(0.02, 0.08, 0.47, 0.62);
  const eyes = Math.max(at(-0.19, -0.02, 0.1, 0.065), at(0.23, -0.02, 0.1, 0.065)) * 0.75;
  const brows = Math.max(at(-0.19, -0.19, 0.14, 0.035), at(0.23, -0.19, 0.14, 0.035)) * 0.5;
  const nose = at(0.03, 0.2, 0.05, 0.1) * 0.22;
  const mouth = at(0.02, 0.42, 0.17, 0.055) * 0.5;
  return Math.max(hair, neck) * (1 - skin) + Math.max(0.12, eyes, brows, nose, mouth) * skin;
}

/**
 * How dark the face is in one cell of a grid, on the whole.
 *
 * @param {number} row
 * @param {number} column
 * @param {number} cells Of a side.
 */
export function darkness(row, column, cells) {
  let sum = 0;
  for (let i = 0.5; i < FINE; i += 1) {
    for (let j = 0.5; j < FINE; j += 1) {
      sum += face((2 * (column + i / FINE)) / cells - 1, (2 * (row + j / FINE)) / cells - 1);
    }
  }
  return sum / FINE ** 2;
}
