/** Predicted against true: circles that move when the weights do. */
import { titleBelow, titleLeft } from "../../../components/axes.js";
import { PALETTE } from "../../../components/contract.js";
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
  const top = Math.ceil((Math.max(...truth) + 1) / 10) * 10;
  const left = 3 * text;
  const side = Math.min(svg.clientWidth - left - 6, svg.clientHeight - 2.6 * text - 6);
  const frame = { left, right: left + side, top: 6, bottom: 6 + side, text };
  const up = linear([0, top], [frame.bottom, frame.top]);
  const y = (/** @type {number} */ value) => up(Math.min(Math.max(value, -0.02 * top), 1.02 * top));
  return { frame, top, side, x: linear([0, top], [frame.left, frame.right]), y };
}

/** @param {ReturnType<typeof frameOf>} place */
function drawFrame({ frame, top, side, x, y }) {
  const { left, text } = frame;
  /** @type {SVGElement[]} */
  const parts = [
    makeSvg("line", { x1: x(0), y1: y(0), x2: x(top), y2: y(top), stroke: PALETTE.truth, "stroke-width": 2.5 }),
  ];
  for (let tick = 0; tick <= top; tick += top > 30 ? 20 : 10) {
    parts.push(makeSvg("text", { x: x(tick), y: y(0) + 1.2 * text, "text-anchor": "middle" }, tick));
    parts.push(makeSvg("text", { x: left - 6, y: y(tick) + 0.35 * text, "text-anchor": "end" }, tick));
  }
  const box = { x: left, y: 6, width: side, height: side, fill: "none", stroke: "currentColor", opacity: 0.3 };
  return [...parts, makeSvg("rect", box), titleBelow(frame, "true, mpg"), titleLeft(frame, "predicted, mpg")];
}

/**
 * @param {SVGSVGElement} svg
 * @param {readonly number[]} truth
 * @param {ArrayLike<number>} answers
 * @param {{ looked: number | null, ink: string, paper: string }} how `looked` is the circle under the pointer.
 */
export function drawScatter(svg, truth, answers, { looked, ink, paper }) {
  if (!svg.clientWidth || !svg.clientHeight) return;
  for (const part of svg.querySelectorAll(":scope > :not(g.dots)")) part.remove();
  const dots = svg.querySelector("g.dots") ?? svg.appendChild(makeSvg("g", { class: "dots" }));
  const probe = svg.insertBefore(makeSvg("text", {}, "0"), dots);
  const text = Number.parseFloat(getComputedStyle(probe).fontSize);
  probe.remove();
  const place = frameOf(svg, truth, text);
  const behind = drawFrame(place);
  const { x, y } = place;
  if (looked !== null) {
    const at = x(truth[looked]);
    const ends = { x1: at, x2: at, y1: y(truth[looked]), y2: y(answers[looked]) };
    behind.push(makeSvg("line", { ...ends, stroke: PALETTE.class1, "stroke-width": 2.5 }));
  }
  for (const part of behind) svg.insertBefore(part, dots);
  truth.forEach((value, index) => {
    const dot = dots.children[index] ?? dots.appendChild(makeSvg("circle", { cx: x(value), cy: y(0) }));
    const seen = index === looked;
    const style = { r: seen ? 7 : 4.5, fill: ink, "fill-opacity": seen ? 1 : 0.55, stroke: paper };
    for (const [name, each] of Object.entries({ cx: x(value), cy: y(answers[index]), ...style })) {
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
