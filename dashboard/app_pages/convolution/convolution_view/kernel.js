/**
 * The filter's weights, to type, and below them the products at the window: as many cells as the filter has.
 *
 * @typedef {import("../../../components/theme.js").Theme} Theme
 */
import { tint } from "../../../components/colours.js";
import { find, findAll, stamp } from "../../../components/dom.js";
import { fixed, plain } from "../../../components/format.js";
import { largest } from "../../../components/grids.js";
import { MOST_WEIGHT, OWN_FILTER } from "../contract.js";
import { cycled, dragged, mark, typedWeight, write } from "./typed.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1 };
const STILL = 3; // px that a press may move and still be a click

export class Kernel {
  /** @type {HTMLElement[]} */
  #products = [];
  /** @type {HTMLInputElement[]} */
  #inputs = [];

  /**
   * @param {ShadowRoot} root
   * @param {import("./controls.js").Host} host
   */
  constructor(root, host) {
    this.root = root;
    this.host = host;
    this.weights = find(root, ".kernel");
    this.products = find(root, ".products");
  }

  /** Write the weights that are set. */
  show() {
    const { size, kernel } = this.host.kept();
    if (this.#inputs.length !== size ** 2) this.#build(size);
    this.#inputs.forEach((input, cell) => {
      write(input, plain(kernel[cell]));
    });
  }

  /** @param {Theme} theme */
  colour({ diverging }) {
    const { kernel } = this.host.kept();
    const most = largest(kernel);
    this.#inputs.forEach((input, cell) => {
      input.style.background = tint(diverging, kernel[cell], most);
    });
  }

  /**
   * Show window × filter, cell by cell.
   *
   * @param {number[]} values Of the window; none where no window fits.
   * @param {Theme} theme
   */
  multiply(values, { diverging }) {
    const { kernel, size } = this.host.kept();
    const products = values.map((value, cell) => value * kernel[cell]);
    const most = largest(products);
    this.#products.forEach((box, cell) => {
      const known = cell < values.length;
      const [sides, product] = known ? [`${fixed(values[cell])} × ${plain(kernel[cell])}`, fixed(products[cell])] : [];
      const wide = size === 3 && known;
      find(box, "small").textContent = wide ? `${sides}` : "";
      find(box, "b").textContent = wide ? `= ${product}` : (product ?? "");
      box.title = known ? `${sides} = ${product}` : "";
      box.style.background = known ? tint(diverging, products[cell], most) : "";
    });
  }

  /** @param {number} size */
  #build(size) {
    for (const box of [this.weights, this.products]) box.style.setProperty("--cells", String(size));
    const cells = Array.from({ length: size ** 2 }, (_, cell) => cell);
    this.weights.replaceChildren(...cells.map(() => stamp(this.root, "template.weight")));
    this.#inputs = findAll(this.weights, "input", HTMLInputElement);
    this.#inputs.forEach((input, cell) => {
      const place = `row ${Math.floor(cell / size) + 1}, column ${(cell % size) + 1}`;
      input.setAttribute("aria-label", `Weight in ${place}`);
      this.#hear(input, cell);
    });
    this.#products = cells.map(() => stamp(this.root, "template.product"));
    this.products.replaceChildren(...this.#products);
  }

  /**
   * @param {HTMLInputElement} input
   * @param {number} cell
   */
  #hear(input, cell) {
    input.oninput = () => this.#weigh(input, cell);
    input.onfocus = () => input.select();
    input.onblur = () => this.host.left();
    this.#hearHand(input, cell);
    input.onkeydown = ({ key }) => {
      if (!STEPS[key]) return;
      input.value = plain(this.host.kept().kernel[cell] + STEPS[key]);
      this.#weigh(input, cell);
    };
  }

  /**
   * Drag up and down, or click through −1, 0, 1.
   *
   * @param {HTMLInputElement} input
   * @param {number} cell
   */
  #hearHand(input, cell) {
    /** @type {{ y: number, weight: number, moves: boolean } | null} */
    let held = null;
    const set = (/** @type {number} */ weight) => {
      input.value = plain(weight);
      this.#weigh(input, cell);
    };
    input.onpointerdown = (event) => {
      if (event.button) return;
      held = { y: event.clientY, weight: this.host.kept().kernel[cell], moves: false };
      input.setPointerCapture(event.pointerId);
    };
    input.onpointermove = (event) => {
      if (!held) return;
      const up = held.y - event.clientY;
      held.moves ||= Math.abs(up) > STILL;
      if (held.moves) set(dragged(held.weight, up));
    };
    input.onpointerup = () => {
      if (held && !held.moves) set(cycled(held.weight));
      held = null;
      input.select();
    };
    input.onpointercancel = () => {
      held = null;
    };
  }

  /**
   * @param {HTMLInputElement} input
   * @param {number} cell
   */
  #weigh(input, cell) {
    const { kernel } = this.host.kept();
    const value = typedWeight(input.value);
    const right = !Number.isNaN(value);
    const wanted = `A weight is a number from −${MOST_WEIGHT} to ${MOST_WEIGHT}.`;
    mark(input, right);
    this.host.complain(right ? "" : `${wanted} The picture keeps ${plain(kernel[cell])}.`);
    if (right) this.host.change({ preset: OWN_FILTER, kernel: kernel.map((old, at) => (at === cell ? value : old)) });
  }
}
