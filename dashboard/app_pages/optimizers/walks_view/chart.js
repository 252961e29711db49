/**
 * What is drawn by step beside the map: the loss of all who race, the rates of the schedules, the lengths of gradients.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {{ left: number, right: number, top: number, bottom: number }} Frame
 */
import { shortNumber } from "../../../components/format.js";
import { penFor } from "../../../components/pen.js";
import { linear, logarithmic, logarithmicTicks, ticks } from "../../../components/scales.js";
import { write } from "../labels.js";
import { styleOf } from "../styles.js";
import { FORMULAS } from "../surfaces.js";
import { surfaceOf } from "./state.js";

const DECADES = 1e-5; // of the loss at the start: what is lower stands at the bottom

/**
 * Where steps stand in the chart: shared by its two parts, and by the pointer.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} size
 */
export const roomOf = (canvas, size) => ({ left: 3.4 * size, right: canvas.clientWidth - 1.2 * size });

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./state.js").Kind} kind
 * @param {Scene} scene
 * @param {number} frames The last step.
 */
export function paintChart(canvas, kind, scene, frames) {
  const pen = penFor(canvas, canvas.clientWidth);
  if (!pen) return;
  const { size } = scene;
  const [room, bottom] = [roomOf(canvas, size), canvas.clientHeight - 2.5 * size];
  const x = linear([0, frames], [room.left, room.right]);
  const middle = 0.46 * bottom;
  const upper = { ...room, top: 1.7 * size, bottom: kind === "race" ? bottom : middle - 0.4 * size };
  const lower = { ...room, top: middle + 1.7 * size, bottom };
  if (kind === "race") paintLosses(pen, scene, upper, x);
  if (kind === "decay") paintRates(pen, scene, upper, x);
  if (kind === "clipping") paintLengths(pen, scene, upper, x, frames);
  if (kind !== "race") paintLosses(pen, scene, lower, x);
  paintSteps(pen, scene, { ...room, top: upper.top, bottom }, x, frames);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {(step: number) => number} x
 * @param {number} frames
 */
function paintSteps(pen, { step, theme, size }, { left, right, top, bottom }, x, frames) {
  const how = { color: theme.ink2, paper: theme.paper, size: 0.92 * size };
  for (const tick of ticks(0, frames))
    write(pen, `${tick}`, [x(tick), bottom + 0.85 * size], { ...how, align: "center" });
  write(pen, "step", [(left + right) / 2, bottom + 1.9 * size], { ...how, align: "center" });
  pen.strokeStyle = theme.ink;
  pen.lineWidth = 1.5;
  pen.setLineDash([]);
  pen.beginPath();
  pen.moveTo(x(step), top - 4);
  pen.lineTo(x(step), bottom);
  pen.stroke();
}

/**
 * Lines across, with their numbers, and what they count.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {{ title: string, values: readonly number[], y: (value: number) => number }} axis
 */
function paintLevels(pen, { theme, size }, { left, right, top }, { title, values, y }) {
  const how = { color: theme.ink2, paper: theme.paper, size: 0.92 * size };
  for (const value of apart(values, y, size)) {
    pen.strokeStyle = theme.line;
    pen.lineWidth = 1;
    pen.setLineDash([]);
    pen.beginPath();
    pen.moveTo(left, y(value));
    pen.lineTo(right, y(value));
    pen.stroke();
    write(pen, shortNumber(value), [left - 6, y(value)], { ...how, align: "right" });
  }
  write(pen, title, [4, top - 0.95 * size], { ...how, color: theme.ink, bold: true });
}

/**
 * Of some values every second, third, … one, so that their numbers have room.
 *
 * @param {readonly number[]} values From low to high.
 * @param {(value: number) => number} y
 * @param {number} size Of letters.
 */
export function apart(values, y, size) {
  if (values.length < 2) return values;
  const gap = Math.abs(y(values[0]) - y(values[values.length - 1])) / (values.length - 1);
  const each = Math.max(1, Math.ceil((1.1 * size) / gap));
  return values.filter((_, index) => index % each === 0);
}

/**
 * The loss by step, on a logarithmic axis.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {(step: number) => number} x
 */
function paintLosses(pen, scene, frame, x) {
  const { runners, state } = scene;
  const { lowest } = surfaceOf(state.surface);
  const least = FORMULAS[state.surface].loss(/** @type {[number, number]} */ ([...lowest]));
  const above = runners.map(({ walk }) => walk.losses.map((loss) => loss - least));
  const start = Math.max(above[0][0], 1e-6);
  const range = /** @type {[number, number]} */ ([start * DECADES, start * 10]);
  const y = logarithmic(range, [frame.bottom, frame.top]);
  const title = least > 0.01 ? `loss above the lowest, ${least.toFixed(1)}` : "loss";
  paintLevels(pen, scene, frame, {
    title,
    values: logarithmicTicks(...range),
    y,
  });
  paintCurves(pen, scene, {
    curves: above,
    x,
    y: (value) => Math.max(frame.top - 3, Math.min(y(value), frame.bottom)),
  });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {(step: number) => number} x
 */
function paintRates(pen, scene, frame, x) {
  const y = linear([0, 1.05 * scene.state.rate], [frame.bottom, frame.top]);
  paintLevels(pen, scene, frame, { title: "learning rate γ", values: ticks(0, scene.state.rate), y });
  const curves = scene.runners.map(({ rule }, number) =>
    scene.runners[number].walk.steps.map((_, step) => rule.rate(step)),
  );
  paintCurves(pen, scene, { curves, x, y });
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {{ curves: number[][], x: (step: number) => number, y: (value: number) => number }} what
 */
function paintCurves(pen, { runners, state, step, theme, last }, { curves, x, y }) {
  const order = [...curves.keys()].sort(
    (one, other) => Number(runners[one].name === state.lead) - Number(runners[other].name === state.lead),
  );
  for (const number of order) {
    const { color, dash } = styleOf(theme, number);
    const leads = runners[number].name === state.lead;
    for (const [from, to, opacity] of [
      [step, last + 1, 0.28],
      [0, Math.min(step, last) + 1, 1],
    ]) {
      pen.globalAlpha = opacity;
      pen.strokeStyle = color;
      pen.setLineDash(dash);
      pen.lineWidth = leads ? 3.2 : 1.8;
      pen.beginPath();
      curves[number].slice(from, to).forEach((value, at) => {
        pen.lineTo(x(from + at), y(value));
      });
      pen.stroke();
    }
  }
  pen.globalAlpha = 1;
  pen.setLineDash([]);
}

/**
 * The length of the gradient before and after clipping, a bar for each step of the one in the lead role.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Scene} scene
 * @param {Frame} frame
 * @param {(step: number) => number} x
 * @param {number} frames
 */
function paintLengths(pen, scene, frame, x, frames) {
  const { runners, state, step, theme, size } = scene;
  const lead = runners.find(({ name }) => name === state.lead) ?? runners[0];
  const made = lead.walk.steps;
  const raw = made.slice(0, frames + 1).map(({ gradient }) => Math.hypot(...gradient));
  const kept = made.map(({ clipped }) => Math.hypot(...clipped));
  const most = Math.max(1.15 * state.limit, ...raw.filter((length) => length < 1e6));
  const y = linear([0, 1.05 * most], [frame.bottom, frame.top]);
  paintLevels(pen, scene, frame, {
    title: `gradient’s length, filled: ${lead.rule.clip ? "clipped" : "not clipped"}`,
    values: ticks(0, most),
    y,
  });
  const wide = Math.max(2, (0.72 * (frame.right - frame.left)) / (frames + 1));
  made.slice(0, frames + 1).forEach((_, at) => {
    const top = Math.max(frame.top - 3, y(raw[at]));
    pen.globalAlpha = at <= step ? 1 : 0.35;
    pen.fillStyle = theme.gradient;
    pen.fillRect(x(at) - wide / 2, y(kept[at]), wide, frame.bottom - y(kept[at]));
    pen.strokeStyle = theme.gradient;
    pen.lineWidth = 1.4;
    pen.strokeRect(x(at) - wide / 2, top, wide, frame.bottom - top);
  });
  pen.globalAlpha = 1;
  pen.strokeStyle = theme.ink;
  pen.setLineDash([5, 4]);
  pen.beginPath();
  pen.moveTo(frame.left, y(state.limit));
  pen.lineTo(frame.right, y(state.limit));
  pen.stroke();
  pen.setLineDash([]);
  write(pen, "c", [frame.right + 2, y(state.limit)], { color: theme.ink, paper: theme.paper, size, bold: true });
}
