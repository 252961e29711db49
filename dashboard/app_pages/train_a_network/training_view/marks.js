/**
 * What stands on the curves: the generalization gap, overfitting, the epoch that is kept, where early stopping stops, where numbers end.
 *
 * @typedef {import("./plot.js").Plot} Plot
 * @typedef {import("./training.js").Data} Data
 * @typedef {import("./training.js").Rows} Rows
 */
import { pointsOf, polyline } from "../../../components/curve.js";
import { makeSvg } from "../../../components/dom.js";
import { clamp } from "../../../components/format.js";

/**
 * Between the curves from the kept epoch on: the generalization gap.
 *
 * @param {Plot} plot
 * @param {Data} data
 * @param {Rows} rows
 * @param {number} shown
 */
export function drawGap(plot, { kept = 0, patience, total }, rows, shown) {
  const last = Math.min(Math.floor(shown), rows[0].length - 1);
  if (last <= kept + 1 || patience === null || rows[1][last] <= rows[0][last]) return [];
  const upper = Array.from(rows[0], (loss, epoch) => Math.max(loss, rows[1][epoch]));
  const above = polyline(pointsOf(upper, kept, shown), plot.x, plot.y);
  const below = polyline(pointsOf(rows[0], kept, shown).reverse(), plot.x, plot.y);
  const parts = /** @type {SVGElement[]} */ ([
    makeSvg("polygon", { points: `${above} ${below}`, fill: "currentColor", opacity: 0.1 }),
  ]);
  const at = Math.round(kept + 0.72 * (last - kept));
  const [high, low] = [plot.y(rows[1][at]), plot.y(rows[0][at])];
  if (low - high > 2.2 * plot.text && last - kept > 0.3 * total) {
    const x = Math.min(plot.x(at), plot.right - 4.2 * plot.text); // half the words' length from the end
    const y = (high + low) / 2 + 0.35 * plot.text;
    parts.push(makeSvg("text", { x, y, "text-anchor": "middle" }, "generalization gap"));
  }
  return parts;
}

/**
 * The epochs at which it overfits: the validation loss has risen lastingly, while the training loss fell. A band.
 *
 * @param {Plot} plot
 * @param {Data} data
 * @param {number} shown
 */
export function drawOverfitting(plot, { overfits = [] }, shown) {
  const last = Math.min(Math.floor(shown), overfits.length - 1);
  const width = plot.x(1) - plot.x(0);
  /** @type {SVGElement[]} */
  const parts = [];
  for (let epoch = 0; epoch <= last; epoch++) {
    if (!overfits[epoch]) continue;
    const x = plot.x(epoch) - width / 2;
    const place = { x, y: plot.top, width, height: 0.35 * plot.text };
    parts.push(makeSvg("rect", { ...place, fill: "currentColor", opacity: 0.55, class: "overfits" }));
  }
  const first = overfits.indexOf(true);
  if (first < 0 || first > last) return parts;
  const room = plot.right - 6 * plot.text;
  const at = { x: Math.min(plot.x(first), room), y: plot.top + 1.5 * plot.text };
  parts.push(makeSvg("text", at, "overfitting"));
  return parts;
}

/**
 * @param {Plot} plot
 * @param {number} x
 * @param {string} stroke
 * @param {string} dash
 */
const upright = (plot, x, stroke, dash) =>
  makeSvg("line", {
    ...{ x1: x, x2: x, y1: plot.top - 0.4 * plot.text, y2: plot.bottom },
    ...{ stroke, "stroke-width": 2, "stroke-dasharray": dash },
  });

/**
 * Words at an epoch, above the picture, that keep inside it.
 *
 * @param {Plot} plot
 * @param {number} at
 * @param {number} y
 * @param {string} words
 * @param {string} style
 */
const label = (plot, at, y, words, style) =>
  makeSvg(
    "text",
    { x: clamp(at + 4, 0, Math.max(0, plot.width - 0.55 * plot.text * words.length)), y, class: "strong", style },
    words,
  );

/**
 * The epoch that early stopping keeps, the one where it stops, and the name of the ghost.
 *
 * @param {Plot} plot
 * @param {Data} data
 * @param {Rows} rows
 * @param {number} shown
 */
