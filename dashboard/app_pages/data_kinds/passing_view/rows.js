/**
 * The numbers of one atom at a step, as rows of a table: every number can be traced to the ones above it.
 *
 * @typedef {{ name: string, values: readonly number[], result?: boolean }} Row
 */
import { fixed } from "../../../components/format.js";
import { dense } from "../networks/layers.js";
import { statesAfter } from "./stages.js";

const BONDS = ["", "single", "double", "triple"];

/**
 * @param {import("../networks/molecules.js").Passing} passing
 * @param {readonly import("../networks/layers.js").Weight[]} weights
 * @param {import("../networks/molecules.js").Molecule} molecule
 * @param {import("./stages.js").Stage} stage
 * @param {number} atom
 * @returns {{ caption: string, rows: Row[] }}
 */
export function rowsOf(passing, weights, { atoms }, { kind, round }, atom) {
  const name = `${atoms[atom]} ${atom + 1}`;
  if (kind === "start") {
    return {
      caption: `${name}: its element's row of the embedding`,
      rows: [{ name: `state of ${name}`, values: passing.first[atom], result: true }],
    };
  }
  if (kind === "parts" || kind === "total") return readout(passing, weights, name, atom);
  const { messages, sums, own, states } = passing.rounds[round];
  const arriving = messages
    .filter(({ target }) => target === atom)
    .map(({ source, order, value }) => ({
      name: `from ${atoms[source]} ${source + 1}, ${BONDS[order]}`,
      values: value,
    }));
  const sum = { name: "their sum", values: sums[atom], result: true };
  if (kind === "send") return { caption: `${name} gets: state of the sender · vector of the bond`, rows: arriving };
  if (kind === "sum") return { caption: `${name}: segment_sum adds up what arrives`, rows: [...arriving, sum] };
  return {
    caption: `${name}: new state = tanh(own W + b + sum U)`,
    rows: [
      { name: "own state · W + b", values: own[atom] },
      { name: "sum · U", values: dense(sums[atom], weights[4]) },
      { name: "tanh of both", values: states[atom], result: true },
    ],
  };
}

/** @type {(passing: import("../networks/molecules.js").Passing, weights: readonly import("../networks/layers.js").Weight[], name: string, atom: number) => { caption: string, rows: Row[] }} */
function readout(passing, weights, name, atom) {
  const state = statesAfter(passing, passing.rounds.length)[atom];
  const [kernel, bias] = weights.slice(-2);
  const products = state.map((value, at) => value * kernel.values[at]);
  return {
    caption: `${name} gives ${fixed(passing.parts[atom], 3)}: the sum of the last row and the bias ${fixed(bias.values[0], 3)}`,
    rows: [
      { name: `state of ${name}`, values: state },
      { name: "readout's weights", values: Array.from(kernel.values) },
      { name: "products", values: products, result: true },
    ],
  };
}
