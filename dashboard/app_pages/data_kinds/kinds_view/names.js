/** What a molecule is called, where it is a known one: whatever the numbers of its atoms. */
import { KNOWN } from "../contract.js";
import { orderOf, readMolecule } from "./molecule.js";

/** @typedef {import("./molecule.js").Molecule} Molecule */

/** @type {Map<string, { name: string, molecule: Molecule }[]> | null} By what they are made of; read when first asked for. */
let known = null;

/**
 * The elements and the bonds of a molecule, counted: equal molecules have the same.
 *
 * @param {Molecule} molecule
 */
const partsOf = ({ atoms, bonds }) =>
  [...atoms].sort().join("") +
  bonds
    .map(([from, to, order]) => [atoms[from], atoms[to]].sort().join("") + order)
    .sort()
    .join("");

/**
 * @param {Molecule} molecule
 * @returns {string} "" for one that has no name here.
 */
export function nameOf(molecule) {
  if (!known) {
    known = new Map();
    for (const [name, spelled] of Object.entries(KNOWN)) {
      const read = readMolecule(spelled);
      const parts = partsOf(read);
      known.set(parts, [...(known.get(parts) ?? []), { name, molecule: read }]);
    }
  }
  return known.get(partsOf(molecule))?.find((each) => fits(molecule, each.molecule, []))?.name ?? "";
}

/**
 * Whether the atoms of one molecule can be numbered so that it becomes another one.
 *
 * @param {Molecule} one
 * @param {Molecule} other
 * @param {number[]} numbers Those that have been given, to its first atoms.
 * @returns {boolean}
 */
function fits(one, other, numbers) {
  const at = numbers.length;
  if (at === one.atoms.length) return true;
  return other.atoms.some((element, to) => {
    const free = element === one.atoms[at] && !numbers.includes(to);
    const alike = free && numbers.every((known, before) => orderOf(one, at, before) === orderOf(other, to, known));
    return alike && fits(one, other, [...numbers, to]);
  });
}
