/** A molecule as chemists draw it; atoms and bonds are pressed, dragged, added and taken away. */
import { find, makeSvg } from "../../../components/dom.js";
import { apart, atomAt, bondLength, nearestTo, pairAt } from "./between.js";
import { bondLines, letters } from "./formula.js";
import { shine } from "./light.js";
import { hydrogensOf } from "./molecule.js";
import { addAtom, changeBond, changeElement, moveAtom, removeAtom } from "./molecule_edits.js";
import { inPanel, onPanel } from "./room.js";
import { Walk } from "./walk.js";

const STILL = 5; // px: a press that moves no farther is no drag
const OUT = 6; // px beyond the panel: an atom is dragged out

/**
 * @typedef {import("./molecule_edits.js").Drawn} Drawn
 * @typedef {import("./molecule_edits.js").Edit} Edit
 * @typedef {import("./room.js").Place} Place
 * @typedef {import("./room.js").Room} Room
 *
 * @typedef {object} Under What is under the pointer.
 * @property {Place} at In pixels of the panel.
 * @property {number} atom −1 for none.
 * @property {[number, number] | null} pair Two atoms, if it is between them.
 * @property {boolean} outside
 * @property {Place[]} places Of all atoms.
 *
 * @typedef {object} Own
 * @property {() => Drawn} drawn
 * @property {(edit: Edit, remember?: boolean) => void} edit
 * @property {() => void} remember Before a drag.
 */
export class SeenMolecule {
  /** @type {Room | null} Where it is drawn; null while it is not. */
  #room = null;
  /** @type {SVGElement[]} */
  #atoms = [];
  /** @type {{ ends: readonly number[], element: SVGElement }[]} */
  #bonds = [];
  /** @type {{ atom: number, from: Place, moved: boolean } | null} */
  #held = null;
  #hint = makeSvg("g");

