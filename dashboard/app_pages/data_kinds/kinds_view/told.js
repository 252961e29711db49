/** What the three pictures say in words. */
import { LEVELS, MOST_DRAWN, MOST_WORDS, SIDE } from "../contract.js";
import { subscript } from "./formula.js";
import { nextTo } from "./graph.js";
import { formulaOf, partsOf } from "./molecule.js";
import { nameOf } from "./names.js";

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./thing.js").Thing} Thing
 */
const NUMBERS = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine"];

/** @type {(count: number, one: string) => string} */
const many = (count, one) => `${whole(count)} ${one}${count === 1 ? "" : "s"}`;

/** @param {number} count */
const whole = (count) => count.toLocaleString("en-US");

/** @param {string} text */
const sentence = (text) => text[0].toUpperCase() + text.slice(1);

/**
 * Several things as a list.
 *
 * @param {readonly (number | string)[]} items
 */
export const listed = (items) =>
  items.length < 2 ? items.join("") : `${items.slice(0, -1).join(", ")} and ${items.at(-1)}`;

/**
 * What the numbers of each panel are: a tensor with its shape, then its axes and what its values mean.
 *
 * @param {Graph} graph
 * @param {Kept} kept
 * @returns {[tensor: string, rest: string][]} Of the three panels.
 */
export function tensorsOf({ kind, nodes, edges, directed }, { text, molecule }) {
  const count = nodes.length;
  const ones = (directed ? 1 : 2) * edges.length;
  const share = count ? ((100 * ones) / count ** 2).toFixed(1) : "0.0";
  const list = `edges (2, ${ones}): from, to${directed ? "" : ", both ways"}`;
  const matrix = `${ones} of ${whole(count ** 2)} cells are not 0 (${share}\u00a0%)`;
  const named = /** @type {[string, string]} */ ([`A (${count}, ${count})`, `node, node · ${matrix}`]);
  if (kind === "image") {
    return [
      [`image (${SIDE}, ${SIDE})`, `row, column · ink from 0 (paper) to 1`],
      [`X (${count}, 1)`, `node, ink · ${list}`],
      named,
    ];
  }
  if (kind === "sentence") {
    const letters = [...text].length;
    return [
      [`text (${whole(letters)})`, "letter · no numbers yet"],
      [`X (${count}, 1)`, `node, number of its word · ${list}`],
      named,
    ];
  }
  return [
    [written(molecule), "a drawing, no tensor: carbon is a corner, hydrogen is left out"],
    [`X (${count}, 4)`, `node, element (C N O F) · ${list}`],
    [named[0], `node, node · order of the bond · ${matrix}`],
  ];
}

/**
 * A molecule's formula, such as C₂H₆O.
 *
 * @param {import("./molecule.js").Molecule} molecule
 */
export const written = (molecule) =>
  formulaOf(molecule)
    .map(([element, count]) => element + subscript(count))
    .join("");

/**
 * What is pointed at: a node, or two of them.
 *
 * @param {Graph} graph
 * @param {readonly number[]} lit
 */
export function pointedAt(graph, lit) {
  const [one, other] = lit.map((at) => graph.nodes[at]);
  if (!other) return `${sentence(one.called)}, X[${one.number}] = ${one.value}: ${aroundOf(graph, lit[0])}`;
  const edge = graph.edges.find(([from, to]) => lit.includes(from) && lit.includes(to));
  const order = !edge || (graph.directed && edge[0] !== lit[0]) ? 0 : edge[2];
  const cell = `A[${one.number}, ${other.number}] = ${order}`;
  if (graph.kind === "molecule")
    return `${cell}: ${one.called} and ${other.called}, ${["no bond", "a single bond", "a double bond", "a triple bond"][order]}.`;
  if (graph.kind === "sentence") return `${cell}: ${one.called} is ${order ? "" : "not "}followed by ${other.called}.`;
  return `${cell}: ${one.called} and ${other.called} are ${order ? "" : "not "}next to each other.`;
}

/**
 * @param {Graph} graph
 * @param {number} node
 */
