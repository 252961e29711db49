/**
 * What an image, a sentence and a molecule have in common: nodes, and edges between those that are next to each other.
 *
 * @typedef {"image" | "sentence" | "molecule"} Kind
 * @typedef {[from: number, to: number, order: number]} Edge `from` is the smaller index, from 0; the order is 1 but for bonds.
 *
 * @typedef {object} Node
 * @property {number} number From 1.
 * @property {string} label What stands beside its number.
 * @property {string} called How it is spoken of.
 * @property {string} value Its row of X.
 *
 * @typedef {object} Graph
 * @property {Kind} kind
 * @property {Node[]} nodes
 * @property {Edge[]} edges Sorted.
 * @property {boolean} directed Whether an edge leads from its first node to its second only.
 */
import { ELEMENTS, LEVELS, SIDE } from "../contract.js";

/** @type {[down: number, right: number][]} */
const BESIDE = [
  [0, 1],
  [1, 0],
];
/** @type {[down: number, right: number][]} */
const ACROSS = [
  [1, -1],
  [1, 1],
];

/**
 * Pixels, each next to those beside it, and with eight neighbors to those across its corners.
 *
 * @param {readonly number[]} pixels Row by row, from 0 to LEVELS.
 * @param {number} neighbors 4 or 8.
 * @returns {Graph}
 */
export function imageGraph(pixels, neighbors) {
  const inside = (/** @type {number} */ place) => place >= 0 && place < SIDE;
  const steps = neighbors === 8 ? [BESIDE[0], ACROSS[0], BESIDE[1], ACROSS[1]] : BESIDE;
  const edges = pixels.flatMap((_, from) => {
    const [row, column] = [Math.floor(from / SIDE), from % SIDE];
    const next = steps.filter(([down, right]) => inside(row + down) && inside(column + right));
    return next.map(([down, right]) => /** @type {Edge} */ ([from, from + down * SIDE + right, 1]));
  });
  const nodes = pixels.map((level, at) => ({
    number: at + 1,
    label: "",
    value: (level / LEVELS).toFixed(2),
    called: `pixel ${at + 1} (row ${Math.floor(at / SIDE) + 1}, column ${(at % SIDE) + 1})`,
  }));
  return { kind: "image", nodes, edges, directed: false };
}

/**
 * Words, an edge from each to the next one: the order of words matters.
 *
 * @param {readonly string[]} words
 * @param {readonly number[]} ids Of the words.
 * @param {number} [before] How many words stand before the first one.
 * @returns {Graph}
 */
export function sentenceGraph(words, ids, before = 0) {
  const nodes = words.map((word, at) => {
    const number = before + at + 1;
    return { number, label: word, called: `word ${number} (“${word}”)`, value: String(ids[at]) };
  });
  return { kind: "sentence", nodes, edges: words.slice(1).map((_, at) => [at, at + 1, 1]), directed: true };
}

/**
 * Atoms, an edge between those that are bonded.
 *
 * @param {import("./molecule.js").Molecule} molecule
 * @returns {Graph}
 */
export function moleculeGraph({ atoms, bonds }) {
  const elements = Object.keys(ELEMENTS);
  const nodes = atoms.map((label, at) => ({
    number: at + 1,
    label,
    called: `atom ${at + 1} (${ELEMENTS[label]})`,
    value: `(${elements.map((element) => Number(element === label)).join(", ")})`,
  }));
  return { kind: "molecule", nodes, edges: bonds, directed: false };
}

/**
 * The adjacency matrix, row by row: the order of the edge between two nodes, 0 where there is none.
 *
 * @param {Graph} graph
 * @returns {number[][]}
 */
export function adjacencyOf({ nodes, edges, directed }) {
  const matrix = nodes.map(() => Array(nodes.length).fill(0));
  for (const [from, to, order] of edges) {
    matrix[from][to] = order;
    if (!directed) matrix[to][from] = order;
  }
  return matrix;
}

/**
 * Those next to a node, in order.
 *
 * @param {Graph} graph
 * @param {number} node
 */
export const nextTo = ({ edges }, node) =>
  edges.flatMap(([from, to]) => (from === node ? [to] : to === node ? [from] : [])).sort((one, other) => one - other);
