/** The adjacency matrix: a row and a column for each node. */
import { find, makeSvg } from "../../../components/dom.js";
import { clamp } from "../../../components/format.js";
import { arrowOf } from "../../../components/pointing.js";
import { LEVELS, SIDE } from "../contract.js";
import { adjacencyOf } from "./graph.js";
import { shine } from "./light.js";
import { matrixSquare } from "./room.js";

const WRITTEN = 1.15; // times the text: a cell that has room for its number
const APART = 1.5; // times the text: a column that has room for a number of two digits
const MOST = 1.6; // times the text: the numbers of large cells

/**
 * @typedef {import("./graph.js").Graph} Graph
 * @typedef {import("./room.js").Room} Room
 */

export class MatrixPanel {
  /** @type {Graph | null} */
  #graph = null;
  #square = { left: 0, top: 0, cell: 1 };
  /** @type {[row: number, column: number]} */
  #at = [0, 1];
  /** @type {{ ends: readonly number[], element: SVGElement }[]} */
  #cells = [];
  /** @type {SVGElement[]} */
  #names = [];
  /** @type {SVGElement[]} */
  #gray = [];

  /**
   * @param {ShadowRoot} root
   * @param {{ point: (lit: number[] | null) => void, press: (one: number, other: number) => void }} host
   */
  constructor(root, host) {
    this.svg = find(root, ".matrix svg", SVGElement);
    this.host = host;
    this.svg.addEventListener("pointermove", (event) => this.#point(this.#under(event)));
    this.svg.addEventListener("pointerleave", () => host.point(null));
    this.svg.addEventListener("click", (event) => {
      const cell = this.#under(event);
      if (cell) host.press(...cell);
    });
    this.svg.addEventListener("focus", () => this.#point(this.#at));
    this.svg.addEventListener("blur", () => host.point(null));
    this.svg.addEventListener("keydown", (event) => this.#key(event));
  }

  /**
   * @param {Graph} graph
   * @param {Room} room
   * @param {readonly number[]} pixels Beside their rows, of an image.
   */
  build(graph, room, pixels) {
    this.#graph = graph;
    const count = graph.nodes.length;
    this.#square = matrixSquare(room, Math.max(1, count));
    const { left, top, cell } = this.#square;
    const written = cell >= WRITTEN * room.text;
    const place = (/** @type {number} */ at) => (at + 0.5) * cell;
    const side = count * cell;
    const size = written ? `font-size: max(1em, ${Math.min(0.4 * cell, MOST * room.text)}px)` : "";
    this.#cells = cellsOf(graph, { ...this.#square, size });
    this.#gray = graph.kind === "image" ? grayOf(this.#square, room.text, pixels) : [];
    const every = graph.kind === "image" ? SIDE : 1;
    this.#names = graph.nodes.flatMap(({ label, number }, at) => {
      if (at % every) return [];
      const name = graph.kind === "molecule" ? `${label} ${number}` : String(number);
      const beside = graph.kind === "image" ? 1.25 : 0.35;
      const row = { class: "row", x: left - beside * room.text, y: top + place(at), "data-at": at };
      const column = { class: "column", x: left + place(at), y: top - 0.55 * room.text, "data-at": at };
      const fits = every > 1 || cell > APART * room.text || at % 2 === 0;
      return [makeSvg("text", row, name), ...(fits ? [makeSvg("text", column, number)] : [])];
    });
    this.#bands = [0, 1].map(() => makeSvg("rect", { class: "band" }));
    this.#frame = makeSvg("rect", { class: "frame", width: cell, height: cell });
    this.svg.replaceChildren(
      makeSvg("rect", { class: "ground", x: left, y: top, width: side, height: side }),
      ...this.#bands,
      ...(written ? [...gridOf(this.#square, count), ...zerosOf(graph, { ...this.#square, size })] : []),
      ...this.#cells.map(({ element }) => element),
      ...this.#gray,
      ...this.#names,
      this.#frame,
    );
    this.#at = /** @type {[number, number]} */ (this.#at.map((each) => clamp(each, 0, Math.max(0, count - 1))));
  }

  /** @type {SVGElement[]} */
  #bands = [];
  #frame = makeSvg("rect");

  /**
   * The gray of an image's pixels, beside their rows.
   *
   * @param {Graph} graph
   * @param {readonly number[]} pixels
   */
  shade(graph, pixels) {
    this.#graph = graph;
    this.#gray.forEach((each, at) => {
      each.style.setProperty("--ink-share", shareOf(pixels[at]));
    });
  }

  /**
   * @param {ReturnType<typeof import("./light.js").lightOf>} light
   * @param {number[] | null} lit
   */
  light(light, lit) {
    shine(this.svg, light, { edges: this.#cells });
    for (const name of this.#names) name.classList.toggle("here", light.here.has(Number(name.dataset.at)));
    const [one, other] = this.#at.map((at) => this.#graph?.nodes[at]?.number ?? 0);
    this.svg.setAttribute("aria-label", `Adjacency matrix; arrows move, now at row ${one}, column ${other}`);
    const { left, top, cell } = this.#square;
    const side = cell * (this.#graph?.nodes.length ?? 0);
    const [row, column = row] = lit ?? [];
    const show = (/** @type {SVGElement} */ rect, /** @type {Record<string, number> | null} */ box) => {
      rect.style.display = box ? "" : "none";
      for (const [name, value] of Object.entries(box ?? {})) rect.setAttribute(name, String(value));
    };
    show(this.#bands[0], lit && { x: left, y: top + row * cell, width: side, height: cell });
    show(this.#bands[1], lit && { x: left + column * cell, y: top, width: cell, height: side });
    show(this.#frame, lit?.length === 2 ? { x: left + column * cell, y: top + row * cell } : null);
  }

  /**
   * The cell under a pointer.
   *
   * @param {MouseEvent} event
   * @returns {[number, number] | null}
   */
  #under({ clientX, clientY }) {
    const box = this.svg.getBoundingClientRect();
    const { left, top, cell } = this.#square;
    const [column, row] = [(clientX - box.left - left) / cell, (clientY - box.top - top) / cell].map(Math.floor);
    const count = this.#graph?.nodes.length ?? 0;
    return Math.min(row, column) >= 0 && Math.max(row, column) < count ? [row, column] : null;
  }

  /** @param {[number, number] | null} cell */
  #point(cell) {
    if (cell) this.#at = cell;
    this.host.point(cell && (cell[0] === cell[1] ? [cell[0]] : cell));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const count = this.#graph?.nodes.length ?? 0;
    const arrow = arrowOf(event);
    if (!count || (!arrow && event.key !== "Enter" && event.key !== " ")) return;
    event.preventDefault();
    event.stopPropagation();
    if (!arrow) return this.host.press(...this.#at);
    const to = (/** @type {0 | 1} */ axis) => clamp(this.#at[axis] + arrow[axis], 0, count - 1);
    this.#point([to(0), to(1)]);
  }
}

/**
 * The cells of a matrix that are not 0.
 *
 * @param {Graph} graph
 * @param {{ left: number, top: number, cell: number, size: string }} square `size` of the numbers; "" where they have no room.
 */
function cellsOf(graph, { left, top, cell, size }) {
  const gap = size ? 1 : 0;
  const both = graph.edges.flatMap(([from, to, order]) => [
    [from, to, order],
    ...(graph.directed ? [] : [[to, from, order]]),
  ]);
  return both.map(([row, column, order]) => {
    const element = makeSvg("g", { class: "one", transform: `translate(${left + column * cell} ${top + row * cell})` });
    const wide = Math.max(1, cell - gap);
    element.append(makeSvg("rect", { x: gap / 2, y: gap / 2, width: wide, height: wide }));
    if (size) element.append(makeSvg("text", { x: cell / 2, y: cell / 2, style: size }, order));
    return { ends: [row, column], element };
  });
}

/**
 * The zeros, a row of them each.
 *
 * @param {Graph} graph
 * @param {{ left: number, top: number, cell: number, size: string }} square
 */
const zerosOf = (graph, { left, top, cell, size }) =>
  adjacencyOf(graph).map((row, at) => {
    const places = row.flatMap((order, column) => (order ? [] : [left + (column + 0.5) * cell]));
    const y = top + (at + 0.5) * cell;
    return makeSvg("text", { class: "zero", x: places.join(" "), y, style: size }, "0".repeat(places.length));
  });

/**
 * The lines between cells.
 *
 * @param {{ left: number, top: number, cell: number }} square
 * @param {number} count
 */
function gridOf({ left, top, cell }, count) {
  const end = count * cell;
  return Array.from({ length: count + 1 }, (_, at) => [
    makeSvg("line", { class: "grid", x1: left, x2: left + end, y1: top + at * cell, y2: top + at * cell }),
    makeSvg("line", { class: "grid", x1: left + at * cell, x2: left + at * cell, y1: top, y2: top + end }),
  ]).flat();
}

/**
 * The pixels as a list, each beside its row: what Flatten makes of the image.
 *
 * @param {{ left: number, top: number, cell: number }} square
 * @param {number} text
 * @param {readonly number[]} pixels
 */
const grayOf = ({ left, top, cell }, text, pixels) =>
  pixels.map((level, at) => {
    const box = { x: left - 0.95 * text, y: top + at * cell, width: 0.7 * text, height: cell };
    return makeSvg("rect", { class: "gray", style: `--ink-share: ${shareOf(level)}`, ...box });
  });

/** @param {number} level */
const shareOf = (level) => `${(100 * level) / LEVELS}%`;
