/** Nodes as circles, edges as lines. */
import { find, makeSvg } from "../../../components/dom.js";
import { LEVELS } from "../contract.js";
import { nextTo } from "./graph.js";
import { shine } from "./light.js";
import { Walk } from "./walk.js";

const SMALL = 0.78; // times the text: a circle that has no room for its number
const VALUES = 0.86; // of the panel's width: where the numbers of words stand

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./room.js").Place} Place
 * @typedef {import("./room.js").Room} Room
 */

export class GraphPanel {
  /** @type {SVGElement[]} */
  #nodes = [];
  /** @type {{ ends: readonly number[], element: SVGElement }[]} */
  #edges = [];

  /**
   * @param {ShadowRoot} root
   * @param {import("./walk.js").Host & { pair: (one: number, other: number) => void }} host
   */
  constructor(root, host) {
    this.svg = find(root, ".graph svg", SVGElement);
    this.walk = new Walk(this.svg, host);
    this.svg.addEventListener("click", ({ target }) => {
      const node = target instanceof Element ? target.closest("[data-node]") : null;
      if (node instanceof SVGElement) return host.press(Number(node.dataset.node));
      const edge = target instanceof Element ? target.closest("[data-ends]") : null;
      const [from, to] = edge instanceof SVGElement ? (edge.dataset.ends ?? "").split(",").map(Number) : [];
      if (edge) host.pair(from, to);
    });
  }

  /**
   * @param {Graph} graph
   * @param {Place[]} places Of the nodes.
   * @param {{ radius: number, text: number, width: number, pixels: readonly number[] }} style
   */
  build(graph, places, style) {
    this.#edges = graph.edges.map(([from, to, order]) => ({
      ends: [from, to],
      element: graph.directed
        ? arrow(places[from], places[to], style.radius)
        : lines(places[from], places[to], order, style.radius),
    }));
    for (const { ends, element } of this.#edges) element.dataset.ends = ends.join(",");
    this.#nodes = graph.nodes.map((node, at) => {
      const made = makeSvg("g", { class: "node", transform: `translate(${places[at]})` });
      made.append(makeSvg("circle", { r: style.radius }), ...inside(graph, at, places, style));
      return this.walk.name(made, at, labelOf(node));
    });
    if (graph.kind === "image") this.shade(graph, style.pixels);
    this.walk.show(this.#nodes, places, [...this.#edges.map(({ element }) => element), ...heads(graph, places, style)]);
  }

  /**
   * The gray of an image's nodes.
   *
   * @param {Graph} graph
   * @param {readonly number[]} pixels
   */
  shade({ nodes }, pixels) {
    this.#nodes.forEach((node, at) => {
      const share = pixels[at] / LEVELS;
      /** @type {SVGElement} */ (node).style.setProperty("--ink-share", `${100 * share}%`);
      node.classList.toggle("dark", share > 0.55);
      this.walk.name(/** @type {SVGElement} */ (node), at, labelOf(nodes[at]));
    });
  }

  /** @param {ReturnType<typeof import("./light.js").lightOf>} light */
  light(light) {
    shine(this.svg, light, { nodes: this.#nodes, edges: this.#edges });
  }
}

/** @param {import("./graph.js").Node} node */
const labelOf = ({ called, value }) => `${called}, X = ${value}`;

/**
 * What stands above the numbers of words.
 *
 * @param {Graph} graph
 * @param {readonly Place[]} places
 * @param {{ radius: number, text: number, width: number }} style
 */
function heads({ kind }, places, { radius, text, width }) {
  if (kind !== "sentence" || !places.length) return [];
  const y = Math.max(0.7 * text, places[0][1] - radius - 0.9 * text);
  return [makeSvg("text", { class: "value", x: width * VALUES, y }, "X")];
}

/**
 * One to three lines between two nodes.
 *
 * @param {Place} from
 * @param {Place} to
 * @param {number} order
 * @param {number} radius Of the nodes.
 */
function lines([x0, y0], [x1, y1], order, radius) {
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [across, up] = [-(y1 - y0) / long, (x1 - x0) / long];
  const made = makeSvg("g", { class: "edge" });
  made.append(makeSvg("line", { class: "reach", x1: x0, y1: y0, x2: x1, y2: y1 }));
  for (let line = 0; line < order; line++) {
    const by = (line - (order - 1) / 2) * radius * 0.45;
    const ends = { x1: x0 + across * by, y1: y0 + up * by, x2: x1 + across * by, y2: y1 + up * by };
    made.append(makeSvg("line", ends));
  }
  return made;
}

/**
 * An arrow from one node to another.
 *
 * @param {Place} from
 * @param {Place} to
 * @param {number} radius
 */
function arrow([x0, y0], [x1, y1], radius) {
  const long = Math.hypot(x1 - x0, y1 - y0) || 1;
  const [dx, dy] = [(x1 - x0) / long, (y1 - y0) / long];
  const [x, y] = [x1 - dx * (radius + 2), y1 - dy * (radius + 2)];
  const [wing, back] = [0.22 * radius, 0.4 * radius];
  const made = makeSvg("g", { class: "edge" });
  const tip = [
    x,
    y,
    x - dx * back - dy * wing,
    y - dy * back + dx * wing,
    x - dx * back + dy * wing,
    y - dy * back - dx * wing,
  ];
  made.append(
    makeSvg("line", { x1: x0, y1: y0, x2: x - dx, y2: y - dy }),
    makeSvg("polygon", { points: tip.join(" ") }),
  );
  return made;
}

/**
 * What stands in a node, and beside it.
 *
 * @param {Graph} graph
 * @param {number} at
 * @param {readonly Place[]} places
 * @param {{ radius: number, text: number, width: number }} style
 */
function inside(graph, at, places, { radius, text, width }) {
  const { label, number, value } = graph.nodes[at];
  if (graph.kind === "image") return [makeSvg("text", { class: "number" }, number)];
  if (graph.kind === "sentence") {
    const end = width * VALUES - places[at][0];
    return [
      makeSvg("rect", { class: "reach", x: 0, y: -radius, width: end, height: 2 * radius }),
      radius < SMALL * text
        ? makeSvg("text", { class: "number beside", x: -radius - 0.4 * text }, number)
        : makeSvg("text", { class: "number" }, number),
      makeSvg("text", { class: "word", x: radius + text * 0.6 }, label),
      makeSvg("text", { class: "value", x: end }, value),
    ];
  }
  const [x, y] = outward(graph, at, places);
  const far = radius + 0.75 * text;
  return [
    makeSvg("text", { class: "element" }, label),
    makeSvg("text", { class: "number", x: x * far, y: y * far }, number),
  ];
}

/**
 * The direction in which most room is left around a node, of sixteen.
 *
 * @param {Graph} graph
 * @param {number} at
 * @param {readonly Place[]} places
 */
function outward(graph, at, places) {
  const [x, y] = places[at];
  const taken = nextTo(graph, at).map((near) => Math.atan2(places[near][1] - y, places[near][0] - x));
  const free = Array.from({ length: 16 }, (_, step) => (2 * Math.PI * (step - 2)) / 16);
  const room = free.map((angle) => Math.min(Math.PI, ...taken.map((other) => turn(angle, other))));
  const angle = free[room.indexOf(Math.max(...room))];
  return [Math.cos(angle), Math.sin(angle)];
}

/**
 * The angle between two directions.
 *
 * @param {number} one
 * @param {number} other
 */
const turn = (one, other) => Math.abs(Math.atan2(Math.sin(one - other), Math.cos(one - other)));
