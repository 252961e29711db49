/** The thing itself: pixels, words in a line, or atoms with their numbers; and what the flattening network is given. */
import { find, make, press } from "../../../components/dom.js";
import { paint } from "../../../components/pixels.js";
import { themeOf } from "../../../components/theme.js";
import { bondLines } from "../kinds_view/formula.js";
import { numbersOf } from "../networks/grammar.js";
import { vectorOf } from "../networks/molecules.js";
import { asDrawn, placed } from "../networks/placed.js";
import { Exchanger } from "./exchanger.js";
import { PixelHand } from "./pixel_hand.js";
import { pixelsOf } from "./predicted.js";
import { pixelOrder, renumbered } from "./state.js";

const HALF = 26; // px: of an atom's button
const CAPTIONS = {
  image: "As the networks get it: drag a pixel onto another",
  sentence: "Press a word, then another: they change places; or drag it",
  molecule: "Press a number, then another: they change places; or drag it",
};
const GIVEN = {
  image: "As a vector: the same pixels, row by row",
  sentence: "As numbers of words; 0 behind the last one",
  molecule: "As a vector: each atom's element, then the adjacency matrix row by row",
};

/**
 * @typedef {import("./state.js").State} State
 * @typedef {import("./state.js").Thing} Thing
 */
export class Seen {
  /**
   * @param {ShadowRoot} root
   * @param {(one: number, other: number) => void} exchange Words or atoms.
   * @param {(one: number, other: number) => void} swap Pixels.
   */
  constructor(root, exchange, swap) {
    this.box = find(root, ".view");
    this.plot = find(root, ".plot");
    this.canvas = find(root, ".plot canvas", HTMLCanvasElement);
    this.pixels = find(root, ".pixels");
    this.svg = find(root, ".plot > svg", SVGElement);
    this.places = find(root, ".places");
    this.vector = find(root, ".vector");
    this.caption = find(root, "figcaption");
    this.given = find(root, ".given span");
    this.hand = new PixelHand(root, swap);
    this.exchanger = new Exchanger(this.places, exchange);
  }

  /**
   * @param {import("./state.js").Kind} kind
   * @param {Thing} thing
   * @param {State} state
   * @param {readonly number[]} disorder
   */
  show(kind, thing, state, disorder) {
    this.caption.textContent = CAPTIONS[kind];
    this.given.textContent = GIVEN[kind];
    this.pixels.hidden = kind !== "image";
    this.svg.toggleAttribute("hidden", kind !== "molecule");
    this.places.hidden = kind === "image";
    if (thing.pixels) this.#image(thing.pixels, pixelOrder(disorder, state), thing.name);
    else if (thing.words) this.#sentence(thing.words, state.order);
    else if (thing.molecule) this.#molecule(thing.molecule, state.order);
  }

  /** @type {(packed: string, order: readonly number[], name: string) => void} */
  #image(packed, order, name) {
    const pixels = pixelsOf(packed, order);
    const side = Math.sqrt(pixels.length);
    Object.assign(this.canvas, { width: side, height: side });
    this.hand.show(side, order);
    const { image } = themeOf(this.box);
    paint(this.canvas, pixels, image, 0, 1);
    this.canvas.setAttribute("aria-label", `${name}, ${side} by ${side} pixels, as the networks get it`);
    const strip = make("canvas", { width: pixels.length, height: 1 });
    paint(strip, pixels, image, 0, 1);
    this.vector.replaceChildren(strip);
    this.vector.setAttribute("aria-label", `${pixels.length} numbers`);
  }

  /** @type {(words: readonly string[], order: readonly number[]) => void} */
  #sentence(words, order) {
    const shown = order.map((at) => words[at]);
    this.exchanger.show(
      order.map((at, place) => ({
        content: [words[at]],
        label: `Word ${place + 1}: ${words[at]}`,
        away: words[at] !== words[place],
      })),
    );
    const numbers = numbersOf(shown);
    this.vector.replaceChildren(...numbers.map((number) => make("i", { textContent: `${number}` })));
    this.vector.setAttribute("aria-label", numbers.join(", "));
  }

  /** @type {(molecule: import("./state.js").Molecule, order: readonly number[]) => void} */
  #molecule(molecule, order) {
    const places = placed(molecule, this.plot, [HALF, HALF]);
    this.svg.replaceChildren(...bondLines(asDrawn(molecule), places).map(({ element }) => element));
    // A button stands at its atom: what is exchanged is the number, the atom stays where it is.
    this.exchanger.show(
      order.map((atom, place) => ({
        content: [molecule.atoms[atom], make("sub", { textContent: `${place + 1}` })],
        label: `${molecule.atoms[atom]}, number ${place + 1}`,
        away: atom !== place,
        at: places[atom],
      })),
    );
    const vector = vectorOf(renumbered(molecule, order));
    const strip = make("canvas", { width: vector.length, height: 1 });
    paint(strip, vector, themeOf(this.box).image, 0, 3);
    this.vector.replaceChildren(strip);
    this.vector.setAttribute("aria-label", `${vector.length} numbers`);
  }

  /** Lets go of what was pressed. */
  release() {
    for (const button of this.places.children) press(button, false);
    this.exchanger.release();
    this.hand.release();
  }
}
