/**
 * What is said of a race: a sentence, the numbers of a step, what formula and code need.
 *
 * @typedef {import("./runners.js").Runner} Runner
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Kind} Kind
 */
import { fixed, plain, shortNumber, loss as written } from "../../../components/format.js";
import { MOMENTS } from "../contract.js";
import { FORMULAS } from "../surfaces.js";
import { pairOf } from "./arrows.js";
import { surfaceOf } from "./state.js";

const LAST = 30; // steps over which a staggering loss is averaged
const [RIDGE, RIGHT] = [-1, 1].map((side) => 0.6 + (side * Math.sqrt(0.94)) / 2); // x where the gradient is 0: 2x² − 2.4x + ¼ = 0
const STILL = 1e-6; // the length of a gradient that leads nowhere
const LOW = 0.01; // above the lowest loss: still a minimum

/**
 * The largest curvature of a surface that has the same one everywhere.
 *
 * @type {Record<string, number>}
 */
const CURVATURES = (() => {
  const [xx, x] = MOMENTS;
  return { ravine: 20, "line on the cars": xx + 1 + Math.hypot(xx - 1, 2 * x) };
})();

/**
 * The largest learning rate with which an optimizer comes down such a surface.
 *
 * @param {string} kind
 * @param {number} memory
 * @param {number} curvature
 */
export const stableRate = (kind, memory, curvature) =>
  /** @type {Record<string, number>} */ ({
    SGD: 2 / curvature,
    momentum: (2 * (1 + memory)) / curvature,
    Nesterov: (2 * (1 + memory)) / ((1 + 2 * memory) * curvature),
  })[kind];

/** @param {number} value */
const lossOf = (value) =>
  value >= 1e4 || (value > 0 && value < 0.001) ? shortNumber(Number(value.toPrecision(2))) : written(value);

/**
 * Why those who left the map did.
 *
 * @param {Runner[]} runners
 * @param {State} state
 * @param {number} step
 */
function wild(runners, state, step) {
  const first = runners[0].walk.losses[0];
  const lost = runners.filter(
    ({ walk }) =>
      walk.lostAt !== null || walk.losses[Math.min(step, walk.losses.length - 1)] > 3 * Math.max(first, 0.1),
  );
  const curvature = CURVATURES[state.surface];
  const told = lost.map(({ name, rule, walk }) => {
    const limit = curvature && !rule.clip && stableRate(rule.kind, rule.memory, curvature); // clipped, it stays bounded
    const here = walk.losses[Math.min(step, walk.losses.length - 1)];
    if (limit && rule.rate(step) > limit) {
      const lasts = rule.rate(walk.losses.length - 1) > limit; // a rate that falls may bring it back
      const why = `γ = ${plain(rule.rate(step), 4)} is above ${plain(limit, 3)}, the most it bears here`;
      return lasts ? `${name} diverges: ${why}` : `${name} is thrown far out while ${why}`;
    }
    return walk.lostAt ? `${name} diverges` : `${name} was thrown far out: loss ${lossOf(here)}`;
  });
  return told.slice(0, 2).join("; ") + (told.length > 2 ? `; and ${told.length - 2} more` : "");
}

/**
 * @param {Kind} kind
 * @param {{ state: State, runners: Runner[], step: number }} scene
 */
export function sentenceOf(kind, { state, runners, step }) {
  const away = wild(runners, state, step);
  if (away) return `${away}.`;
  const here = runners.map(({ name, walk }) => ({ name, loss: walk.losses[Math.min(step, walk.losses.length - 1)] }));
  if (kind === "decay") return decayed(runners, step);
  const [best] = [...here].sort((one, other) => one.loss - other.loss);
  const worst = [...here].sort((one, other) => other.loss - one.loss)[0];
  if (state.surface === "two valleys" && step >= 30) {
    const deep = runners.filter(({ walk }) => walk.places[step]?.[0] < RIDGE).map(({ name }) => name);
    if (!deep.length)
      return `All walk in the right valley, whose floor lies at ${fixed(FORMULAS["two valleys"].loss([RIGHT, 0]))}.`;
    return `${deep.join(", ")} ${deep.length > 1 ? "are" : "is"} in the deeper valley; which one a walk ends in hangs on start, rate and memory.`;
  }
  const still = stillWords(runners, state, step);
  if (still) return still;
  if (kind === "clipping") return clippedWords(runners, state, step);
  if (best.loss === worst.loss) return `After ${step} steps all have a loss of ${lossOf(best.loss)}.`;
  return `After ${step} steps the lowest is ${best.name}, with a loss of ${lossOf(best.loss)}; the highest is ${worst.name}, ${lossOf(worst.loss)}.`;
}

