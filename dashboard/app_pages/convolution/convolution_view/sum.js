/** The sum at the window, what ReLU makes of it, and the block that it is pooled in. */
import { find, make } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { pooled } from "./sentences.js";

export class Sum {
  /**
   * @param {ShadowRoot} root
   * @param {import("./kernel.js").Kernel} kernel Shows the products.
   */
  constructor(root, kernel) {
    this.kernel = kernel;
    this.total = find(root, ".total span");
    this.cell = find(root, ".cell");
    this.pooled = find(root, ".pooled");
  }

  /**
   * @param {import("./maps.js").Computed} computed
   * @param {[row: number, column: number] | null} here The output cell of the window; null where none fits.
   * @param {{ values: number[], theme: import("../../../components/theme.js").Theme }} window Its cells.
   * @returns The numbers on screen, for formula and code.
   */
  show(computed, here, { values, theme }) {
    const { map } = computed.grids;
    this.kernel.multiply(values, theme);
    if (!map || !here) {
      this.total.textContent = "no window fits";
      for (const words of [this.cell, this.pooled]) words.textContent = "";
      return {};
    }
    const [row, column] = here;
    const total = map.values[row * map.side + column];
    const relu = Math.max(0, total);
    const place = { row: row + 1, column: column + 1 };
    this.total.textContent = `sum = ${fixed(total)}`;
    this.cell.textContent = `row ${place.row}, column ${place.column} · ReLU ${fixed(relu)}`;
    const block = pooled(computed, row, column);
    this.#writePooled(block);
    return { ...place, sum: total, relu, max: block?.max ?? "none", mean: block?.mean ?? "none" };
  }

  /**
   * While the window moves by itself a screen reader waits.
   *
   * @param {boolean} runs
   */
  quiet(runs) {
    this.total.setAttribute("aria-live", runs ? "off" : "polite");
  }

  /** @param {ReturnType<typeof pooled>} block */
  #writePooled(block) {
    if (!block) {
      this.pooled.textContent = "This cell is left over: no block of 2×2 holds it.";
      return;
    }
    const cells = block.cells.map(({ text, largest }) => (largest ? make("b", { textContent: text }) : text));
    const list = cells.flatMap((cell, index) => (index ? [", ", cell] : [cell]));
    this.pooled.replaceChildren("max(", ...list, `) = ${fixed(block.max)} · mean = ${fixed(block.mean)}`);
  }
}