function aroundOf(graph, node) {
  const near = nextTo(graph, node).map((at) => graph.nodes[at]);
  const { number } = graph.nodes[node];
  const cells = graph.kind === "sentence" ? near.filter((each) => each.number > number).length : near.length;
  const row = `Row ${number} holds ${cells ? many(cells, "number") : "no number"} that ${cells > 1 ? "are" : "is"} not 0.`;
  const names = near.map(({ number: own, label }) => (graph.kind === "image" ? own : `${own} (${label})`));
  return `${near.length ? `next to ${listed(names)}` : "next to none"}. ${row}`;
}

/**
 * What there is to say while nothing is pointed at.
 *
 * @param {Thing} thing
 * @param {Kept} kept
 */
export function aboutOf(thing, kept) {
  if (thing.graph.kind === "image") return ofImage(kept.pixels, thing.graph);
  return thing.graph.kind === "sentence" ? ofSentence(thing) : ofMolecule(kept.molecule, thing.graph);
}

/**
 * @param {readonly number[]} pixels
 * @param {Graph} graph
 */
function ofImage(pixels, { edges }) {
  const inked = pixels.filter((level) => level > 0).length;
  const same = `Its graph is the same: ${edges.length} edges, whatever is drawn.`;
  if (!inked) return `An empty image: all ${pixels.length} nodes carry 0. ${same}`;
  const sum = pixels.reduce((total, level) => total + level, 0) / LEVELS;
  return `${inked} of ${pixels.length} pixels hold ink, ${sum.toFixed(1)} in sum. Press one: its node changes, no edge does.`;
}

/** @param {Thing} thing */
function ofSentence({ graph: { nodes }, words }) {
  const count = words.length;
  if (!count) return "No words: no node, no edge, an empty matrix. Type a sentence.";
  if (count === 1) return "One word: one node, no edge, one cell that is 0.";
  if (count > MOST_DRAWN) {
    const read = count === MOST_WORDS ? `Read are the first ${whole(count)} words` : `${whole(count)} words`;
    return `${read}: the matrix has ${whole(count ** 2)} cells, ${whole(count - 1)} of them 1. Words ${nodes[0].number} to ${nodes.at(-1)?.number} are drawn: more would be too small to read.`;
  }
  const labels = nodes.map(({ label }) => label);
  const twice = [...new Set(labels.filter((label, at) => labels.indexOf(label) < at))];
  const again = twice.length
    ? ` “${twice[0]}” stands ${labels.filter((label) => label === twice[0]).length} times: a node each, with the same number in X.`
    : "";
  return `${many(count, "word")}, ${many(count - 1, "edge")}, each to the next word: their order is in the edges.${again}`;
}

/**
 * @param {import("./molecule.js").Molecule} molecule
 * @param {Graph} graph
 */
function ofMolecule(molecule, { nodes, edges }) {
  const parts = partsOf(nodes.length, edges);
  if (parts.length > 1) {
    const torn = parts.map((part) => {
      const piece = only(molecule, part);
      return `${nameOf(piece)} ${written(piece)}`.trim();
    });
    return `${NUMBERS[parts.length]} molecules, ${listed(torn)}: no edge leads from one to another, the matrix holds 0 between them.`;
  }
  const name = nameOf(molecule);
  const called = name ? `${sentence(name)}, ${written(molecule)}` : written(molecule);
  return `${called}: ${many(nodes.length, "node")}, ${many(edges.length, "edge")}. Press an atom for another element, between two for another bond.`;
}

/**
 * Some atoms of a molecule, with the bonds between them.
 *
 * @param {import("./molecule.js").Molecule} molecule
 * @param {readonly number[]} atoms
 * @returns {import("./molecule.js").Molecule}
 */
const only = (molecule, atoms) => ({
  atoms: atoms.map((at) => molecule.atoms[at]),
  bonds: molecule.bonds
    .filter(([from]) => atoms.includes(from))
    .map(([from, to, order]) => [atoms.indexOf(from), atoms.indexOf(to), order]),
});
