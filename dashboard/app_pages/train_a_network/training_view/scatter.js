/** Predicted against true: circles that move when the weights do. */
import { titleBelow, titleLeft } from "../../../components/axes.js";
import { makeSvg } from "../../../components/dom.js";
import { linear } from "../../../components/scales.js";

const NEAR = 30; // px from the pointer

/**
 * Where the values stand.
 *
 * @param {SVGSVGElement} svg
 * @param {readonly number[]} truth
 * @param {number} text The size of letters.
 */
function frameOf(svg, truth, text) {
  const marks = marksOf(truth);
  const [low, top] = [marks[0], marks[marks.length - 1]];
  const left = (2 + 0.6 * Math.max(...marks.map((mark) => short(mark).length))) * text;
  const side = Math.min(svg.clientWidth - left - 6, svg.clientHeight - 2.6 * text - 6);
  const frame = { left, right: left + side, top: 6, bottom: 6 + side, text };
  const up = linear([low, top], [frame.bottom, frame.top]);
  const over = 0.02 * (top - low);
  const y = (/** @type {number} */ value) => up(Math.min(Math.max(value, low - over), top + over));
  return { frame, marks, side, x: linear([low, top], [frame.left, frame.right]), y };
}

/**
 * Round numbers from below the smallest value to above the largest; from 0, if none is far from it.
 *
 * @param {readonly number[]} values
 */
function marksOf(values) {
  const most = Math.max(...values);
  const least = Math.min(...values);
  const low = least >= 0 && least < 0.5 * most ? 0 : least;
  const step =
    [1, 2, 5, 10]
      .map((digit) => digit * 10 ** Math.floor(Math.log10((most - low) / 4)))
      .find((each) => (most - low) / each <= 5) ?? 1;
  const [first, last] = [Math.floor(low / step), Math.ceil((most + 0.01 * step) / step)];
  return Array.from({ length: last - first + 1 }, (_, place) => (first + place) * step);
}

/** @param {number} mark */
const short = (mark) => String(Number(mark.toPrecision(6))).replace("-", "\u2212");

/**
 * @param {ReturnType<typeof frameOf>} place
 * @param {string} unit
 */
function drawFrame({ frame, marks, side, x, y }, unit) {
  const { left, text } = frame;
  const [low, top] = [marks[0], marks[marks.length - 1]];
  /** @type {SVGElement[]} */
  const parts = [
    makeSvg("line", { x1: x(low), y1: y(low), x2: x(top), y2: y(top), stroke: "var(--truth)", "stroke-width": 2.5 }),
  ];
  for (const mark of marks) {
    parts.push(makeSvg("text", { x: x(mark), y: y(low) + 1.2 * text, "text-anchor": "middle" }, short(mark)));
    parts.push(makeSvg("text", { x: left - 6, y: y(mark) + 0.35 * text, "text-anchor": "end" }, short(mark)));
  }
  const box = { x: left, y: 6, width: side, height: side, fill: "none", stroke: "currentColor", opacity: 0.3 };
  return [...parts, makeSvg("rect", box), titleBelow(frame, `true${unit}`), titleLeft(frame, `predicted${unit}`)];
}

/**
 * @param {SVGSVGElement} svg
 * @param {{ truth: readonly number[], unit: string }} data
 * @param {ArrayLike<number>} predictions
 * @param {{ looked: number | null, ink: string, paper: string }} how `looked` is the circle under the pointer.
 */
export function drawScatter(svg, { truth, unit }, predictions, { looked, ink, paper }) {
  if (!svg.clientWidth || !svg.clientHeight) return;
  for (const part of svg.querySelectorAll(":scope > :not(g.dots)")) part.remove();
  const dots = svg.querySelector("g.dots") ?? svg.appendChild(makeSvg("g", { class: "dots" }));
  const probe = svg.insertBefore(makeSvg("text", {}, "0"), dots);
  const text = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  const place = frameOf(svg, truth, text);
  const behind = drawFrame(place, unit.replace(" × ", ", ").replace(/^ (?=\S)/, ", "));
  const { x, y } = place;
  if (looked !== null) {
    const at = x(truth[looked]);
    const ends = { x1: at, x2: at, y1: y(truth[looked]), y2: y(predictions[looked]) };
    behind.push(makeSvg("line", { ...ends, stroke: "var(--loss)", "stroke-width": 2.5 }));
  }
  for (const part of behind) svg.insertBefore(part, dots);
  while (dots.children.length > truth.length) dots.lastChild?.remove();
  truth.forEach((value, index) => {
    const dot = dots.children[index] ?? dots.appendChild(makeSvg("circle", { cx: x(value), cy: y(place.marks[0]) }));
    const seen = index === looked;
    const style = { r: seen ? 7 : 4.5, fill: ink, "fill-opacity": seen ? 1 : 0.55, stroke: paper };
    for (const [name, each] of Object.entries({ cx: x(value), cy: y(predictions[index]), ...style })) {
      dot.setAttribute(name, String(each));
    }
  });
}

/**
 * The number of the circle that is nearest to the pointer, or null if none is near.
 *
 * @param {SVGSVGElement} svg
 * @param {MouseEvent} event
 */
export function nearestDot(svg, event) {
  const box = svg.getBoundingClientRect();
  const away = [...svg.querySelectorAll("circle")].map((dot) =>
    Math.hypot(
      Number(dot.getAttribute("cx")) - event.clientX + box.left,
      Number(dot.getAttribute("cy")) - event.clientY + box.top,
    ),
  );
  const least = Math.min(...away);
  return least < NEAR ? away.indexOf(least) : null;
}
