/**
 * The loss as a curve: over the updates of a run, or over one weight with its tangent.
 *
 * @typedef {import("../../../components/axes.js").Frame} Frame
 */
import { linesAcross } from "../../../components/axes.js";
import { pointsOf, polyline } from "../../../components/curve.js";
import { makeSvg } from "../../../components/dom.js";
import { linear, ticks } from "../../../components/scales.js";
import { written } from "./numbers.js";

export const REACH = 3; // of the nudge, to both sides; of large weights as far as they are large
const CURVE = 120; // points
const HIGH = 1.25; // of the largest loss

/**
 * @param {SVGSVGElement} svg
 * @returns {Frame}
 */
function frameOf(svg) {
  const text = Number.parseFloat(getComputedStyle(svg).fontSize) || 16;
  const { clientWidth: width, clientHeight: height } = svg;
  return { left: 2.6 * text, right: width - 0.6 * text, top: 0.7 * text, bottom: height - 1.5 * text, text };
}

/**
 * The loss of each update, and where the run stands.
 *
 * @param {SVGSVGElement} svg
 * @param {readonly number[]} losses
 * @param {number} update
 * @returns {(x: number) => number} The update at a place from the left.
 */
export function drawRun(svg, losses, update) {
  const frame = frameOf(svg);
  const last = Math.max(1, losses.length - 1);
  const most = Math.max(...losses.filter(Number.isFinite), 1e-3);
  const x = linear([0, last], [frame.left, frame.right]);
  const y = linear([0, HIGH * most], [frame.bottom, frame.top]);
  svg.replaceChildren(
    ...linesAcross(frame, ticks(0, HIGH * most).slice(0, 4), y),
    makeSvg("polyline", { points: polyline(pointsOf(losses, 0, last), x, y), class: "curve" }),
    ...[0, last].map((at) =>
      makeSvg("text", { x: x(at), y: frame.bottom + 1.2 * frame.text, "text-anchor": at ? "end" : "middle" }, at),
    ),
    makeSvg("line", { x1: x(update), x2: x(update), y1: frame.top, y2: frame.bottom, class: "now" }),
    makeSvg("circle", { cx: x(update), cy: y(losses[update]), r: 6, class: "dot" }),
  );
  return (place) => Math.round(((place - frame.left) / (frame.right - frame.left)) * last);
}

/**
 * The loss over one weight, its tangent at the present one, and where a nudge leads.
 *
 * @param {SVGSVGElement} svg
 * @param {object} what
 * @param {number} what.weight
 * @param {number} what.slope
 * @param {number} what.nudge
 * @param {(weight: number) => number} what.lossOf
 */
export function drawNudge(svg, { weight, slope, nudge, lossOf }) {
  const frame = frameOf(svg);
  const reach = reachOf(weight);
  const weights = Array.from({ length: CURVE + 1 }, (_, at) => weight + reach * ((2 * at) / CURVE - 1));
  const losses = weights.map(lossOf);
  const [low, high] = [Math.min(...losses), Math.max(...losses)];
  const room = Math.max(high - low, 0.02 * Math.max(high, 1)) * 0.12;
  const x = linear([weight - reach, weight + reach], [frame.left, frame.right]);
  const y = linear([low - room, high + room], [frame.bottom, frame.top]);
  const [now, tangent] = [lossOf(weight), (/** @type {number} */ by) => lossOf(weight) + slope * by];
  const ends = [-reach, reach].map((by) => y(tangent(by)));
  const clip = makeSvg("clipPath", { id: "plot" });
  clip.append(
    makeSvg("rect", { x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top }),
  );
  const dot = { cx: x(weight + nudge), cy: y(lossOf(weight + nudge)), r: 6 };
  const miss = { x1: dot.cx, x2: dot.cx, y1: dot.cy, y2: y(tangent(nudge)), class: "now" };
  svg.replaceChildren(
    clip,
    ...[low, high].map((tick) =>
      makeSvg("text", { x: frame.left - 6, y: y(tick) + 0.35 * frame.text, "text-anchor": "end" }, written(tick)),
    ),
    makeSvg("polyline", {
      points: polyline(
        losses.map((loss, at) => [weights[at], loss]),
        x,
        y,
      ),
      class: "curve",
    }),
    makeSvg("line", {
      x1: frame.left,
      x2: frame.right,
      y1: ends[0],
      y2: ends[1],
      class: "tangent",
      "clip-path": "url(#plot)",
    }),
    makeSvg("line", miss),
    makeSvg("circle", { cx: x(weight), cy: y(now), r: 6, class: "dot" }),
    makeSvg("circle", { ...dot, class: "dot moved" }),
    ...[-reach, 0, reach].map((by) =>
      makeSvg(
        "text",
        {
          x: x(weight + by),
          y: frame.bottom + 1.2 * frame.text,
          "text-anchor": by < 0 ? "start" : by ? "end" : "middle",
        },
        written(weight + by),
      ),
    ),
  );
}

/** @param {number} weight */
export const reachOf = (weight) => Math.max(REACH, Math.abs(weight));