export function drawMarks(plot, { kept = 0, stop, patience, state }, rows, shown) {
  if (patience === null || kept < 1 || shown < kept) return [];
  const { text, bottom } = plot;
  const x = plot.x(kept);
  const stopped = stop !== null && shown >= stop;
  const words = `epoch ${kept}: lowest validation loss${stopped || state === "finished" ? ", kept" : " so far"}`;
  const ring = { r: 6, fill: "var(--truth)", stroke: "var(--st-background-color)", "stroke-width": 2 };
  const parts = [
    upright(plot, x, "var(--truth)", "none"),
    label(plot, x, 0.95 * text, words, "fill: var(--truth-text)"),
    makeSvg("circle", { cx: x, cy: plot.y(rows[1][kept]), ...ring }),
  ];
  if (!stopped) return parts;
  const at = plot.x(stop);
  parts.push(upright(plot, at, "currentColor", "3 4"));
  parts.push(label(plot, at, 2.1 * text, `epoch ${stop}: stop, ${patience} without a lower one`, ""));
  const room = plot.x(shown) - at;
  if (room > 11 * text) {
    const place = { x: at + room / 2, y: bottom - 0.6 * text, "text-anchor": "middle", "font-style": "italic" };
    parts.push(makeSvg("text", place, "what would have come"));
  }
  return parts;
}

/**
 * The stop line: it is dragged along the curves, and the predictions are those of its epoch.
 *
 * @param {Plot} plot
 * @param {number} epoch
 * @param {boolean} held
 */
export function drawStop(plot, epoch, held) {
  const x = plot.x(epoch);
  const halo = { fill: "currentColor", stroke: "var(--ground)", "stroke-width": 2, class: "stop" };
  return [
    makeSvg("line", { x1: x, x2: x, y1: plot.top, y2: plot.bottom, stroke: "currentColor", "stroke-width": 2 }),
    makeSvg("circle", { cx: x, cy: plot.bottom, r: held ? 9 : 7, ...halo }),
  ];
}

/**
 * Where the task's first condition is met: a band on the axis; and its line, where the loss is what it speaks of.
 *
 * @param {Plot} plot
 * @param {Data} data
 * @param {number} shown
 */
export function drawTarget(plot, { checks, target }, shown) {
  const { left, right, bottom, text } = plot;
  /** @type {SVGElement[]} */
  const parts = [];
  const width = plot.x(1) - plot.x(0);
  const style = { y: bottom - 3, height: 6, fill: "var(--mark)" };
  let from = -1;
  for (let epoch = 0; epoch <= Math.floor(shown) + 1; epoch++) {
    const met = epoch <= shown && Boolean(checks[epoch]?.[0][2]);
    if (met && from < 0) from = epoch;
    if (met || from < 0) continue;
    const x = plot.x(from) - width / 2;
    parts.push(makeSvg("rect", { ...style, x: Math.max(left, x), width: plot.x(epoch) - width / 2 - x }));
    from = -1;
  }
  if (target === null) return parts;
  const y = plot.y(target);
  const line = {
    x1: left,
    x2: right,
    y1: y,
    y2: y,
    stroke: "var(--mark)",
    "stroke-width": 2,
    "stroke-dasharray": "6 4",
  };
  parts.push(makeSvg("line", line));
  parts.push(makeSvg("text", { x: left + 6, y: y + 1.1 * text, style: "fill: var(--mark)" }, `target ${target}`));
  return parts;
}

/**
 * Where the numbers were no longer numbers.
 *
 * @param {Plot} plot
 * @param {Data} data
 * @param {number} shown
 */
export function drawBreak(plot, { broken }, shown) {
  if (broken === null || shown < broken - 1) return [];
  const at = plot.x(broken);
  const line = {
    x1: at,
    x2: at,
    y1: plot.top,
    y2: plot.bottom,
    stroke: "currentColor",
    "stroke-width": 3,
    "stroke-dasharray": "3 3",
  };
  const place = { x: at + 0.6 * plot.text, y: (plot.top + plot.bottom) / 2, class: "broken" };
  return [makeSvg("line", line), makeSvg("text", place, `NaN in epoch ${broken}`)];
}
