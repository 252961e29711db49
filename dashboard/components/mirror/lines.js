/**
 * Grips of lines and curves: a line y = m·x + b, a sigmoid of it, a line across a plane by its direction or by weights.
 *
 * @typedef {import("./grip.js").Kind} Kind
 * @typedef {import("./grip.js").Place} Place
 * @typedef {import("./grip.js").State} State
 */
import { clamp } from "../format.js";
import { between, inside } from "./grip.js";

const INSET = 0.08; // of what is seen of a line, from its ends to their handles
const NEAR = 0.04; // of the plot's width; nearer to the middle an end turns a line too fast
const SURE = 0.9; // where the ends of a sigmoid are held
const LENGTH = 0.2; // of the arrow of weights, for each unit of them

/**
 * The part of y = m·x + b inside of the plot, by x; nothing if there is none.
 *
 * @param {number} m
 * @param {number} b
 * @param {State["axes"]} axes
 * @returns {[from: number, to: number] | undefined}
 */
export function seenPart(m, b, { x, y }) {
  const [low, high] = [Math.min(...y), Math.max(...y)];
  const crossings = Math.abs(m) < 1e-9 ? [] : [(low - b) / m, (high - b) / m].sort((one, other) => one - other);
  if (!crossings.length && between(b, y) !== b) return undefined;
  const [from, to] = [Math.max(x[0], crossings[0] ?? x[0]), Math.min(x[1], crossings[1] ?? x[1])];
  return to - from > 1e-9 ? [from, to] : undefined;
}

/**
 * Middle and ends of a line, on what is seen of it; the middle is where it turns.
 *
 * @param {number} m
 * @param {number} b
 * @param {number} turn
 * @param {State["axes"]} axes
 */
function held(m, b, turn, axes) {
  const [from, to] = seenPart(m, b, axes) ?? axes.x;
  const at = (/** @type {number} */ x) => inside({ x, y: m * x + b }, axes);
  const inset = INSET * (to - from);
  return {
    left: at(from + inset),
    middle: at(clamp(turn, from + 3 * inset, to - 3 * inset)),
    right: at(to - inset),
    along: /** @type {[Place, Place]} */ ([at(from), at(to)]),
  };
}

/**
 * Where a line turns: at the mean of x, once the chart has said where that is.
 *
 * @param {import("./grip.js").Grip} grip
 * @param {State} state
 */
function turnOf({ turn }, { number, axes }) {
  const said = number(turn);
  return Number.isFinite(said) ? said : (axes.x[0] + axes.x[1]) / 2;
}

/** y = m·x + b: the middle lifts it, the ends turn it around the mean of x. @type {Kind} */
export const line = {
  handles(grip, state) {
    const { m, b, label } = grip;
    const { left, middle, right, along } = held(state.number(m), state.number(b), turnOf(grip, state), state.axes);
    return [
      { part: "middle", at: middle, label: `${label}: lift`, names: [b], along },
      { part: "left", at: left, label: `${label}: turn at its left end`, names: [m, b] },
      { part: "right", at: right, label: `${label}: turn at its right end`, names: [m, b] },
    ];
  },
  move(grip, part, { x, y }, from) {
    const { m, b } = grip;
    if (part === "middle") return { [b]: y - from.number(m) * x };
    const [turn, wide] = [turnOf(grip, from), from.axes.x[1] - from.axes.x[0]];
    const away = part === "left" ? Math.min(x - turn, -NEAR * wide) : Math.max(x - turn, NEAR * wide);
    return turned(grip, (y - turn * from.number(m) - from.number(b)) / away, turn, from);
  },
  nudge(grip, part, [right, up], state) {
    const { m, b } = grip;
    if (part === "middle") return { [b]: state.number(b) + (right + up) * state.span(b).step };
    const sense = part === "left" ? -up : up;
    return turned(grip, state.number(m) + (right + sense) * state.span(m).step, turnOf(grip, state), state);
  },
};

/**
 * A line of another slope that passes through the same place.
 *
 * @param {import("./grip.js").Grip} grip
 * @param {number} slope
 * @param {number} turn
 * @param {State} from
 */
