/**
 * What comes from Python: once what is the same for every digit, and an answer for each digit that is asked about.
 *
 * @typedef {import("../../../components/message.js").Picture} Picture
 * @typedef {Record<string, Picture>} Pictures Of float32, as bytes in a last axis of 4.
 *
 * @typedef {object} Numbers
 * @property {Record<string, Float32Array>} arrays Row by row, the channels last.
 * @property {Record<string, number[]>} shapes
 *
 * @typedef {object} Same For every digit.
 * @property {string} labels The class of every digit, a letter each.
 * @property {{ digit: number, layer: string, unit: number }} defaults Which a link leaves out.
 * @property {number} unseen Digits that the network was not trained on, the first ones.
 * @property {number} unsureBelow The probability below which the network is not sure.
 * @property {Record<string, Picture>} patches Gray values: of each filter what it responds to most.
 *
 * @typedef {Numbers & Same} Constants
 * @typedef {{ digit: number, pictures: Pictures }} Answer The digit's place among all; -1 for a drawing.
 * @typedef {{ pictures?: Pictures, digit?: number, waiting?: string, problem?: string }} Message An answer, or a
 *   sentence instead of it, or nothing.
 *
 * @typedef {object} Opened
 * @property {number} digit
 * @property {Record<string, number>} tops The largest value of each layer.
 * @property {string} rows The image as the code panel spells it.
 *
 * @typedef {Constants & Opened} Inside
 */
import { hexRows } from "../../../components/format.js";
import { largest } from "../../../components/grids.js";
import { floats, unpack } from "../../../components/message.js";
import { LAYERS } from "../contract.js";

export const IMAGE_SIDE = 28;

/**
 * @param {Pictures} pictures
 * @returns {Numbers}
 */
function numbersOf(pictures) {
  const entries = Object.entries(pictures);
  return {
    arrays: Object.fromEntries(entries.map(([name, { values }]) => [name, floats(values)])),
    shapes: Object.fromEntries(entries.map(([name, { shape }]) => [name, shape.slice(0, -1)])),
  };
}

/**
 * Labels, weights and defaults, and a second message with the patches of the data.
 *
 * @param {Uint8Array} message
 * @param {string} prefix Of the page's words.
 * @returns {Constants}
 */
export function constantsOf(message, prefix) {
  const [{ labels, defaults, unseen, unsureBelow, pictures }, end] = unpack(message);
  const [{ pictures: patches }] = unpack(message, end);
  const [digit, layer, unit] = ["digit", "layer", "unit"].map((name) => defaults[`${prefix}_${name}`]);
  return { labels, defaults: { digit, layer, unit }, unseen, unsureBelow, patches, ...numbersOf(pictures) };
}

/**
 * What is known after a message: the last answer stays, with a sentence instead of the next, until that has come.
 *
 * @param {{ answer: Answer | null, sentence: string }} known
 * @param {Message} message
 * @returns {{ answer: Answer | null, sentence: string }}
 */
export function heard({ answer, sentence }, message) {
  const { pictures, digit, waiting, problem } = message;
  const whole = pictures && digit !== undefined && ["image", ...LAYERS].every((name) => name in pictures);
  return whole ? { answer: { digit, pictures }, sentence: "" } : { answer, sentence: waiting ?? problem ?? sentence };
}

/**
 * What the network computed for a digit, with all that is the same for every one.
 *
 * @param {Answer} answer
 * @param {Constants} constants
 * @returns {Inside}
 */
export function opened({ digit, pictures }, constants) {
  const answer = numbersOf(pictures);
  const arrays = { ...constants.arrays, ...answer.arrays };
  const tops = Object.fromEntries(LAYERS.map((layer) => [layer, Math.max(1e-9, largest(arrays[layer]))]));
  const gray = arrays.image.map((value) => Math.round(255 * value));
  const shapes = { ...constants.shapes, ...answer.shapes };
  return { ...constants, digit, arrays, shapes, tops, rows: hexRows(gray, IMAGE_SIDE) };
}

/**
 * The next place with a digit of a class, beginning anew after the last one.
 *
 * @param {string} labels
 * @param {number} digit
 * @param {number} after A place.
 */
export function nextOf(labels, digit, after) {
  const later = labels.indexOf(String(digit), after + 1);
  return later < 0 ? Math.max(0, labels.indexOf(String(digit))) : later;
}
