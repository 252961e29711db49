/** The trainings of one cell: a curve for each seed. */
import { shortNumber } from "../../../components/format.js";
import { penFor } from "../../../components/pen.js";
import { linear, logarithmic, logarithmicTicks, ticks } from "../../../components/scales.js";
import { write } from "../labels.js";
import { curveOf } from "./table.js";

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./table.js").Task} task
 * @param {{ optimizer: number, rate: number, rates: number }} which
 * @param {{ theme: import("../../../components/theme.js").Theme, size: number, title: string }} how
 */
export function paintCurves(canvas, task, which, { theme, size, title }) {
  const pen = penFor(canvas, canvas.clientWidth);
  if (!pen) return;
  const all = Array.from(task.losses).filter(Number.isFinite);
  const range = /** @type {[number, number]} */ ([
    Math.min(...all),
    Math.max(...all.map((each) => Math.min(each, 3 * task.losses[0]))),
  ]);
  const frame = {
    left: 3.6 * size,
    right: canvas.clientWidth - 1.4 * size,
    top: 1.7 * size,
    bottom: canvas.clientHeight - 1.4 * size,
  };
  const last = task.epochs[task.epochs.length - 1];
  const x = linear([0, last], [frame.left, frame.right]);
  const y = logarithmic(range, [frame.bottom, frame.top]);
  const small = { color: theme.ink2, paper: theme.paper, size: 0.92 * size };
  const levels = logarithmicTicks(...range);
  for (const value of levels.filter((_, index) => levels.length < 5 || index % 2 === 0)) {
    pen.strokeStyle = theme.line;
    pen.lineWidth = 1;
    pen.beginPath();
    pen.moveTo(frame.left, y(value));
    pen.lineTo(frame.right, y(value));
    pen.stroke();
    write(pen, shortNumber(value), [frame.left - 6, y(value)], { ...small, align: "right" });
  }
  for (const tick of ticks(0, last))
    write(pen, `${tick}`, [x(tick), frame.bottom + 0.8 * size], { ...small, align: "center" });
  write(pen, title, [4, 0.7 * size], { ...small, color: theme.ink, bold: true });
  for (let seed = 0; seed < task.seeds; seed += 1) {
    const curve = curveOf(task, { ...which, seed });
    pen.strokeStyle = theme.loss;
    pen.lineWidth = 2;
    pen.beginPath();
    task.epochs.forEach((epoch, index) => {
      if (!Number.isNaN(curve[index]))
        pen.lineTo(x(epoch), Math.max(frame.top - 4, Math.min(y(curve[index]), frame.bottom)));
    });
    pen.stroke();
  }
  canvas.setAttribute("aria-label", title);
}