/**
 * Who stands where the gradient is 0; "" if nobody does, or only at the lowest place after a walk.
 *
 * @param {Runner[]} runners
 * @param {State} state
 * @param {number} step
 */
function stillWords(runners, state, step) {
  const { loss, gradient } = FORMULAS[state.surface];
  const least = loss(/** @type {[number, number]} */ ([...surfaceOf(state.surface).lowest]));
  const still = (/** @type {import("../surfaces.js").Place | undefined} */ place) =>
    place && Math.hypot(...gradient(place)) < STILL;
  if (still([state.x, state.y]) && loss([state.x, state.y]) < least + LOW)
    return "All stand at the lowest place: the gradient is 0 there, and nobody moves.";
  const stuck = runners.filter(({ walk: { places, losses } }) => still(places[step]) && losses[step] > least + LOW);
  if (!stuck.length) return "";
  const all = stuck.length === runners.length;
  return `${all ? "All stand" : `At rest: ${stuck.map(({ name }) => name).join(", ")},`} where the gradient is 0: no step leads on, though the loss is lower elsewhere.`;
}

/**
 * @param {Runner[]} runners
 * @param {number} step
 */
function decayed(runners, step) {
  const from = Math.max(0, step - LAST + 1);
  const means = runners.map(({ name, walk }) => {
    const part = walk.losses.slice(from, step + 1);
    return { name, mean: part.reduce((sum, each) => sum + each, 0) / part.length };
  });
  const [constant, ...falling] = means;
  const best = falling.sort((one, other) => one.mean - other.mean)[0];
  const over = `mean loss of steps ${from} to ${step}`;
  return `${over[0].toUpperCase()}${over.slice(1)}: constant rate ${lossOf(constant.mean)}, ${best.name} ${lossOf(best.mean)}.`;
}

/**
 * @param {Runner[]} runners
 * @param {State} state
 * @param {number} step
 */
function clippedWords(runners, state, step) {
  const longest = runners.map(({ walk }) =>
    Math.max(0, ...walk.steps.slice(0, step).map((made) => Math.hypot(...made.step))),
  );
  const grouped = state.apart ? "Two variables: by norm = by value" : "One variable: by norm = by global norm";
  return `Longest step so far: not clipped ${fixed(longest[0])}, by value ${fixed(longest[1])}, by global norm ${fixed(longest[3])}. ${grouped}.`;
}

/**
 * The three parts of the next step of the one in the lead role, a line each: what it is, its numbers.
 *
 * @param {Runner} lead
 * @param {number} step
 * @returns {[string, string][]}
 */
export function partsInNumbers({ rule, walk }, step) {
  const made = walk.steps[step];
  if (!made)
    return [
      ["gradient", "–"],
      ["memory", "–"],
      ["step", walk.lostAt ? "beyond all bounds" : "the last one is made"],
    ];
  const memory = {
    SGD: rule.clip ? `clipped ${pairOf(made.clipped)}` : "none",
    momentum: `velocity ${pairOf(made.slots[0])}`,
    Nesterov: `velocity ${pairOf(made.slots[0])}`,
    RMSprop: `√v ${pairOf(root(made.slots[1]))}`,
    Adam: `m ${pairOf(made.slots[0])}, √v ${pairOf(root(made.slots[1]))}`,
  }[rule.kind];
  return [
    ["gradient", pairOf(made.gradient)],
    [rule.clip ? "clipped" : "memory", `${memory}`.replace("clipped ", "")],
    ["step", pairOf(made.step)],
  ];
}

/**
 * @param {[number, number]} squares
 * @returns {[number, number]}
 */
const root = ([x, y]) => [Math.sqrt(x), Math.sqrt(y)];

/**
 * What formula and code need.
 *
 * @param {{ state: State, runners: Runner[], step: number }} scene
 */
export function valuesOf({ state, runners, step }) {
  const lead = runners.find(({ name }) => name === state.lead) ?? runners[0];
  const made = lead.walk.steps[Math.min(step, lead.walk.steps.length - 1)];
  const place = lead.walk.places[Math.min(step, lead.walk.places.length - 1)];
  const [x, y] = place;
  return {
    ...state,
    apart: state.apart ? "True" : "False",
    step,
    now_x: x,
    now_y: y,
    loss: FORMULAS[state.surface].loss(place),
    gamma: made?.rate ?? state.rate,
    gradient_x: made?.gradient[0] ?? 0,
    gradient_y: made?.gradient[1] ?? 0,
    step_x: made?.step[0] ?? 0,
    step_y: made?.step[1] ?? 0,
    made: Math.min(step, lead.walk.steps.length - 1) + 1,
  };
}
