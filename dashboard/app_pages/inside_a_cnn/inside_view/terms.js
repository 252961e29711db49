/** Writes what a chosen cell, unit or score is made of. */
import { find, make } from "../../../components/dom.js";
import { paint } from "../../../components/pixels.js";
import { explained } from "./explained.js";

/** @typedef {import("../../../components/theme.js").Theme} Theme */

/**
 * A square of values, a pixel to each.
 *
 * @param {import("./explained.js").Tile} tile
 * @param {Theme} theme
 */
function tileCanvas({ values, kind, low, high }, theme) {
  const side = Math.sqrt(values.length);
  const canvas = make("canvas", { width: side, height: side });
  Object.assign(canvas.style, { aspectRatio: "1", imageRendering: "pixelated" });
  paint(canvas, values, theme[kind], low, high);
  return canvas;
}

/**
 * @param {import("./explained.js").Row} row
 * @param {Theme} theme
 */
function rowOf({ name, cells, small }, theme) {
  const className = small ? "adds" : "";
  return [
    make("span", { className: `name ${className}`, textContent: name }),
    ...cells.map((cell) =>
      typeof cell === "string" ? make("span", { className, textContent: cell }) : tileCanvas(cell, theme),
    ),
  ];
}

export class Terms {
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
    this.terms.style.setProperty("--terms", String(rows[0]?.cells.length ?? 1));
    this.terms.style.setProperty("--wide", large ? "5.6em" : "1fr");
    this.terms.replaceChildren(...rows.flatMap((row) => rowOf(row, theme)));
    const parts = total.map((part) =>
      typeof part === "string" ? part : make(part[0], { textContent: part[1] ?? "" }),
    );
    this.total.replaceChildren(...parts);
  }
}
