/**
 * What is set in a picture of walks, and what it is at first.
 *
 * @typedef {import("../surfaces.js").Place} Place
 * @typedef {"race" | "decay" | "clipping"} Kind
 *
 * @typedef {object} State
 * @property {string} surface
 * @property {number} x Where all walks start.
 * @property {number} y
 * @property {number} rate Of SGD, momentum and Nesterov; the largest one where rates fall.
 * @property {number} adaptive Of RMSprop and Adam.
 * @property {number} memory
 * @property {number} noise
 * @property {number} limit
 * @property {boolean} apart
 * @property {string} lead
 */
import { STEPS, SURFACES } from "../contract.js";

/** @typedef {keyof typeof SURFACES} SurfaceName */

/** @param {string} name */
export const surfaceOf = (name) => SURFACES[/** @type {SurfaceName} */ (name)];

/** What each picture has as words of the address. */
const WORDS = {
  race: ["surface", "x", "y", "rate", "adaptive", "memory", "lead"],
  decay: ["surface", "x", "y", "rate", "noise", "lead"],
  clipping: ["surface", "x", "y", "rate", "limit", "apart", "lead"],
};
export const LEADS = { race: "momentum", decay: "cosine", clipping: "global norm" };

/**
 * What a surface is shown with at first.
 *
 * @param {Kind} kind
 * @param {string} name
 * @returns {Omit<State, "lead" | "apart" | "memory">}
 */
export function firstOf(kind, name) {
  const { start, first } = surfaceOf(name);
  const rate = { race: first.sgd, decay: first.decay, clipping: first.wild }[kind];
  const { adaptive, noise, limit } = first;
  return { surface: name, x: start[0], y: start[1], rate, adaptive, noise, limit };
}

/**
 * The words of a link, and those of them that say nothing new.
 *
 * @param {Kind} kind
 * @param {State} state
 * @param {number} step
 * @param {string} surface The first one of the picture.
 */
export function addressOf(kind, state, step, surface) {
  const told = Object.entries(state).filter(([name]) => WORDS[kind].includes(name));
  const usual = { ...firstOf(kind, state.surface), surface, memory: 0.9, apart: false, lead: LEADS[kind] };
  return { words: { ...Object.fromEntries(told), step }, defaults: { ...usual, step: STEPS[kind] } };
}
