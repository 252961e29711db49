/**
 * Walks of SGD, momentum, Nesterov, RMSprop and Adam, as `nnviz.optimizers` has them: equal to Keras'.
 *
 * @typedef {import("./surfaces.js").Place} Place
 *
 * @typedef {object} Rule
 * @property {string} kind
 * @property {(step: number) => number} rate
 * @property {number} memory β of momentum and Nesterov, ρ of RMSprop, β₁ of Adam.
 * @property {number} [beta2] Of Adam.
 * @property {import("./clipping.js").Clip | null} [clip]
 *
 * @typedef {[mean: Place, squares: Place]} Slots The velocity, or Adam's mean of the gradients; the mean of squares.
 *
 * @typedef {object} Step
 * @property {Place} gradient As it was said to be, noise included.
 * @property {Place} clipped
 * @property {Slots} before What was remembered.
 * @property {Slots} slots What is remembered after it.
 * @property {Place} step What is added to the place.
 * @property {number} rate
 *
 * @typedef {object} Walk
 * @property {Place[]} places Before the first step and after every one.
 * @property {number[]} losses
 * @property {Step[]} steps
 * @property {number | null} lostAt The step that led beyond all bounds, counted from 1.
 */
import { clipped } from "./clipping.js";
import { BOUND, EPSILON } from "./contract.js";

/** @type {Slots} */
const NOTHING = [
  [0, 0],
  [0, 0],
];

/**
 * Number by number.
 *
 * @param {(...numbers: number[]) => number} formula
 * @param {...Place} places
 * @returns {Place}
 */
const each = (formula, ...places) => [
  formula(...places.map((place) => place[0])),
  formula(...places.map((place) => place[1])),
];

/**
 * What is remembered after a step, and the step.
 *
 * @param {Rule} rule
 * @param {Slots} slots
 * @param {Place} gradient Clipped already.
 * @param {number} number Steps made before.
 * @returns {{ slots: Slots, step: Place }}
 */
export function oneStep({ kind, rate: rateAt, memory, beta2 = 0.999 }, [mean, squares], gradient, number) {
  const rate = rateAt(number);
  if (kind === "SGD") return { slots: [mean, squares], step: each((g) => -rate * g, gradient) };
  if (kind === "momentum" || kind === "Nesterov") {
    const velocity = each((v, g) => memory * v - rate * g, mean, gradient); // the rate is inside
    const ahead = each((v, g) => memory * v - rate * g, velocity, gradient);
    return { slots: [velocity, squares], step: kind === "momentum" ? velocity : ahead };
  }
  if (kind === "RMSprop") {
    const after = each((s, g) => memory * s + (1 - memory) * g ** 2, squares, gradient);
    return { slots: [mean, after], step: each((g, s) => (-rate * g) / Math.sqrt(s + EPSILON), gradient, after) };
  }
  const [m, s] = [
    each((before, g) => before + (g - before) * (1 - memory), mean, gradient),
    each((before, g) => before + (g ** 2 - before) * (1 - beta2), squares, gradient),
  ];
  const unbiased = (rate * Math.sqrt(1 - beta2 ** (number + 1))) / (1 - memory ** (number + 1));
  return { slots: [m, s], step: each((a, b) => (-unbiased * a) / (Math.sqrt(b) + EPSILON), m, s) };
}

/**
 * A walk down a surface.
 *
 * @param {import("./surfaces.js").Formula} surface
 * @param {Rule} rule
 * @param {{ start: Place, steps: number, noise?: readonly (readonly number[])[] | null, apart?: boolean }} how `noise` is
 *   added to the gradient of each step; see `clipped` for `apart`.
 * @returns {Walk}
 */
export function walk(surface, rule, { start, steps, noise = null, apart = false }) {
  /** @type {Walk} */
  const made = { places: [start], losses: [surface.loss(start)], steps: [], lostAt: null };
  let [place, slots] = [start, NOTHING];
  for (let number = 0; number < steps; number += 1) {
    const [x, y] = surface.gradient(place);
    /** @type {Place} */
    const gradient = [x + (noise?.[number][0] ?? 0), y + (noise?.[number][1] ?? 0)];
    const left = clipped(gradient, rule.clip ?? null, apart);
    const next = oneStep(rule, slots, left, number);
    const there = each((at, by) => at + by, place, next.step);
    if (!(Math.max(Math.abs(there[0]), Math.abs(there[1])) < BOUND)) return { ...made, lostAt: number + 1 };
    made.steps.push({ gradient, clipped: left, before: slots, ...next, rate: rule.rate(number) });
    made.places.push(there);
    made.losses.push(surface.loss(there));
    [place, slots] = [there, next.slots];
  }
  return made;
}
