/**
 * What a hand has changed of a network: weights and biases of one snapshot, and units that are switched off at all.
 *
 * @typedef {import("./network.js").Layer} Layer
 * @typedef {import("./network.js").Data} Data
 * @typedef {{ layer: number, from: number, unit: number }} Grip A weight, or with `from` BIAS a bias; `layer` counts
 *   from 0, as the network's do.
 * @typedef {object} Hand
 * @property {number} step The snapshot whose weights it has moved.
 * @property {Map<number, number>} moved New values, by their places among all weights and biases.
 * @property {Map<string, import("./arrange.js").Unit>} off Units that are switched off, by their names in the link.
 */
import { clamp } from "../../../components/format.js";
import { HAND } from "../contract.js";
import { layersAt } from "./network.js";

export const BIAS = -1;

/**
 * @param {Pick<Data, "hand">} data What the link says of it.
 * @param {number} step
 * @returns {Hand}
 */
export function handOf({ hand: { moved, off } }, step) {
  const units = off.map(([column, unit]) => /** @type {const} */ ([`${column}.${unit + 1}`, { column, unit }]));
  return { step, moved: new Map(moved), off: new Map(units) };
}

/**
 * Whether it changes anything of a snapshot.
 *
 * @param {Hand} hand
 * @param {number} now
 */
export const touches = ({ step, moved, off }, now) => off.size > 0 || (step === now && moved.size > 0);

/**
 * The weights of a snapshot as the hand has left them.
 *
 * @param {Pick<Data, "inputs" | "hidden" | "outputs" | "arrays">} data
 * @param {number} now
 * @param {Hand} hand
 * @returns {Layer[]}
 */
export function layersIn(data, now, { step, moved }) {
  const { weights } = data.arrays;
  if (!weights || step !== now || !moved.size) return layersAt(data, now);
  const count = weights.shape[1];
  const values = weights.values.slice(now * count, (now + 1) * count);
  for (const [place, value] of moved) values[place] = value;
  return layersAt({ ...data, arrays: { weights: { shape: [1, count], values } } }, 0);
}

/**
 * The place of a weight or bias among all of them.
 *
 * @param {readonly Pick<Layer, "before" | "units">[]} layers
 * @param {Grip} grip
 */
export function placeOf(layers, { layer, from, unit }) {
  const before = layers.slice(0, layer).reduce((sum, each) => sum + (each.before + 1) * each.units, 0);
  return before + (from === BIAS ? layers[layer].before : from) * layers[layer].units + unit;
}

/**
 * @param {readonly Layer[]} layers
 * @param {Grip} grip
 */
export const parameterAt = (layers, { layer, from, unit }) =>
  from === BIAS ? layers[layer].bias[unit] : layers[layer].kernel[from * layers[layer].units + unit];

/**
 * The next or previous of a unit's parameters: its bias, then its weights from the top, round and round.
 *
 * @param {Grip | null} pointed
 * @param {import("./arrange.js").Unit} at
 * @param {number} by −1, 0 or 1.
 * @param {number} before Units of the layer before.
 * @returns {Grip}
 */
export function nextGrip(pointed, { column, unit }, by, before) {
  const here = pointed?.layer === column - 1 && pointed.unit === unit ? pointed.from : BIAS;
  const all = before + 1;
  return { layer: column - 1, unit, from: ((here - BIAS + by + all) % all) + BIAS };
}

/**
 * Give a weight or bias of a snapshot another value, as the link would spell it. What was moved of another snapshot
 * is let go; of more than a link holds, the rest stays.
 *
 * @param {Hand} hand
 * @param {number} now
 * @param {number} place
 * @param {number} value
 */
export function move(hand, now, place, value) {
  if (hand.step !== now) hand.moved.clear();
  hand.step = now;
  if (!hand.moved.has(place) && hand.moved.size >= HAND.most) return;
  hand.moved.set(place, Math.fround(Number(clamp(value, -HAND.largest, HAND.largest).toFixed(2))));
}

/**
 * Switch a unit off, or on again.
 *
 * @param {Hand} hand
 * @param {import("./arrange.js").Unit} unit
 */
export function toggle({ off }, { column, unit }) {
  const name = `${column}.${unit + 1}`;
  if (!off.delete(name)) off.set(name, { column, unit });
}

/**
 * What a link has to say of it; null where there is nothing.
 *
 * @param {Hand} hand
 * @param {number} now
 */
export function spelled({ step, moved, off }, now) {
  const weights = step === now ? [...moved].sort(([one], [other]) => one - other) : [];
  return {
    moved: weights.map(([place, value]) => `${place}:${Number(value.toFixed(2))}`).join("_") || null,
    off: [...off.keys()].sort().join("_") || null,
  };
}

/**
 * In words, for the note below the picture.
 *
 * @param {Hand} hand
 * @param {number} now
 */
export function handInWords(hand, now) {
  const { moved, off, step } = hand;
  if (!touches(hand, now)) return "";
  const count = (/** @type {number} */ many, /** @type {string} */ one) => `${many} ${one}${many === 1 ? "" : "s"}`;
  const parts = [];
  if (step === now && moved.size)
    parts.push(`${count(moved.size, "parameter")} moved${moved.size >= HAND.most ? ", the most a link holds" : ""}`);
  if (off.size) parts.push(`${count(off.size, "unit")} switched off`);
  return `By hand: ${parts.join(", ")}; the losses are computed for it.`;
}
