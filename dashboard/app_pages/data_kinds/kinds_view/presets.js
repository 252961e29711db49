/** The examples to begin with. */
import { MOLECULES, SENTENCES } from "../contract.js";
import { arranged } from "./arrange.js";
import { readPixels, spellPixels } from "./kept.js";
import { readMolecule, spellMolecule } from "./molecule.js";

/**
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {{ kind: import("./graph.js").Kind, digits: Record<string, string> }} Offered
 */
const sentences = /** @type {Record<string, string>} */ (SENTENCES);
const molecules = /** @type {Record<string, string>} */ (MOLECULES);

/**
 * What changes with an example.
 *
 * @param {Offered} offered
 * @param {string} name
 * @returns {Partial<Kept>}
 */
export function withPreset({ kind, digits }, name) {
  if (kind === "image") return { pixels: readPixels(digits[name]) };
  if (kind === "sentence") return { text: sentences[name], first: 0 };
  const molecule = readMolecule(molecules[name]);
  return { molecule, places: arranged(molecule), moved: false };
}

/**
 * The name of the example that is shown; "" for what is the visitor's own.
 *
 * @param {Offered} offered
 * @param {Kept} kept
 */
export function presetOf({ kind, digits }, { pixels, text, molecule }) {
  const [all, present] = /** @type {Record<string, [Record<string, string>, string]>} */ ({
    image: [digits, spellPixels(pixels)],
    sentence: [sentences, text],
    molecule: [molecules, spellMolecule(molecule)],
  })[kind];
  return Object.keys(all).find((name) => all[name] === present) ?? "";
}
