/**
 * A chart that is drawn anew, with other data, grows out of the old one: what it has in common glides from the old
 * places, the rest fades over; the old drawing stands until the new one is there.
 */
import { make } from "../dom.js";
import { durationOf, EASE } from "../motion.js";
import { CHART } from "../vega.js";

const PATIENCE = 10_000; // ms, for the new drawing

/**
 * @typedef {object} Old A drawing that has gone from a chart.
 * @property {Element} chart
 * @property {HTMLElement} ghost It, laid over the chart.
 * @property {SVGElement} drawing
 * @property {ReturnType<typeof setTimeout>} timer
 */

export class Morphs {
  /** @type {Map<Element, Old>} */
  #old = new Map();

  /**
   * Keep drawings that have gone, and let those that came grow out of them.
   *
   * @param {readonly MutationRecord[]} records
   */
  follow(records) {
    for (const { target, removedNodes } of records) {
      const chart = target instanceof Element ? target.closest(CHART) : null;
      if (!chart?.isConnected) continue;
      for (const node of removedNodes) {
        if (node instanceof SVGElement && node.matches("svg.marks") && isDrawn(node)) this.#keep(chart, node);
      }
    }
    for (const old of this.#old.values()) this.#grow(old);
  }

  stop() {
    for (const old of this.#old.values()) this.#drop(old);
  }

  /**
   * @param {Element} chart
   * @param {SVGElement} drawing
   */
  #keep(chart, drawing) {
    const before = this.#old.get(chart);
    if (before) this.#drop(before);
    if (!durationOf("morph") || !(chart instanceof HTMLElement) || !chart.offsetParent) return;
    const [left, top] = [chart.offsetLeft, chart.offsetTop];
    const cssText = `position: absolute; left: ${left}px; top: ${top}px; pointer-events: none; z-index: 1;`;
    const ghost = make("div", { className: "nnviz-ghost", "aria-hidden": "true" }, drawing);
    ghost.style.cssText = cssText;
    chart.after(ghost);
    const wait = durationOf("fast");
    ghost.animate({ opacity: [1, 0.6] }, { delay: wait, duration: wait, fill: "forwards" });
    const old = { chart, ghost, drawing, timer: setTimeout(() => this.#drop(old), PATIENCE) };
    this.#old.set(chart, old);
  }

  /** @param {Old} old */
  #drop(old) {
    clearTimeout(old.timer);
    old.ghost.remove();
    if (this.#old.get(old.chart) === old) this.#old.delete(old.chart);
  }

  /** @param {Old} old */
  #grow(old) {
    const drawing = old.chart.querySelector("svg.marks");
    if (!(drawing instanceof SVGElement) || !isDrawn(drawing)) return;
    this.#old.delete(old.chart);
    clearTimeout(old.timer);
    const timing = { duration: durationOf("morph"), easing: EASE };
    for (const ground of old.drawing.querySelectorAll(":scope > rect")) ground.remove(); // would hide the new one
    for (const [from, to] of pairs(old.drawing, drawing)) {
      if (from && to && from.outerHTML === to.outerHTML) from.remove();
      else if (from && to && glides(from, to)) {
        glide(from, to, timing);
        from.remove();
      } else to?.animate(begin({ opacity: 0 }), timing);
    }
    const gone = old.ghost.animate({ opacity: [0] }, { ...timing, fill: "forwards" });
    gone.finished.finally(() => old.ghost.remove());
  }
}

/**
 * Keyframes from something to what a mark is anyway, also where that changes meanwhile.
 *
 * @param {Keyframe} keyframe
 * @returns {Keyframe[]}
 */
const begin = (keyframe) => [{ ...keyframe, offset: 0 }];

/** @param {SVGElement} drawing */
const isDrawn = (drawing) => Boolean(drawing.querySelector(".role-frame path"));

/** @param {SVGElement} drawing */
function groupsOf(drawing) {
  const groups = /** @type {NodeListOf<SVGGElement>} */ (
    drawing.querySelectorAll("g.role-mark, g.role-axis, g.role-legend")
  );
  const seen = new Map();
  return new Map(
    [...groups].map((group) => {
      const name = group.getAttribute("class") ?? "";
      const number = seen.get(name) ?? 0;
      seen.set(name, number + 1);
      return [`${name} ${number}`, group];
    }),
  );
}

/**
 * Marks and axes of two drawings of one chart, side by side.
 *
 * @param {SVGElement} from
 * @param {SVGElement} to
 * @returns {[SVGGElement | undefined, SVGGElement | undefined][]}
 */
function pairs(from, to) {
  const [before, after] = [groupsOf(from), groupsOf(to)];
  return [...new Set([...before.keys(), ...after.keys()])].map((name) => [before.get(name), after.get(name)]);
}

/** @param {Element} path */
const commandsOf = (path) => (path.getAttribute("d") ?? "").replace(/[^a-z]/gi, "");

/**
 * Whether marks can glide: symbols; paths of the same commands.
 *
 * @param {SVGGElement} from
 * @param {SVGGElement} to
 */
function glides(from, to) {
  if (!from.children.length || !to.children.length) return false;
  if (to.matches(".mark-symbol")) return true;
  if (!to.matches(".mark-rect, .mark-line, .mark-area")) return false;
  return [...to.children].every((path, index) => commandsOf(path) === commandsOf(from.children[index] ?? path));
}

/**
 * Let marks begin where those of the same number were, and then go to where they are.
 *
 * @param {SVGGElement} from
 * @param {SVGGElement} to
 * @param {KeyframeAnimationOptions} timing
 */
function glide(from, to, timing) {
  for (const [index, mark] of [...to.children].entries()) {
    const old = from.children[index];
    if (!old) mark.animate(begin({ opacity: 0 }), timing);
    else if (to.matches(".mark-symbol")) mark.animate(begin({ transform: transformOf(old) }), timing);
    else mark.animate(begin({ d: `path("${old.getAttribute("d")}")` }), timing);
  }
}

/**
 * Return an attribute `transform="translate(1,2)"` as CSS.
 *
 * @param {Element} mark
 */
function transformOf(mark) {
  const [x, y] = (mark.getAttribute("transform") ?? "").match(/-?\d[\d.e-]*/g) ?? ["0", "0"];
  return `translate(${x}px, ${y}px)`;
}
