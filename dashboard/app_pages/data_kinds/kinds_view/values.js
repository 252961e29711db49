/** The numbers of the picture, as formula and code take them. */
import { MOST_DRAWN } from "../contract.js";
import { adjacencyOf } from "./graph.js";
import { spellPixels } from "./kept.js";

/**
 * @param {import("./thing.js").Thing} thing
 * @param {import("./kept.js").Kept} kept
 */
export function valuesOf({ graph, drawn }, kept) {
  const { nodes, edges, directed } = graph;
  const ones = (directed ? 1 : 2) * edges.length;
  const [start, end] = [drawn[0]?.start ?? 0, drawn.at(-1)?.end ?? 0];
  return {
    nodes: nodes.length,
    edges: edges.length,
    cells: nodes.length ** 2,
    ones,
    adjacency: adjacencyOf(graph),
    pixels: spellPixels(kept.pixels),
    across: kept.neighbors === 8 ? "True" : "False",
    text: JSON.stringify(drawn.length === MOST_DRAWN ? kept.text.slice(start, end) : kept.text),
    atoms: JSON.stringify(kept.molecule.atoms.join("")),
    bonds: `[${kept.molecule.bonds.map((bond) => `(${bond.join(", ")})`).join(", ")}]`,
  };
}
