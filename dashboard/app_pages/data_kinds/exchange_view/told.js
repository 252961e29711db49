/** What the picture says, computed for what is shown. */
import { fixed } from "../../../components/format.js";
import { praises } from "../networks/grammar.js";
import { isMethyl } from "../networks/molecules.js";
import { isInOrder } from "./state.js";

/**
 * @typedef {import("./predicted.js").Predicted} Predicted
 * @typedef {{ title: string, about: string, now: Predicted, before: Predicted }} Row
 */

/**
 * @param {import("./state.js").Thing} thing
 * @param {import("./state.js").State} state
 * @param {readonly Row[]} rows
 */
export function saysOf(thing, state, rows) {
  if (thing.pixels) return ofImage(state, rows);
  if (thing.words) return ofSentence(thing.words, state, rows);
  return ofMolecule(/** @type {import("./state.js").Molecule} */ (thing.molecule), state, rows);
}

/** @type {(state: import("./state.js").State, rows: readonly Row[]) => string} */
function ofImage({ moved, swaps }, rows) {
  const exchanges = moved + swaps.length;
  if (!exchanges)
    return "All pixels in order. Two of the networks learned from shuffled pixels: for them this is disorder.";
  const changed = rows.filter(({ now, before }) => now.said !== before.said).length;
  const count = `${exchanges} ${exchanges === 1 ? "exchange" : "exchanges"}`;
  const hand = swaps.length ? `, ${swaps.length} of them by hand` : "";
  return `${count} of two pixels${hand}, the same in every image; no pixel is lost. Of four predictions ${changed} ${changed === 1 ? "is" : "are"} another than in order. How often each is right stands at its right.`;
}

/** @type {(words: readonly string[], state: import("./state.js").State, rows: readonly Row[]) => string} */
function ofSentence(words, { order }, rows) {
  const shown = order.map((at) => words[at]);
  const [meant, first] = [praises(shown), praises(words)];
  const said = meant === null ? "no sentence of the grammar" : meant ? "praise" : "blame";
  const bag = rows.find(({ title }) => title.startsWith("A set"));
  const still = `The network that takes a mean of the words cannot notice: its probability moved by ${far(bag)}.`;
  if (isInOrder(order)) return `In order, this is ${said}.`;
  if (meant !== null && meant !== first) return `The same words, and now it is ${said}, the opposite. ${still}`;
  return `The same words in another order: ${said}. ${still}`;
}

/** @type {(molecule: import("./state.js").Molecule, state: import("./state.js").State, rows: readonly Row[]) => string} */
function ofMolecule(molecule, { order }, rows) {
  const count = molecule.atoms.filter((_, atom) => isMethyl(molecule, atom)).length;
  if (isInOrder(order))
    return `${count} –CH₃ ${count === 1 ? "group" : "groups"}, counted in the structure. The numbers are those that someone happened to write.`;
  const moves = rows.map((row) => `${row.title.toLowerCase()} by ${far(row)}`);
  return `Still the same molecule, under other numbers. The predictions moved: ${moves.join(", ")}.`;
}

/** @param {Row | undefined} row */
function far(row) {
  const by = row ? Math.abs(row.now.value - row.before.value) : 0;
  return by < 1e-6 ? "less than 0.000001" : fixed(by, 3);
}
