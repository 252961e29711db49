/**
 * What the visitor edits, kept for the visit; a link or Reset begins it anew.
 *
 * @typedef {import("./molecule.js").Molecule} Molecule
 * @typedef {import("./room.js").Place} Place
 * @typedef {object} Setting As `dashboard.app_pages.data_kinds.setting.Setting`.
 * @property {string} pixels
 * @property {number} neighbors
 * @property {string} text
 * @property {string} molecule
 * @property {string} places
 *
 * @typedef {object} Edited What Undo brings back.
 * @property {number[]} pixels Row by row, from 0 to LEVELS.
 * @property {Molecule} molecule
 * @property {Place[]} places Of its atoms, from −1 to 1.
 * @property {boolean} moved Whether they stand elsewhere than the molecule alone would have them.
 *
 * @typedef {object} Others
 * @property {string} version
 * @property {number} neighbors 4 or 8.
 * @property {string} text
 * @property {number} first The first word that is drawn, from 0.
 * @property {Edited[]} past
 *
 * @typedef {Edited & Others} Kept
 */
import { kept as keptOnPage } from "../../../components/bus.js";
import { LONGEST_LINK } from "../contract.js";
import { arranged } from "./arrange.js";
import { readMolecule, spellMolecule } from "./molecule.js";

const MOST_PAST = 60;
const FINE = 99; // steps of a place in the address

/**
 * What is edited on a channel: as the visitor left it, or begun anew where another version is given.
 *
 * @param {{ channel: string, version: string, first: Setting }} data
 * @returns {Kept} The same object for as long as it is not begun anew.
 */
export function takeUp({ channel, version, first }) {
  /** @type {Kept | undefined} */
  const known = keptOnPage.get(channel);
  if (known?.version === version) return known;
  const { neighbors, text } = first;
  const molecule = readMolecule(first.molecule);
  const moved = first.places !== "";
  const places = moved ? readPlaces(first.places) : arranged(molecule);
  /** @type {Kept} */
  const kept = {
    version,
    neighbors,
    text,
    first: 0,
    past: [],
    pixels: readPixels(first.pixels),
    molecule,
    places,
    moved,
  };
  keptOnPage.set(channel, kept);
  return kept;
}

/**
 * Let Undo come back to the present state.
 *
 * @param {Kept} kept
 */
export function remember({ past, pixels, molecule, places, moved }) {
  past.push({ pixels: [...pixels], molecule, places, moved });
  if (past.length > MOST_PAST) past.shift();
}

/**
 * The pixels that hexadecimal digits spell.
 *
 * @param {string} text
 */
export const readPixels = (text) => Array.from(text, (digit) => Number.parseInt(digit, 16));

/** @param {readonly number[]} pixels */
export const spellPixels = (pixels) => pixels.map((level) => level.toString(16)).join("");

/**
 * The places that two digits each for x and y spell.
 *
 * @param {string} text
 * @returns {Place[]}
 */
export const readPlaces = (text) =>
  (text.match(/\d{4}/g) ?? []).map((pair) => {
    const [x, y] = [pair.slice(0, 2), pair.slice(2)].map((digits) => (2 * Number(digits)) / FINE - 1);
    return [x, y];
  });

/** @param {readonly Place[]} places */
export const spellPlaces = (places) =>
  places.flatMap((place) => place.map((at) => String(Math.round(((at + 1) / 2) * FINE)).padStart(2, "0"))).join("");

/**
 * What a link says; the page's defaults are still among it. A longer text stays here.
 *
 * @param {Kept} kept
 */
export const addressWords = ({ pixels, neighbors, text, molecule, places, moved }) => ({
  pixels: spellPixels(pixels),
  neighbors,
  text: text.length > LONGEST_LINK ? null : text,
  molecule: spellMolecule(molecule),
  places: moved ? spellPlaces(places) : "",
});
