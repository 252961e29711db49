/**
 * The filter's weights, to type, and below them the products at the window: as many cells as the filter has.
 *
 * @typedef {import("../../../components/theme.js").Theme} Theme
 */
import { tint } from "../../../components/colors.js";
import { find, findAll, stamp } from "../../../components/dom.js";
import { fixed, plain } from "../../../components/format.js";
import { largest } from "../../../components/grids.js";
import { OWN_FILTER } from "../contract.js";
import { hearWeight } from "../weight.js";
import { write } from "./typed.js";

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
  color({ diverging }) {
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
    const { kept, change, complain, left } = this.host;
    hearWeight(input, {
      weight: () => kept().kernel[cell],
      take: (weight) =>
        change({ preset: OWN_FILTER, kernel: kept().kernel.map((old, at) => (at === cell ? weight : old)) }),
      ...{ complain, left },
    });
  }
}
