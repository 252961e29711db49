/**
 * The moments of a run: the five steps of the slide, layer by layer, update after update.
 *
 * @typedef {"begin" | "forward" | "loss" | "backward" | "adjust" | "repeat"} Kind
 *
 * @typedef {object} Moment
 * @property {number} update Counted from 0.
 * @property {Kind} kind
 * @property {number} layer Of a pass; else 0.
 * @property {number} step Of the slide's five.
 *
 * @typedef {object} Shown What is known by then.
 * @property {number} sums In how many layers z is known.
 * @property {number} outputs Likewise a.
 * @property {boolean} loss
 * @property {boolean} slope ∂L/∂ŷ.
 * @property {number} deltas The first layer with a known δ.
 * @property {number} gradients The first layer with known gradients.
 * @property {number} moved How far the weights have moved, from 0 to 1.
 */

/** @param {number} layers */
export const perUpdate = (layers) => 2 * layers + 3;

/**
 * The moment of an update at which all gradients are known.
 *
 * @param {number} layers
 */
export const allKnown = (layers) => 2 * layers + 1;

/**
 * @param {number} index
 * @param {number} layers
 * @returns {Moment}
 */
export function momentAt(index, layers) {
  const [update, phase] = [Math.floor(index / perUpdate(layers)), index % perUpdate(layers)];
  if (!phase) return { update, kind: update ? "repeat" : "begin", layer: 0, step: update ? 5 : 1 };
  if (phase <= layers) return { update, kind: "forward", layer: phase - 1, step: 1 };
  if (phase === layers + 1) return { update, kind: "loss", layer: 0, step: 2 };
  if (phase <= allKnown(layers)) return { update, kind: "backward", layer: allKnown(layers) - phase, step: 3 };
  return { update, kind: "adjust", layer: 0, step: 4 };
}

/**
 * The moment of an update at which one of the five steps is done; the fifth one begins the next update.
 *
 * @param {number} step From 1 to 5.
 * @param {number} update
 * @param {number} layers
 */
export const endOf = (step, update, layers) =>
  update * perUpdate(layers) +
  [layers, layers + 1, allKnown(layers), allKnown(layers) + 1, perUpdate(layers)][step - 1];

/**
 * What is known at a moment.
 *
 * @param {Moment} moment
 * @param {number} progress How much of it is over, from 0 to 1.
 * @param {number} layers
 * @returns {Shown}
 */
export function shownAt({ kind, layer }, progress, layers) {
  const nothing = { sums: 0, outputs: 0, loss: false, slope: false, deltas: layers, gradients: layers, moved: 0 };
  const forth = { ...nothing, sums: layers, outputs: layers };
  if (kind === "forward") {
    return { ...nothing, sums: layer + Number(progress >= 0.6), outputs: layer + Number(progress >= 0.85) };
  }
  if (kind === "loss") return { ...forth, loss: progress >= 0.6 };
  if (kind === "backward") {
    const slope = layer < layers - 1 || progress >= 0.15;
    const [deltas, gradients] = [layer + Number(progress < 0.6), layer + Number(progress < 0.85)];
    return { ...forth, loss: true, slope, deltas, gradients };
  }
  return kind === "adjust" ? { ...forth, loss: true, slope: true, deltas: 0, gradients: 0, moved: progress } : nothing;
}

const FIRST = 0.9; // moments a second at first
const GROWTH = 2.2; // from update to update
const MOST = 180; // moments a second

/**
 * Moments a second: the first update slowly, the others faster and faster.
 *
 * @param {number} index
 * @param {number} from Where it began to play.
 * @param {number} layers
 */
export const pace = (index, from, layers) =>
  Math.min(MOST, FIRST * GROWTH ** Math.floor(Math.max(0, index - from) / perUpdate(layers)));
