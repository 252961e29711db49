/** Writes what a chosen cell, unit or score is made of. */
import { tint } from "../../../components/colors.js";
import { find, make } from "../../../components/dom.js";
import { largest } from "../../../components/grids.js";
import { paint } from "../../../components/pixels.js";
import { explained } from "./explained.js";

/** @typedef {import("../../../components/theme.js").Theme} Theme */

/** @typedef {import("./explained.js").Row} Row */

/**
 * What a row is built from: where it stays the same, what stands there is written anew, which is much faster.
 *
 * @param {Row} row
 */
const shapeOf = ({ name, cells, small, tints }) =>
  [name, small, Boolean(tints), ...cells.map((cell) => (typeof cell === "string" ? "" : cell.values.length))].join();

/**
 * A row's name and its cells, still empty; a canvas has a pixel for each of its values.
 *
 * @param {Row} row
 */
function rowOf({ name, cells, small, tints }) {
  const className = small ? "adds" : "";
  return [
    make("span", { className: `name ${className}`, textContent: name }),
    ...cells.map((cell) => {
      if (typeof cell === "string") return make("span", { className: tints ? `${className} tinted` : className });
      const side = Math.sqrt(cell.values.length);
      const canvas = make("canvas", { width: side, height: side });
      Object.assign(canvas.style, { aspectRatio: "1", imageRendering: "pixelated" });
      return canvas;
    }),
  ];
}

/**
 * @param {Row} row
 * @param {readonly Element[]} elements Its name, then its cells.
 * @param {Theme} theme
 */
function writeRow({ cells, tints }, elements, theme) {
  const most = tints ? largest(tints) : 0;
  cells.forEach((cell, index) => {
    const element = elements[index + 1];
    if (typeof cell === "string") element.textContent = cell;
    else if (element instanceof HTMLCanvasElement) paint(element, cell.values, theme[cell.kind], cell.low, cell.high);
    if (tints && element instanceof HTMLElement) element.style.background = tint(theme.diverging, tints[index], most);
  });
}

export class Terms {
  #shape = "";

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.what = find(root, ".what");
    this.terms = find(root, ".terms");
    this.total = find(root, ".total");
  }

  /** @param {import("./scene.js").Scene} scene */
  show({ inside, chosen, decimals, theme }) {
    const { what, rows, large, total } = explained(inside, chosen, decimals);
    this.what.textContent = what;
    const shape = rows.map(shapeOf).join("|");
    if (shape !== this.#shape) {
      this.terms.style.setProperty("--terms", String(rows[0]?.cells.length ?? 1));
      this.terms.classList.toggle("few", Boolean(large));
      this.terms.replaceChildren(...rows.flatMap(rowOf));
      this.#shape = shape;
    }
    let first = 0;
    for (const row of rows) {
      const elements = [...this.terms.children].slice(first, first + row.cells.length + 1);
      first += elements.length;
      writeRow(row, elements, theme);
    }
    const parts = total.map((part) =>
      typeof part === "string" ? part : make(part[0], { textContent: part[1] ?? "" }),
    );
    this.total.replaceChildren(...parts);
  }
}
