/**
 * Losses over the epochs: growing, and what would have come after early stopping as a ghost.
 *
 * @typedef {import("./plot.js").Plot} Plot
 * @typedef {import("./training.js").Data} Data
 * @typedef {import("./training.js").Rows} Rows
 * @typedef {{ ink: string, loss: string }} Colors
 */
import { pointsOf, polyline } from "../../../components/curve.js";
import { makeSvg } from "../../../components/dom.js";
import { loss as written } from "../../../components/format.js";
import { drawBreak, drawGap, drawMarks, drawOverfitting, drawStop, drawTarget } from "./marks.js";
import { drawAxes, plotOf } from "./plot.js";

/**
 * @param {Plot} plot
 * @param {Data} data
 * @param {Rows} rows
 * @param {number} shown
 * @param {Colors} colors
 */
function drawLines(plot, { stop }, rows, shown, { loss, ink }) {
  const solid = Math.min(shown, stop ?? Number.POSITIVE_INFINITY);
  const kinds = /** @type {const} */ ([
    [rows[0], loss, 2.5],
    [rows[1], ink, 3],
  ]);
  return kinds.flatMap(([row, stroke, thick]) => {
    const style = { fill: "none", stroke, "stroke-width": thick, "stroke-linejoin": "round" };
    const part = (/** @type {number} */ from, /** @type {number} */ upTo) =>
      polyline(pointsOf(row, from, upTo), plot.x, plot.y);
    const line = makeSvg("polyline", { ...style, points: part(0, solid) });
    if (shown <= solid) return [line];
    return [makeSvg("polyline", { ...style, points: part(solid, shown), opacity: 0.38, class: "ghost" }), line];
  });
}

/**
 * What the lines are called, at their right ends, apart from each other.
 *
 * @param {Plot} plot
 * @param {Rows} rows
 * @param {number} shown
 * @param {Colors} colors
 */
function drawNames(plot, rows, shown, { loss, ink }) {
  const last = Math.min(Math.floor(shown), rows[0].length - 1);
  if (last < 1) return [];
  const ends = [
    { name: "training", value: rows[0][last], color: loss },
    { name: "validation", value: rows[1][last], color: ink },
  ].sort((one, other) => other.value - one.value);
  const least = 2.35 * plot.text;
  const lowest = plot.bottom - 1.4 * plot.text; // the axis' numbers stand below
  const [upper, under] = ends.map(({ value }) => plot.y(value));
  const lower = Math.min(lowest, Math.max(under, (upper + under + least) / 2));
  const places = [Math.min(upper, lower - least), lower];
  const x = plot.x(last) + 8;
  return ends.flatMap(({ name, value, color }, index) => [
    makeSvg("text", { x, y: places[index], class: "strong", style: `fill: ${color}` }, name),
    makeSvg("text", { x, y: places[index] + 1.1 * plot.text }, written(value)),
  ]);
}

/**
 * The epoch under the pointer.
 *
 * @param {Plot} plot
 * @param {Rows} rows
 * @param {number} epoch
 * @param {Colors} colors
 */
function drawLooked(plot, rows, epoch, { loss, ink }) {
  const x = plot.x(epoch);
  const line = { x1: x, x2: x, y1: plot.top, y2: plot.bottom, stroke: "currentColor", opacity: 0.5 };
  const dot = (/** @type {ArrayLike<number>} */ row, /** @type {string} */ fill) =>
    makeSvg("circle", { cx: x, cy: plot.y(row[epoch]), r: 4.5, fill });
  return [makeSvg("line", line), dot(rows[0], loss), dot(rows[1], ink)];
}

/**
 * Draw everything up to an epoch.
 *
 * @param {SVGSVGElement} svg
 * @param {Data} data
 * @param {Rows} rows
 * @param {{ shown: number, looked: number | null, picked: number | null, held: boolean, colors: Colors }} how
 *   `looked` is the epoch under the pointer, `picked` that of the stop line.
 */
export function drawCurves(svg, data, rows, { shown, looked, picked, held, colors }) {
  if (!svg.firstChild) svg.append(makeSvg("text"));
  const text = Number.parseFloat(getComputedStyle(svg.querySelector("text") ?? svg).fontSize) || 14;
  const plot = plotOf({ width: svg.clientWidth, height: svg.clientHeight, text }, data.total, rows);
  /** @type {SVGElement[]} */
  const parts = drawAxes(plot, data);
  if (rows[0].length) {
    parts.push(
      ...drawTarget(plot, data, shown),
      ...drawGap(plot, data, rows, shown),
      ...drawOverfitting(plot, data, shown),
      ...drawLines(plot, data, rows, shown, colors),
    );
    parts.push(...drawMarks(plot, data, rows, shown), ...drawNames(plot, rows, shown, colors));
    parts.push(...drawBreak(plot, data, shown));
    const epoch = Math.min(looked ?? 0, Math.floor(shown), rows[0].length - 1);
    const stop = Math.min(picked ?? data.kept ?? 0, Math.floor(shown));
    if (data.each) parts.push(...drawStop(plot, stop, held));
    if (looked !== null && !held) parts.push(...drawLooked(plot, rows, epoch, colors));
  }
  svg.replaceChildren(...parts);
  return plot;
}
