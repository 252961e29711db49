/**
 * What the networks of `nnviz.recordings.kinds_of_molecules` make of a molecule.
 *
 * @typedef {import("./layers.js").Weight} Weight
 * @typedef {[first: number, second: number, order: number]} Bond
 * @typedef {{ atoms: readonly string[], bonds: readonly Bond[] }} Molecule
 *
 * @typedef {object} Message Along one bond, one way.
 * @property {number} source
 * @property {number} target
 * @property {number} order
 * @property {number[]} value
 *
 * @typedef {object} Round
 * @property {Message[]} messages
 * @property {number[][]} sums What arrives at each atom.
 * @property {number[][]} own What each atom makes of its own state: h W + b.
 * @property {number[][]} states After the round.
 *
 * @typedef {object} Passing
 * @property {number[][]} first The states before the first round.
 * @property {Round[]} rounds
 * @property {number[]} parts What each atom gives to the prediction.
 * @property {number} total Their sum: the prediction.
 */
import { MOLECULE_ELEMENTS, MOST_ATOMS } from "./contract.js";
import { dense, embedded, relu } from "./layers.js";

/**
 * Message passing, with everything on the way.
 *
 * @param {readonly Weight[]} weights As Keras lists them: see `nnviz.graphs.graph_network`.
 * @param {Molecule} molecule
 * @param {number} rounds
 * @returns {Passing}
 */
export function passMessages(weights, { atoms, bonds }, rounds) {
  const [elements, orders, ownKernel, ownBias, near] = weights;
  const both = bonds.flatMap(([one, other, order]) => [
    { source: one, target: other, order },
    { source: other, target: one, order },
  ]);
  const first = atoms.map((atom) => embedded(elements, MOLECULE_ELEMENTS.indexOf(atom)));
  /** @type {Round[]} */
  const passed = [];
  let states = first;
  for (let round = 0; round < rounds; round++) {
    const before = states;
    const messages = both.map((bond) => {
      const factor = embedded(orders, bond.order);
      return { ...bond, value: before[bond.source].map((value, at) => value * factor[at]) };
    });
    const sums = atoms.map((_, atom) =>
      before[atom].map((_, at) =>
        messages.reduce((sum, { target, value }) => (target === atom ? sum + value[at] : sum), 0),
      ),
    );
    const own = before.map((state) => dense(state, ownKernel, ownBias));
    states = own.map((row, atom) => {
      const arrived = dense(sums[atom], near);
      return row.map((value, at) => Math.tanh(value + arrived[at]));
    });
    passed.push({ messages, sums, own, states });
  }
  const [kernel, bias] = weights.slice(-2);
  const parts = states.map((state) => dense(state, kernel, bias)[0]);
  return { first, rounds: passed, parts, total: parts.reduce((sum, part) => sum + part, 0) };
}

/**
 * A molecule as a vector: the element of each atom one-hot, then the adjacency matrix row by row.
 *
 * @param {Molecule} molecule
 */
export function vectorOf({ atoms, bonds }) {
  const kinds = MOLECULE_ELEMENTS.length;
  const vector = new Array(MOST_ATOMS * (kinds + MOST_ATOMS)).fill(0);
  atoms.forEach((atom, at) => {
    vector[at * kinds + MOLECULE_ELEMENTS.indexOf(atom)] = 1;
  });
  for (const [one, other, order] of bonds) {
    vector[MOST_ATOMS * (kinds + one) + other] = order;
    vector[MOST_ATOMS * (kinds + other) + one] = order;
  }
  return vector;
}

/**
 * The prediction of the network that flattens.
 *
 * @param {readonly Weight[]} weights
 * @param {readonly number[]} vector
 */
export const flatPrediction = (weights, vector) =>
  dense(dense(vector, weights[0], weights[1]).map(relu), weights[2], weights[3])[0];

const END = 1; // bond of a –CH₃ group's carbon, which leaves three hydrogens

/**
 * Whether an atom is the carbon of a –CH₃ group.
 *
 * @param {Molecule} molecule
 * @param {number} atom
 */
export function isMethyl({ atoms, bonds }, atom) {
  const used = bonds.reduce((sum, [one, other, order]) => (one === atom || other === atom ? sum + order : sum), 0);
  return atoms[atom] === "C" && used === END;
}