  /**
   * @param {ShadowRoot} root
   * @param {import("./walk.js").Host & Own} host
   */
  constructor(root, host) {
    this.svg = find(root, ".seen svg.molecule", SVGElement);
    this.host = host;
    this.walk = new Walk(this.svg, host);
    this.svg.addEventListener("pointerdown", (event) => this.#down(event));
    this.svg.addEventListener("touchstart", holdAtom, { passive: false });
    this.svg.addEventListener("pointermove", (event) => this.#move(event));
    this.svg.addEventListener("pointerup", (event) => this.#up(event));
    this.svg.addEventListener("pointercancel", () => this.#let());
    this.svg.addEventListener("pointerleave", () => this.#preview(null));
  }

  /**
   * @param {import("./graph.js").Graph} graph
   * @param {Room} room
   */
  build(graph, room) {
    this.#room = room;
    const { molecule } = this.host.drawn();
    const places = this.#places;
    const bond = bondLength(places, molecule.bonds, 0.5 * Math.min(room.width, room.height) * 0.6);
    this.#bonds = bondLines(molecule, places, room.text);
    this.#atoms = places.map((place, at) => {
      const made = makeSvg("g", { class: "atom", transform: `translate(${place})` });
      made.append(
        makeSvg("circle", { class: "hit", r: Math.max(14, 0.3 * bond) }),
        ...letters(molecule, at, places, 1.75 * room.text),
      );
      const hydrogens = hydrogensOf(molecule, at);
      return this.walk.name(made, at, `${graph.nodes[at].called}, ${hydrogens} hydrogen`);
    });
    this.#hint = makeSvg("g", { class: "hint" });
    this.walk.show(this.#atoms, places, [this.#hint, ...this.#bonds.map(({ element }) => element)]);
  }

  clear() {
    this.#room = null;
    this.svg.replaceChildren();
  }

  /** @param {ReturnType<typeof import("./light.js").lightOf>} light */
  light(light) {
    shine(this.svg, light, { nodes: this.#atoms, edges: this.#bonds });
  }

  /** The places of the atoms in pixels. */
  get #places() {
    return this.host.drawn().places.map((place) => inPanel(place, /** @type {Room} */ (this.#room)));
  }

  /**
   * @param {PointerEvent} event
   * @returns {Under}
   */
  #under(event) {
    const { molecule } = this.host.drawn();
    const places = this.#places;
    const box = this.svg.getBoundingClientRect();
    /** @type {Place} */
    const at = [event.clientX - box.left, event.clientY - box.top];
    const bond = bondLength(places, molecule.bonds, 0.3 * box.height);
    const atom = atomAt(at, places, bond);
    const pair = atom < 0 ? pairAt(at, places, molecule.bonds, bond) : null;
    const outside = at[0] < -OUT || at[1] < -OUT || at[0] > box.width + OUT || at[1] > box.height + OUT;
    return { at, atom, pair, outside, places };
  }

  /** @param {PointerEvent} event */
  #down(event) {
    const { at, atom } = this.#under(event);
    if (atom < 0) return;
    this.#held = { atom, from: at, moved: false };
    this.svg.setPointerCapture(event.pointerId);
  }

  /** @param {PointerEvent} event */
  #move(event) {
    if (!this.#room) return;
    const under = this.#under(event);
    if (!this.#held) {
      if (event.pointerType !== "touch") this.#preview(under);
      return;
    }
    if (!this.#held.moved && apart(under.at, this.#held.from) > STILL) {
      this.#held.moved = true;
      this.host.remember();
    }
    if (!this.#held.moved) return;
    this.host.edit(moveAtom(this.host.drawn(), this.#held.atom, onPanel(under.at, this.#room)), false);
    this.svg.classList.toggle("leaving", under.outside);
  }

  /** @param {PointerEvent} event */
  #up(event) {
    const held = this.#held;
    const under = this.#under(event);
    this.#let();
    const drawn = this.host.drawn();
    if (held?.moved) {
      if (under.outside) this.host.edit(removeAtom(drawn, held.atom), false);
    } else if (held) this.host.edit(changeElement(drawn, held.atom));
    else if (under.pair) this.host.edit(changeBond(drawn, ...under.pair));
    else if (!under.outside) this.#add(under);
    this.#hint.replaceChildren();
  }

  #let() {
    this.#held = null;
    this.svg.classList.remove("leaving");
  }

  /** @param {Under} under */
  #add({ at, places }) {
    const drawn = this.host.drawn();
    const roomy = (/** @type {number} */ atom) => hydrogensOf(drawn.molecule, atom) > 0;
    const nearest = nearestTo(at, places, roomy);
    const place = onPanel(at, /** @type {Room} */ (this.#room));
    this.host.edit(addAtom(drawn, nearest < 0 ? nearestTo(at, places) : nearest, place));
  }

  /**
   * What a press would do: it lights two atoms, or shows where a new one would stand.
   *
   * @param {Under | null} under
   */
  #preview(under) {
    this.#hint.replaceChildren();
    if (!under) return;
    if (under.atom >= 0) return this.host.point([under.atom]);
    this.host.point(under.pair);
    const { molecule } = this.host.drawn();
    if (under.pair) {
      const [[x1, y1], [x2, y2]] = under.pair.map((at) => under.places[at]);
      this.#hint.append(makeSvg("line", { x1, y1, x2, y2 }));
      return;
    }
    const nearest = nearestTo(under.at, under.places, (atom) => hydrogensOf(molecule, atom) > 0);
    if (nearest < 0) return;
    const [[x1, y1], [x2, y2]] = [under.places[nearest], under.at];
    this.#hint.append(makeSvg("line", { x1, y1, x2, y2 }), makeSvg("circle", { cx: x2, cy: y2, r: 6 }));
  }
}

/**
 * Let a finger that is on an atom drag it, not the page: groups of an SVG have no `touch-action`.
 *
 * @param {Event} event
 */
export function holdAtom(event) {
  if (/** @type {Element} */ (event.target).closest(".atom")) event.preventDefault();
}