function turned({ m, b }, slope, turn, from) {
  const { low, high } = from.span(m);
  const kept = clamp(slope, low, high);
  return { [m]: kept, [b]: from.number(b) + (from.number(m) - kept) * turn };
}

const logit = (/** @type {number} */ p) => Math.log(p / (1 - p));
const sigmoid = (/** @type {number} */ z) => 1 / (1 + Math.exp(-z));

/**
 * Where a sigmoid is held: where it is ½, and where it is nearly 0 and 1, or as near to these as the plot has them.
 *
 * @param {import("./grip.js").Grip} grip
 * @param {State} state
 */
function holds({ m, b }, { number, axes }) {
  const [slope, rise] = [number(m), number(b)];
  const wide = axes.x[1] - axes.x[0];
  const at = (/** @type {number} */ x) => ({ x, y: sigmoid(slope * x + rise) });
  const flat = Math.abs(slope) * wide < 0.2;
  const middle = flat ? axes.x[0] + wide / 2 : clamp(-rise / slope, axes.x[0] + 0.1 * wide, axes.x[1] - 0.1 * wide);
  const reach = flat ? wide / 4 : clamp(Math.abs(logit(SURE) / slope), 0.03 * wide, wide);
  const [left, right] = [middle - reach, middle + reach].map((x) => between(x, axes.x));
  return { left: at(left), middle: at(middle), right: at(right) };
}

/** p = 1 / (1 + e^−(m·x + b)): the middle shifts it, the ends set how steep it is. @type {Kind} */
export const curve = {
  handles(grip, state) {
    const { left, middle, right } = holds(grip, state);
    const { m, b, label } = grip;
    return [
      { part: "middle", at: middle, label: `${label}: shift`, names: [b] },
      { part: "left", at: left, label: `${label}: steepness, left end`, names: [m, b] },
      { part: "right", at: right, label: `${label}: steepness, right end`, names: [m, b] },
    ];
  },
  move(grip, part, { x, y }, from) {
    const { m, b } = grip;
    const z = logit(clamp(y, 0.02, 0.98));
    if (part === "middle") return { [b]: z - from.number(m) * x };
    const { x: turn } = holds(grip, from).middle;
    const least = NEAR * 0.25 * (from.axes.x[1] - from.axes.x[0]);
    const away = part === "left" ? Math.min(x - turn, -least) : Math.max(x - turn, least);
    return turned(grip, (z - turn * from.number(m) - from.number(b)) / away, turn, from);
  },
  nudge(grip, part, [right, up], state) {
    const { m, b } = grip;
    if (part === "middle") {
      const sense = state.number(m) < 0 ? right : -right;
      return { [b]: state.number(b) + (sense + up) * state.span(b).step };
    }
    return turned(grip, state.number(m) + (right + up) * state.span(m).step, holds(grip, state).middle.x, state);
  },
};

/** cos(angle)·x + sin(angle)·y = shift: the middle slides it, the ends turn it around its middle. @type {Kind} */
export const direction = {
  handles({ angle, shift, label, reach }, { number, axes }) {
    const [turn, away] = [(number(angle) * Math.PI) / 180, number(shift)];
    const [c, s] = [Math.cos(turn), Math.sin(turn)];
    const at = (/** @type {number} */ far) => ({ x: away * c - far * s, y: away * s + far * c });
    return [
      { part: "middle", at: at(0), label: `${label}: slide`, names: [shift], along: clipped(at(-9), at(9), axes) },
      { part: "first", at: at(reach), label: `${label}: turn`, names: [angle, shift] },
      { part: "second", at: at(-reach), label: `${label}: turn at its other end`, names: [angle, shift] },
    ];
  },
  move({ angle, shift }, part, { x, y }, { number }) {
    const turn = (number(angle) * Math.PI) / 180;
    if (part === "middle") return { [shift]: x * Math.cos(turn) + y * Math.sin(turn) };
    const [px, py] = [number(shift) * Math.cos(turn), number(shift) * Math.sin(turn)];
    const ahead = Math.atan2(y - py, x - px) + (part === "first" ? -Math.PI / 2 : Math.PI / 2);
    const around = (ahead + 4 * Math.PI) % (2 * Math.PI);
    return { [angle]: (around * 180) / Math.PI, [shift]: px * Math.cos(around) + py * Math.sin(around) };
  },
  nudge({ angle, shift }, part, [right, up], { number, span }) {
    if (part === "middle") return { [shift]: number(shift) + (right + up) * span(shift).step };
    return { [angle]: (number(angle) - (right - up) * span(angle).step + 360) % 360 };
  },
};

