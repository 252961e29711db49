/**
 * The three panels, of one size.
 *
 * @typedef {import("./thing.js").Thing} Thing
 * @typedef {import("./walk.js").Host & import("./seen_molecule.js").Own & Own} Host
 * @typedef {object} Own
 * @property {(pixel: number, level: number) => void} paint
 * @property {(pixel: number) => number} level
 * @property {(text: string) => void} write
 * @property {(one: number, other: number) => void} pair Two nodes are pressed, in the matrix.
 */
import { find } from "../../../components/dom.js";
import { GraphPanel } from "./graph_panel.js";
import { MatrixPanel } from "./matrix_panel.js";
import { SeenImage } from "./seen_image.js";
import { SeenMolecule } from "./seen_molecule.js";
import { SeenSentence } from "./seen_sentence.js";
import { nodesIn } from "./thing.js";

/** @type {Record<import("./graph.js").Kind, [seen: string, matrix: string]>} */
const HINTS = {
  image: ["press or paint pixels", "its edges are given by the grid"],
  sentence: ["type; press a word to change it", "1: the word of the column follows"],
  molecule: ["press an atom, a bond, the ground", "press a cell: another bond"],
};

export class Panels {
  /**
   * @param {ShadowRoot} root
   * @param {Host} host
   */
  constructor(root, host) {
    this.root = root;
    this.box = find(root, ".view");
    this.image = new SeenImage(root, host);
    this.sentence = new SeenSentence(root, host);
    this.molecule = new SeenMolecule(root, host);
    const select = (/** @type {number} */ node) => this.sentence.select(node);
    const press = (/** @type {number} */ node) => (this.kind === "sentence" ? select(node) : host.press(node));
    this.graph = new GraphPanel(root, { ...host, press });
    this.matrix = new MatrixPanel(root, { point: host.point, press: host.pair });
    this.kind = "";
    this.standing = ""; // which panels of an image stand: other pixels change their gray alone
  }

  /**
   * @param {Thing} thing
   * @param {import("./kept.js").Kept} kept
   */
  build({ graph, drawn }, kept) {
    const { kind } = graph;
    if (this.kind !== kind) this.#open(kind);
    const room = this.#room;
    if (!room.width || !room.height) return;
    const standing = kind === "image" ? JSON.stringify([room, kept.neighbors]) : "";
    if (standing && standing === this.standing) return this.#shade(graph, kept.pixels);
    this.standing = standing;
    if (kind === "image") this.image.build(graph, room, kept.pixels);
    if (kind === "sentence") this.sentence.show(kept.text, drawn);
    if (kind === "molecule") this.molecule.build(graph, room);
    const { places, ...style } = nodesIn(graph, room, kept);
    this.graph.build(graph, places, { ...style, pixels: kept.pixels });
    this.matrix.build(graph, room, kept.pixels);
  }

  /**
   * @param {ReturnType<typeof import("./light.js").lightOf>} light
   * @param {number[] | null} lit
   */
  light(light, lit) {
    for (const panel of [this.image, this.sentence, this.molecule, this.graph]) panel.light(light);
    this.matrix.light(light, lit);
  }

  /**
   * @param {import("./graph.js").Graph} graph
   * @param {readonly number[]} pixels
   */
  #shade(graph, pixels) {
    this.image.shade(pixels);
    this.graph.shade(graph, pixels);
    this.matrix.shade(graph, pixels);
  }

  get #room() {
    const plot = find(this.root, ".graph .plot");
    const text = Number.parseFloat(getComputedStyle(find(this.root, ".size")).fontSize);
    return { width: plot.clientWidth, height: plot.clientHeight, text };
  }

  /** @param {import("./graph.js").Kind} kind */
  #open(kind) {
    this.kind = kind;
    this.box.dataset.kind = kind;
    for (const panel of [this.image, this.sentence, this.molecule]) panel.clear();
    const [seen, matrix] = HINTS[kind];
    find(this.root, ".seen .hint").textContent = seen;
    find(this.root, ".matrix .hint").textContent = matrix;
  }
}
