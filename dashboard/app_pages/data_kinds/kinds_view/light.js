/**
 * What is pointed at, alike in all three panels: a node with those next to it, or two nodes and what lies between them.
 *
 * @typedef {number[]} Lit One node, or two.
 */
import { nextTo } from "./graph.js";

/**
 * What is lit.
 *
 * @param {import("./graph.js").Graph} graph
 * @param {Lit | null} lit
 */
export function lightOf(graph, lit) {
  const here = new Set(lit ?? []);
  const near = new Set(lit?.length === 1 ? nextTo(graph, lit[0]) : []);
  const edge = (/** @type {readonly number[]} */ [from, to]) =>
    lit?.length === 1 ? here.has(from) || here.has(to) : here.has(from) && here.has(to);
  return { here, near, edge, on: here.size > 0 };
}

/**
 * Give the elements of nodes and edges their classes.
 *
 * @param {Element} panel
 * @param {ReturnType<typeof lightOf>} light
 * @param {{ nodes?: readonly Element[], edges?: readonly { ends: readonly number[], element: Element }[] }} parts
 */
export function shine(panel, light, { nodes = [], edges = [] }) {
  panel.classList.toggle("pointed", light.on);
  nodes.forEach((node, at) => {
    node.classList.toggle("here", light.here.has(at));
    node.classList.toggle("near", light.near.has(at));
  });
  for (const { ends, element } of edges) element.classList.toggle("near", light.edge(ends));
}
