/**
 * Atoms and bonds, changed one at a time; no atom gets more bonds than it has room for.
 *
 * @typedef {import("./graph.js").Edge} Edge
 * @typedef {"C" | "N" | "O" | "F"} Element
 * @typedef {{ atoms: Element[], bonds: Edge[] }} Molecule Hydrogen is not among the atoms; each has as many as room is left for.
 */
import { MOST_ATOMS, VALENCE } from "../contract.js";

/**
 * Read what the address spells; it is checked by Python.
 *
 * @param {string} text
 * @returns {Molecule}
 */
export function readMolecule(text) {
  const [elements, bonds = ""] = text.split("-");
  const triples = (bonds.match(/.../g) ?? []).map((triple) => [...triple].map(Number));
  const edges = triples.map(([one, other, order]) => edgeOf(one - 1, other - 1, order));
  return { atoms: /** @type {Element[]} */ ([...elements]), bonds: sorted(edges) };
}

/** @param {Molecule} molecule */
export const spellMolecule = ({ atoms, bonds }) =>
  `${atoms.join("")}-${bonds.map(([from, to, order]) => `${from + 1}${to + 1}${order}`).join("")}`;

/** @type {(one: number, other: number, order: number) => Edge} */
const edgeOf = (one, other, order) => [Math.min(one, other), Math.max(one, other), order];

/** @param {readonly Edge[]} bonds */
const sorted = (bonds) => [...bonds].sort((one, other) => one[0] - other[0] || one[1] - other[1]);

/**
 * The bonds an atom has, a double one counted twice.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 */
export const bondsOf = ({ bonds }, atom) =>
  bonds.reduce((sum, [from, to, order]) => (from === atom || to === atom ? sum + order : sum), 0);

/**
 * The hydrogen atoms of an atom: as many as it has room for.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 */
export const hydrogensOf = (molecule, atom) => VALENCE[molecule.atoms[atom]] - bondsOf(molecule, atom);

/**
 * The order of the bond between two atoms, 0 for none.
 *
 * @param {Molecule} molecule
 * @param {number} one
 * @param {number} other
 */
export const orderOf = ({ bonds }, one, other) => {
  const [first, second] = edgeOf(one, other, 0);
  return bonds.find(([from, to]) => from === first && to === second)?.[2] ?? 0;
};

/**
 * The molecule with another bond between two atoms.
 *
 * @param {Molecule} molecule
 * @param {number} one
 * @param {number} other
 * @param {number} order 0 for none.
 * @returns {Molecule}
 */
export function withBond({ atoms, bonds }, one, other, order) {
  const edge = edgeOf(one, other, order);
  const rest = bonds.filter(([from, to]) => from !== edge[0] || to !== edge[1]);
  return { atoms, bonds: order ? sorted([...rest, edge]) : rest };
}

/**
 * The next bond between two atoms: none, single, double, triple, none … as far as both have room.
 *
 * @param {Molecule} molecule
 * @param {number} one
 * @param {number} other
 * @returns {number} The present order where there is no room for any.
 */
export function nextOrder(molecule, one, other) {
  const present = orderOf(molecule, one, other);
  const room = Math.min(hydrogensOf(molecule, one), hydrogensOf(molecule, other));
  return room && present < 3 ? present + 1 : 0;
}

/**
 * The molecule with another element in an atom's place.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 * @param {Element} element
 * @returns {Molecule}
 */
export const withElement = ({ atoms, bonds }, atom, element) => ({ atoms: atoms.with(atom, element), bonds });

/**
 * The next element that has room for an atom's bonds.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 */
export function nextElement(molecule, atom) {
  const elements = /** @type {Element[]} */ (Object.keys(VALENCE));
  const fitting = elements.filter((element) => VALENCE[element] >= bondsOf(molecule, atom));
  return fitting[(fitting.indexOf(molecule.atoms[atom]) + 1) % fitting.length];
}

/**
 * The molecule with one carbon atom more, bonded to another atom; null where there is no room for it.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 * @returns {Molecule | null}
 */
export function withAtom(molecule, atom) {
  const { atoms, bonds } = molecule;
  if (atoms.length === MOST_ATOMS || !hydrogensOf(molecule, atom)) return null;
  return { atoms: [...atoms, "C"], bonds: sorted([...bonds, [atom, atoms.length, 1]]) };
}

/**
 * The molecule without an atom; those behind it move up by one.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 * @returns {Molecule}
 */
export function withoutAtom({ atoms, bonds }, atom) {
  const kept = bonds.filter(([from, to]) => from !== atom && to !== atom);
  const moved = (/** @type {number} */ at) => (at > atom ? at - 1 : at);
  return { atoms: atoms.toSpliced(atom, 1), bonds: kept.map(([from, to, order]) => [moved(from), moved(to), order]) };
}

/**
 * The separate parts of a graph, each with its nodes in order.
 *
 * @param {number} count Of nodes.
 * @param {readonly Edge[]} edges
 * @returns {number[][]}
 */
export function partsOf(count, edges) {
  let part = Array.from({ length: count }, (_, at) => at);
  for (const [from, to] of edges) {
    const [one, other] = [part[from], part[to]];
    part = part.map((each) => (each === other ? one : each));
  }
  return [...new Set(part)].map((each) => part.flatMap((own, at) => (own === each ? [at] : [])));
}

/**
 * What it is made of, in Hill's order: carbon, hydrogen, then by letter.
 *
 * @param {Molecule} molecule
 * @returns {[element: string, count: number][]}
 */
export function formulaOf(molecule) {
  const { atoms } = molecule;
  const hydrogens = atoms.reduce((sum, _, atom) => sum + hydrogensOf(molecule, atom), 0);
  const count = (/** @type {string} */ element) => atoms.filter((each) => each === element).length;
  const others = [
    ["F", count("F")],
    ["N", count("N")],
    ["O", count("O")],
  ];
  const hill = count("C")
    ? [["C", count("C")], ["H", hydrogens], ...others]
    : [...others.slice(0, 1), ["H", hydrogens], ...others.slice(1)];
  return /** @type {[string, number][]} */ (hill.filter(([, many]) => many));
}
