/**
 * How those who race are told apart: a color, a dash, a mark.
 *
 * @typedef {{ color: string, dash: number[], mark: (pen: CanvasRenderingContext2D, radius: number) => void }} Style
 */

/** @param {readonly [number, number][]} corners */
const polygon = (corners) => (/** @type {CanvasRenderingContext2D} */ pen, /** @type {number} */ radius) => {
  for (const [x, y] of corners) pen.lineTo(x * radius, y * radius);
  pen.closePath();
};

const MARKS = [
  (/** @type {CanvasRenderingContext2D} */ pen, /** @type {number} */ radius) => pen.arc(0, 0, radius, 0, 7),
  polygon([
    [-0.9, -0.9],
    [0.9, -0.9],
    [0.9, 0.9],
    [-0.9, 0.9],
  ]), // prettier: a square
  polygon([
    [0, -1.15],
    [1.1, 0.85],
    [-1.1, 0.85],
  ]),
  polygon([
    [0, -1.3],
    [1.3, 0],
    [0, 1.3],
    [-1.3, 0],
  ]),
  polygon([
    [-1.1, -0.85],
    [1.1, -0.85],
    [0, 1.15],
  ]),
];
const DASHES = [[], [9, 4], [2.5, 3.5], [11, 4, 2.5, 4], [5, 3]];

/**
 * @param {import("../../components/theme.js").Theme} theme
 * @param {number} number Of the runner, from 0.
 * @returns {Style}
 */
export function styleOf(theme, number) {
  const colors = [theme.runner1, theme.runner2, theme.runner3, theme.runner4, theme.runner5];
  return { color: colors[number], dash: DASHES[number], mark: MARKS[number] };
}

/**
 * Draw a mark with a rim that is seen on any ground.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Style} style
 * @param {[x: number, y: number]} place
 * @param {{ radius: number, paper: string }} how
 */
export function drawMark(pen, { color, mark }, [x, y], { radius, paper }) {
  pen.save();
  pen.translate(x, y);
  pen.setLineDash([]);
  pen.beginPath();
  mark(pen, radius);
  pen.lineWidth = 3;
  pen.strokeStyle = paper;
  pen.stroke();
  pen.fillStyle = color;
  pen.fill();
  pen.restore();
}
