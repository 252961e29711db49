/**
 * What a hand does to a molecule: each returns the molecule after it, with the places of its atoms, and what it means.
 *
 * @typedef {import("./molecule.js").Molecule} Molecule
 * @typedef {import("./room.js").Place} Place
 * @typedef {{ molecule: Molecule, places: Place[] }} Drawn
 * @typedef {{ next?: Drawn, note: string }} Edit
 */
import { ELEMENTS, MOST_ATOMS, VALENCE } from "../contract.js";
import {
  bondsOf,
  hydrogensOf,
  nextElement,
  nextOrder,
  orderOf,
  withAtom,
  withBond,
  withElement,
  withoutAtom,
} from "./molecule.js";

const ORDERS = ["no bond", "a single bond", "a double bond", "a triple bond"];
const BOND = 0.5; // of half the panel: how far a new atom stands from its neighbor
const EDGE = 0.86; // of half the panel: as far out as an atom can stand

/** @type {(count: number, one: string) => string} */
const many = (count, one) => `${count} ${one}${count === 1 ? "" : "s"}`;

/**
 * Another element in an atom's place: the next one that has room for its bonds, or a given one.
 *
 * @param {Drawn} drawn
 * @param {number} atom
 * @param {import("./molecule.js").Element} [element]
 * @returns {Edit}
 */
export function changeElement({ molecule, places }, atom, element) {
  const used = bondsOf(molecule, atom);
  const chosen = element ?? nextElement(molecule, atom);
  const present = molecule.atoms[atom];
  if (VALENCE[chosen] < used) {
    return {
      note: `No room: ${ELEMENTS[chosen]} has ${many(VALENCE[chosen], "bond")} in all, and atom ${atom + 1} has ${used} to its neighbors.`,
    };
  }
  if (chosen === present) {
    return {
      note: `Atom ${atom + 1} stays ${ELEMENTS[present]}: with ${many(used, "bond")} to its neighbors no other element has room.`,
    };
  }
  const note = `Atom ${atom + 1} is ${ELEMENTS[chosen]} now: one node has changed, no cell of the matrix has.`;
  return { next: { molecule: withElement(molecule, atom, chosen), places }, note };
}

/**
 * The next bond between two atoms: none, single, double, triple, as far as both have room.
 *
 * @param {Drawn} drawn
 * @param {number} one
 * @param {number} other
 * @returns {Edit}
 */
export function changeBond({ molecule, places }, one, other) {
  if (one === other) return { note: `An atom is not bonded to itself: the diagonal stays 0.` };
  const order = nextOrder(molecule, one, other);
  if (order === orderOf(molecule, one, other)) {
    const full = [one, other].find((atom) => !hydrogensOf(molecule, atom)) ?? one;
    const element = molecule.atoms[full];
    return {
      note: `No room: atom ${full + 1} is ${ELEMENTS[element]}, which has ${many(VALENCE[element], "bond")} in all, and they are taken.`,
    };
  }
  const [low, high] = [Math.min(one, other) + 1, Math.max(one, other) + 1];
  const note = `Atoms ${low} and ${high}: ${ORDERS[order]} now. Two cells have changed: A[${low}, ${high}] = A[${high}, ${low}] = ${order}.`;
  return { next: { molecule: withBond(molecule, one, other, order), places }, note };
}

/**
 * A carbon atom more, bonded to an atom: at a place, or where there is most room around its neighbor.
 *
 * @param {Drawn} drawn
 * @param {number} atom
 * @param {Place} [place]
 * @returns {Edit}
 */
export function addAtom({ molecule, places }, atom, place) {
  if (molecule.atoms.length === MOST_ATOMS)
    return { note: `${MOST_ATOMS} atoms are the most that are drawn here, hydrogen not counted.` };
  const grown = withAtom(molecule, atom);
  const element = ELEMENTS[molecule.atoms[atom]];
  if (!grown) return { note: `No room: atom ${atom + 1} is ${element}, and all its bonds are taken.` };
  const note = `Atom ${grown.atoms.length} is new: the matrix has a row and a column more.`;
  return { next: { molecule: grown, places: [...places, within(place ?? freest(places, atom))] }, note };
}

/**
 * One atom less; the others keep their places.
 *
 * @param {Drawn} drawn
 * @param {number} atom
 * @returns {Edit}
 */
export function removeAtom({ molecule, places }, atom) {
  if (molecule.atoms.length === 1) return { note: "One atom stays: without a node there is no graph." };
  const last = atom === molecule.atoms.length - 1;
  const moved = last ? "" : " Those behind it have moved up by one.";
  const note = `Atom ${atom + 1} is gone, its row and its column too.${moved}`;
  return { next: { molecule: withoutAtom(molecule, atom), places: places.toSpliced(atom, 1) }, note };
}

/**
 * An atom in another place of the drawing.
 *
 * @param {Drawn} drawn
 * @param {number} atom
 * @param {Place} place
 * @returns {Edit}
 */
export const moveAtom = ({ molecule, places }, atom, place) => ({
  next: { molecule, places: places.with(atom, within(place)) },
  note: "Where an atom is drawn is in no number: graph and matrix are the same.",
});

/**
 * @param {Place} place
 * @returns {Place}
 */
const within = (place) => /** @type {Place} */ (place.map((at) => Math.min(EDGE, Math.max(-EDGE, at))));

/**
 * The place around an atom that is farthest from all others.
 *
 * @param {readonly Place[]} places
 * @param {number} atom
 * @returns {Place}
 */
function freest(places, atom) {
  const [x, y] = places[atom];
  const around = Array.from({ length: 24 }, (_, at) => {
    const angle = (2 * Math.PI * (at + 0.5)) / 24;
    return within([x + BOND * Math.cos(angle), y + BOND * Math.sin(angle)]);
  });
  const room = around.map(([left, top]) =>
    Math.min(...places.map(([otherX, otherY]) => Math.hypot(left - otherX, top - otherY))),
  );
  return around[room.indexOf(Math.max(...room))];
}