/** w₁·x + w₂·y + b = 0: the boundary slides, the tip of the arrow of weights turns and lengthens it. @type {Kind} */
export const neuron = {
  handles(grip, state) {
    const { w1, w2, b, label } = grip;
    const { foot, weights } = arrow(grip, state);
    const size = Math.hypot(...weights);
    const [c, s] = size > 1e-9 ? [weights[0] / size, weights[1] / size] : [1, 0];
    const at = (/** @type {number} */ far) => ({ x: foot.x - far * s, y: foot.y + far * c });
    const tip = { x: foot.x + LENGTH * weights[0], y: foot.y + LENGTH * weights[1] };
    return [
      { part: "tip", at: inside(tip, state.axes), label: `${label}: tip of the weights`, names: [w1, w2, b] },
      {
        part: "boundary",
        at: inside(at(-0.35), state.axes),
        label: `${label}: slide the decision boundary`,
        names: [b],
        along: clipped(at(-9), at(9), state.axes),
      },
    ];
  },
  move(grip, part, { x, y }, from) {
    const { w1, w2, b } = grip;
    const { foot, weights } = arrow(grip, from);
    if (part === "boundary") return { [b]: -weights[0] * x - weights[1] * y };
    const kept = [(x - foot.x) / LENGTH, (y - foot.y) / LENGTH].map((weight, which) => {
      const { low, high } = from.span(which ? w2 : w1);
      return clamp(weight, low, high);
    });
    return { [w1]: kept[0], [w2]: kept[1], [b]: -kept[0] * foot.x - kept[1] * foot.y };
  },
  nudge({ w1, w2, b }, part, [right, up], { number, span }) {
    if (part === "boundary") return { [b]: number(b) + (right + up) * span(b).step };
    return right ? { [w1]: number(w1) + right * span(w1).step } : { [w2]: number(w2) + up * span(w2).step };
  },
};

/**
 * The boundary's place nearest to the middle of the plane, and the weights, which stand there as an arrow.
 *
 * @param {import("./grip.js").Grip} grip
 * @param {State} state
 */
export function arrow({ w1, w2, b, bounds }, { number }) {
  const weights = [number(w1), number(w2)];
  const middle = (bounds[0] + bounds[1]) / 2;
  const square = weights[0] ** 2 + weights[1] ** 2;
  const away = square > 1e-9 ? (middle * (weights[0] + weights[1]) + number(b)) / square : 0;
  return { foot: { x: middle - away * weights[0], y: middle - away * weights[1] }, weights };
}

/**
 * What of a line lies inside of a plot; nothing of it is both ends at one place.
 *
 * @param {Place} one
 * @param {Place} other
 * @param {State["axes"]} axes
 * @returns {[Place, Place]}
 */
export function clipped(one, other, axes) {
  const [dx, dy] = [other.x - one.x, other.y - one.y];
  const shares = (/** @type {number} */ from, /** @type {number} */ step, /** @type {[number, number]} */ span) => {
    if (Math.abs(step) < 1e-9) return between(from, span) === from ? [0, 1] : [1, 0];
    return span.map((end) => (end - from) / step).sort((first, second) => first - second);
  };
  const [across, up] = [shares(one.x, dx, axes.x), shares(one.y, dy, axes.y)];
  const [begin, end] = [Math.max(0, across[0], up[0]), Math.min(1, across[1], up[1])];
  const at = (/** @type {number} */ share) => ({ x: one.x + share * dx, y: one.y + share * dy });
  return begin < end ? [at(begin), at(end)] : [at(0.5), at(0.5)];
}
