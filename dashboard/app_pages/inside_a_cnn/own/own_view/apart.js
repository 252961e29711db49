/** One map, large, and what one of its cells is made of; pointer and arrow keys choose the cell. */
import { find, make } from "../../../../components/dom.js";
import { clamp, fixed } from "../../../../components/format.js";
import { largest } from "../../../../components/grids.js";
import { frame, penFor } from "../../../../components/pen.js";
import { arrowOf } from "../../../../components/pointing.js";
import { layOver, pictureOf } from "./painting.js";
import { strongest } from "./sums.js";
import { told } from "./told.js";

/**
 * @typedef {import("./message.js").Cells} Cells
 * @typedef {import("../../../../components/theme.js").Theme} Theme
 */

export class Apart {
  /** @type {Cells | null} */
  #cells = null;
  /** @type {Theme | null} */
  #theme = null;
  /** @type {OffscreenCanvas | null} */
  #over = null;
  /** @type {[row: number, column: number]} */
  cell = [0, 0];

  /**
   * @param {ShadowRoot} root
   * @param {() => void} told Called when another cell is taken apart.
   */
  constructor(root, told) {
    this.map = find(root, ".map canvas", HTMLCanvasElement);
    this.caption = find(root, ".map figcaption");
    this.what = find(root, ".what");
    this.terms = find(root, ".terms");
    this.total = find(root, ".total");
    this.told = told;
    this.map.onpointermove = this.map.onpointerdown = (event) => this.#point(event);
    this.map.onkeydown = (event) => {
      const way = arrowOf(event);
      if (!way) return;
      event.preventDefault();
      this.#pick(this.cell[0] + way[0], this.cell[1] + way[1]);
    };
  }

  /**
   * @param {Cells} cells
   * @param {Theme} theme
   * @param {OffscreenCanvas | null} over The image, over the map.
   */
  show(cells, theme, over) {
    const before = this.#cells;
    const same = before?.layer === cells.layer && before.output.shape.join() === cells.output.shape.join();
    this.#cells = cells;
    this.#theme = theme;
    this.#over = over;
    if (!same) this.cell = strongest(cells);
    this.map.style.aspectRatio = `${cells.output.shape[1]} / ${cells.output.shape[0]}`;
    this.#paint();
  }

  /** @param {PointerEvent} event */
  #point(event) {
    if (!this.#cells) return;
    const [rows, columns] = this.#cells.output.shape;
    const box = this.map.getBoundingClientRect();
    const share = [(event.clientY - box.top) / box.height, (event.clientX - box.left) / box.width];
    this.#pick(Math.floor(share[0] * rows), Math.floor(share[1] * columns));
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  #pick(row, column) {
    if (!this.#cells) return;
    const [rows, columns] = this.#cells.output.shape;
    this.cell = [clamp(row, 0, rows - 1), clamp(column, 0, columns - 1)];
    this.#paint();
  }

  #paint() {
    const [cells, theme] = [this.#cells, this.#theme];
    if (!cells || !theme) return;
    const [rows, columns] = cells.output.shape;
    const one = rows * columns > 1 ? "map" : "unit";
    this.caption.textContent = this.#over ? cells.layer : `${cells.layer}, ${one} ${cells.unit + 1}`;
    const pen = penFor(this.map, columns, rows);
    if (pen) {
      const [top, signed] = [largest(cells.output.values) || 1, cells.output.values.some((value) => value < 0)];
      const picture = pictureOf(cells.output.values, [rows, columns], theme, signed, [signed ? -top : 0, top]);
      pen.drawImage(picture, 0, 0, columns, rows);
      if (this.#over) layOver(pen, this.#over, [0, 0, columns, rows]);
      frame(pen, theme, [this.cell[1], this.cell[0], 1]);
    }
    const { what, terms, total } = told(cells, ...this.cell);
    this.what.textContent = what;
    this.total.textContent = total;
    this.#tabulate(terms, cells, theme);
    this.told();
  }

  /**
   * @param {import("./sums.js").Term[]} terms
   * @param {Cells} cells
   * @param {Theme} theme
   */
  #tabulate(terms, cells, theme) {
    const most = largest(cells.kernel.values) || 1;
    const brightest = largest(cells.given.values) || 1;
    const signed = cells.given.values.some((value) => value < 0);
    const picture = (/** @type {Float32Array} */ values, /** @type {boolean} */ both, /** @type {number} */ top) => {
      const canvas = make("canvas", { width: cells.window[1], height: cells.window[0] });
      const painted = pictureOf(values, cells.window, theme, both, [both ? -top : 0, top]);
      canvas.getContext("2d")?.drawImage(painted, 0, 0);
      return canvas;
    };
    this.terms.replaceChildren(
      ...terms.map(({ channel, window, kernel, sum }) =>
        make(
          "figure",
          {},
          make("figcaption", { textContent: cells.given.shape[2] > 1 ? `map ${channel + 1}` : "" }),
          picture(window, signed, brightest),
          picture(kernel, true, most),
          make("span", { textContent: fixed(sum) }),
        ),
      ),
    );
  }
}
