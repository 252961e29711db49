/**
 * Who walks in each picture.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {import("../rules.js").Rule} Rule
 * @typedef {{ name: string, title: string, rule: Rule, walk: import("../rules.js").Walk }} Runner `title` is what Keras
 *   calls it.
 */
import { CLIP_KINDS, KINDS, SCHEDULE_KINDS, STEPS } from "../contract.js";
import { walk } from "../rules.js";
import { rateAt } from "../schedules.js";
import { FORMULAS } from "../surfaces.js";

/** @type {Record<string, string>} */
const IN_KERAS = {
  SGD: "keras.optimizers.SGD",
  momentum: "keras.optimizers.SGD(momentum=β)",
  Nesterov: "keras.optimizers.SGD(momentum=β, nesterov=True)",
  RMSprop: "keras.optimizers.RMSprop(rho=ρ)",
  Adam: "keras.optimizers.Adam(beta_1=β₁)",
  constant: "a number",
  step: "keras.optimizers.schedules.PiecewiseConstantDecay",
  exponential: "keras.optimizers.schedules.ExponentialDecay",
  cosine: "keras.optimizers.schedules.CosineDecay",
  "warm-up + cosine": "keras.optimizers.schedules.CosineDecay(warmup_target=γ)",
  "not clipped": "keras.optimizers.SGD",
  value: "keras.optimizers.SGD(clipvalue=c)",
  norm: "keras.optimizers.SGD(clipnorm=c)",
  "global norm": "keras.optimizers.SGD(global_clipnorm=c)",
};

/** @type {Record<import("./state.js").Kind, (state: State) => [string, Rule][]>} */
const RULES = {
  race: ({ rate, adaptive, memory }) =>
    KINDS.map((kind) => {
      const own = kind === "RMSprop" || kind === "Adam" ? adaptive : rate;
      return [kind, { kind, rate: () => own, memory }];
    }),
  decay: ({ rate }) =>
    SCHEDULE_KINDS.map((kind) => [
      kind,
      { kind: "SGD", rate: (step) => rateAt({ kind, rate, steps: STEPS.decay }, step), memory: 0 },
    ]),
  clipping: ({ rate, limit }) =>
    ["not clipped", ...CLIP_KINDS].map((kind) => {
      const clip = kind === "not clipped" ? null : { kind, limit };
      return [kind, { kind: "SGD", rate: () => rate, memory: 0, clip }];
    }),
};

/** @param {import("./state.js").Kind} kind */
export const namesOf = (kind) =>
  ({ race: KINDS, decay: SCHEDULE_KINDS, clipping: ["not clipped", ...CLIP_KINDS] })[kind];

/**
 * All walks of a picture, one step longer than what is shown: the last place has its arrows too.
 *
 * @param {import("./state.js").Kind} kind
 * @param {State} state
 * @param {readonly (readonly number[])[]} grain What noise is made of: standard normal numbers, two for each step.
 * @returns {Runner[]}
 */
export function runnersOf(kind, state, grain) {
  const noise = kind === "decay" ? grain.map((pair) => pair.map((each) => each * state.noise)) : null;
  const how = { start: /** @type {[number, number]} */ ([state.x, state.y]), steps: STEPS[kind] + 1, noise };
  return RULES[kind](state).map(([name, rule]) => ({
    name,
    title: IN_KERAS[name],
    rule,
    walk: walk(FORMULAS[state.surface], rule, { ...how, apart: state.apart }),
  }));
}
