/**
 * What a visitor has edited in the picture "as graphs", as the other pictures of the page take it.
 *
 * @typedef {import("./kinds_view/kept.js").Setting} Setting
 * @typedef {import("./exchange_view/state.js").Thing} Thing
 * @typedef {import("./exchange_view/state.js").Kind} Kind
 *
 * @typedef {object} Given As `dashboard.app_pages.data_kinds.exchanging.edited` sends it.
 * @property {Setting} setting What the address says.
 * @property {Setting} defaults
 */
import { kept } from "../../components/bus.js";
import { LEVELS, SIDE } from "./contract.js";
import { addressWords, readPixels } from "./kinds_view/kept.js";
import { readMolecule } from "./kinds_view/molecule.js";
import { wordsOf } from "./kinds_view/words.js";
import { LONGEST_SENTENCE, VOCABULARY } from "./networks/contract.js";

const WHITE = 255;
const FRAME = 1; // pixels around it that hold no ink
const NAMES = { image: "your image, of “as graphs”", molecule: "your molecule, of “as graphs”" };
const UNKNOWN = "your sentence has words that the networks never saw";

/**
 * What is edited now: on this page since it was opened, or else what the address says.
 *
 * @param {string} channel
 * @param {string} version
 * @param {Given} given
 * @returns {Setting}
 */
export function settingOf(channel, version, given) {
  /** @type {import("./kinds_view/kept.js").Kept | undefined} */
  const known = kept.get(channel);
  if (known?.version !== version) return given.setting;
  const { text, ...words } = addressWords(known);
  return { ...words, text: text ?? known.text };
}

/**
 * Whether the visitor has made it another one than the page shows at first.
 *
 * @param {Kind} kind
 * @param {Setting} setting
 * @param {Setting} defaults
 */
export function isOwn(kind, setting, defaults) {
  const word = /** @type {const} */ ({ image: "pixels", sentence: "text", molecule: "molecule" })[kind];
  return setting[word] !== defaults[word];
}

/**
 * The edited thing, as the networks take it; without any parts where they cannot.
 *
 * @param {Kind} kind
 * @param {Setting} setting
 * @returns {Thing}
 */
export function ownThing(kind, { pixels, text, molecule }) {
  if (kind === "image") return { name: NAMES.image, pixels: packed(larger(readPixels(pixels))) };
  if (kind === "molecule") return { name: NAMES.molecule, molecule: readMolecule(molecule) };
  const words = wordsOf(text).map(({ word }) => word);
  const known = words.length && words.length <= LONGEST_SENTENCE && words.every((word) => VOCABULARY.includes(word));
  return known ? { name: words.join(" "), words } : { name: UNKNOWN };
}

/** @param {Thing} thing */
export const isUsable = ({ pixels, words, molecule }) => Boolean(pixels || words || molecule?.atoms.length);

/**
 * An image of 8×8 pixels on 14×14: each as 1.5×1.5 of them, and a frame without ink.
 *
 * @param {readonly number[]} levels From 0 to LEVELS.
 * @returns {number[]} Gray values from 0 to 255.
 */
export function larger(levels) {
  const side = (3 * SIDE) / 2 + 2 * FRAME;
  const at = (/** @type {number} */ place) => Math.floor((place - 2 * FRAME) / 3); // of halves of a pixel
  const inside = (/** @type {number} */ place) => place >= 0 && place < SIDE;
  const half = (/** @type {number} */ row, /** @type {number} */ column) =>
    inside(at(row)) && inside(at(column)) ? (levels[SIDE * at(row) + at(column)] * WHITE) / LEVELS : 0;
  return Array.from({ length: side * side }, (_, pixel) => {
    const [row, column] = [2 * Math.floor(pixel / side), 2 * (pixel % side)];
    const sum = half(row, column) + half(row + 1, column) + half(row, column + 1) + half(row + 1, column + 1);
    return Math.floor(sum / 4 + 0.5);
  });
}

/** @param {readonly number[]} bytes */
const packed = (bytes) => btoa(String.fromCharCode(...bytes));
