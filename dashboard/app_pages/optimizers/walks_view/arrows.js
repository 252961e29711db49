/**
 * The three arrows of a step: what the gradient says, what memory says, the step that comes of it.
 *
 * @typedef {import("../surfaces.js").Place} Place
 * @typedef {import("../rules.js").Step} Step
 * @typedef {{ word: string, by: Place, kind: "gradient" | "memory" | "step" }} Arrow `by` in the surface's own units.
 * @typedef {{ arrows: Arrow[], box: Place | null, scaled: boolean }} Parts `box`: the root of the mean of squares; not
 *   `scaled` if the arrows add up to the step as they are.
 */
import { fixed } from "../../../components/format.js";
import { drawArrow } from "../arrow.js";
import { write } from "../labels.js";

const [SHORTEST, LONGEST] = [64, 120]; // px, of the longest arrow
const TIMES = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];

/**
 * @param {Place} place
 * @param {number} factor
 * @returns {Place}
 */
const times = ([x, y], factor) => [x * factor, y * factor];

/**
 * What made a step.
 *
 * @param {{ kind: string, memory: number, clip?: object | null }} rule
 * @param {Step} step
 * @param {number} number Steps made before.
 * @returns {Parts}
 */
export function partsOf({ kind, memory, clip }, { gradient, clipped, before, slots, step, rate }, number) {
  /** @type {Arrow} */
  const made = { word: "step", by: step, kind: "step" };
  if (kind === "SGD") {
    /** @type {Arrow[]} */
    const raw =
      clip && Math.hypot(...gradient) > Math.hypot(...clipped) + 1e-9
        ? [{ word: "−γ · gradient", by: times(gradient, -rate), kind: "gradient" }]
        : [];
    const word = clip ? "step: −γ · clipped" : "step = −γ · gradient";
    return { arrows: [...raw, { word, by: times(clipped, -rate), kind: "step" }], box: null, scaled: false };
  }
  if (kind === "momentum" || kind === "Nesterov") {
    const kept = times(kind === "momentum" ? before[0] : slots[0], memory);
    return {
      arrows: [
        { word: "−γ · gradient", by: times(clipped, -rate), kind: "gradient" },
        { word: kind === "momentum" ? "β · velocity" : "β · new velocity", by: kept, kind: "memory" },
        made,
      ],
      box: null,
      scaled: false,
    };
  }
  const unbiased = kind === "Adam" ? 1 / (1 - memory ** (number + 1)) : 1;
  const box = /** @type {Place} */ (
    slots[1].map((each) => Math.sqrt(each / (kind === "Adam" ? 1 - 0.999 ** (number + 1) : 1)))
  );
  /** @type {Arrow[]} */
  const mean = kind === "Adam" ? [{ word: "−mean of gradients", by: times(slots[0], -unbiased), kind: "memory" }] : [];
  return {
    arrows: [{ word: "−gradient", by: times(clipped, -1), kind: "gradient" }, ...mean, made],
    box,
    scaled: true,
  };
}

/**
 * How much larger than the map arrows are drawn: the longest of them can be seen, and stays near.
 *
 * @param {readonly [number, number][]} lengths On the map as they are, in CSS pixels.
 */
export function magnification(lengths) {
  const longest = Math.max(...lengths.map(([x, y]) => Math.hypot(x, y)), 1e-9);
  if (longest > SHORTEST) return 1;
  return TIMES.findLast((factor) => factor * longest <= LONGEST) ?? 1;
}

/**
 * Draw the arrows of a step where it begins.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Parts} parts
 * @param {[x: number, y: number]} from On the picture.
 * @param {{ perX: number, perY: number, theme: import("../../../components/theme.js").Theme, size: number }} how
 * @returns {{ large: number, top: number }} How much larger than the map the step is drawn, and how high the highest
 *   name stands.
 */
export function drawArrows(pen, { arrows, box, scaled }, from, { perX, perY, theme, size }) {
  const onMap = (/** @type {Place} */ [x, y]) => /** @type {[number, number]} */ ([x * perX, -y * perY]);
  const step = arrows.filter(({ kind }) => kind === "step").map(({ by }) => onMap(by));
  const others = arrows.filter(({ kind }) => kind !== "step").map(({ by }) => onMap(by));
  const large = magnification(scaled ? step : [...step, ...others]);
  const most = Math.max(...[...others, ...(box ? [onMap(box)] : [])].map(([x, y]) => Math.hypot(x, y)), 1e-12);
  const factor = scaled ? Math.min(0.9 * LONGEST, LONGEST) / most : large; // their lengths are true to each other alone
  if (box) drawBox(pen, from, times(/** @type {Place} */ (onMap(box).map(Math.abs)), factor), { theme, size });
  const names = arrows.map(({ word, by, kind }) => {
    const tip = times(onMap(by), kind === "step" ? large : factor);
    const color = { gradient: theme.gradient, memory: theme.ink2, step: theme.ink }[kind];
    drawArrow(pen, from, tip, {
      color,
      paper: theme.paper,
      width: kind === "step" ? 4 : 2.5,
      dash: kind === "memory",
    });
    return label(pen, word, from, tip, { color, paper: theme.paper, size });
  });
  return { large, top: Math.min(...names) };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} word
 * @param {[number, number]} from
 * @param {[number, number]} by
 * @param {{ color: string, paper: string, size: number }} how
 * @returns {number} How high it stands.
 */
function label(pen, word, [x, y], [right, down], how) {
  const length = Math.hypot(right, down);
  if (length < 14) return y;
  const far = 1 + 10 / length;
  const align = Math.abs(right) < 0.35 * length ? "center" : right > 0 ? "left" : "right";
  const aside = align === "center" ? Math.sign(down) * 0.6 * how.size : 0;
  const height = y + down * far + aside;
  write(pen, word, [x + right * far, height], { ...how, align, bold: true });
  return height;
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {[number, number]} middle
 * @param {[number, number]} half
 * @param {{ theme: import("../../../components/theme.js").Theme, size: number }} how
 */
function drawBox(pen, [x, y], [wide, high], { theme, size }) {
  pen.save();
  for (const [color, width] of /** @type {[string, number][]} */ ([
    [theme.paper, 4],
    [theme.ink2, 1.8],
  ])) {
    pen.setLineDash(color === theme.paper ? [] : [4, 4]);
    pen.strokeStyle = color;
    pen.lineWidth = width;
    pen.strokeRect(x - wide, y - high, 2 * wide, 2 * high);
  }
  pen.restore();
  write(pen, "√v: usual size of g", [x - wide, y - high - 0.8 * size], {
    color: theme.ink2,
    paper: theme.paper,
    size,
  });
}

/**
 * "(−0.50, 1.20)".
 *
 * @param {Place} pair
 */
export const pairOf = (pair) =>
  `(${pair.map((each) => (Math.abs(each) < 0.005 && each !== 0 ? fixed(each, 4) : fixed(each))).join(", ")})`;
