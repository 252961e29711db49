/**
 * What several layers' drawings are made of.
 *
 * @typedef {import("./panel.js").Frame} Frame
 * @typedef {(value: number) => number} Scale
 * @typedef {{ text: string | number, value?: number, lit?: boolean }} Cell
 */
import { tint } from "../../../../components/colors.js";
import { polyline } from "../../../../components/curve.js";
import { makeSvg } from "../../../../components/dom.js";
import { plain } from "../../../../components/format.js";
import { write } from "./panel.js";

/**
 * A line with numbers below the drawing, and what they are.
 *
 * @param {Frame} frame
 * @param {readonly number[]} ticks
 * @param {Scale} x
 * @param {string} title
 */
export function axisBelow({ left, right, bottom, text }, ticks, x, title) {
  const middle = { "text-anchor": "middle" };
  return [
    makeSvg("line", { x1: left, x2: right, y1: bottom, y2: bottom, class: "axis" }),
    ...ticks.map((tick) => write(plain(tick), [x(tick), bottom + 1.15 * text], middle)),
    write(title, [(left + right) / 2, bottom + 2.35 * text], middle),
  ];
}

/**
 * Bars that stand on a line.
 *
 * @param {readonly number[]} counts
 * @param {{ x: Scale, range: [low: number, high: number], foot: number, tall: number, most: number, kind: string }} how
 *   `tall`: of a bar of `most`.
 */
export function histogram(counts, { x, range: [low, high], foot, tall, most, kind }) {
  const wide = (high - low) / counts.length;
  return counts.map((count, bin) => {
    const [from, to, height] = [x(low + bin * wide), x(low + (bin + 1) * wide), (tall * count) / most];
    const box = { x: from + 0.5, y: foot - height, width: Math.max(to - from - 1, 0.5), height };
    return makeSvg("rect", { ...box, class: kind });
  });
}

/**
 * A function as a line.
 *
 * @param {(value: number) => number} f
 * @param {[low: number, high: number]} range
 * @param {Scale} x
 * @param {Scale} y
 * @param {string} kind
 */
export function curve(f, [low, high], x, y, kind) {
  const points = Array.from({ length: 161 }, (_, at) => low + ((high - low) * at) / 160).map((at) => [at, f(at)]);
  return makeSvg("polyline", { points: polyline(points, x, y), class: kind });
}

/**
 * @param {string} kind
 * @param {[x: number, y: number]} from
 * @param {[x: number, y: number]} to
 */
export const line = (kind, [x1, y1], [x2, y2]) => makeSvg("line", { x1, y1, x2, y2, class: kind });

/**
 * @param {string} kind
 * @param {[x: number, y: number]} at
 * @param {number} r
 */
export const dot = (kind, [cx, cy], r) => makeSvg("circle", { cx, cy, r, class: kind });

/**
 * A table of numbers, tinted by their sign and size.
 *
 * @param {Frame} frame
 * @param {object} what
 * @param {readonly string[]} what.rows
 * @param {readonly string[]} what.columns
 * @param {(row: number, column: number) => Cell} what.cell
 * @param {number} what.most The magnitude with the strongest color.
 * @param {readonly string[]} what.diverging
 */
export function table({ left, right, top, bottom, text }, { rows, columns, cell, most, diverging }) {
  const [wide, high] = [(right - left) / columns.length, Math.min((bottom - top) / rows.length, 4 * text)];
  /** @type {(row: number, column: number) => [x: number, y: number]} */
  const middle = (row, column) => [left + (column + 0.5) * wide, top + (row + 0.5) * high];
  const nodes = [
    ...columns.map((name, at) => write(name, [middle(0, at)[0], top - 0.5 * text], { "text-anchor": "middle" })),
    ...rows.map((name, at) =>
      write(name, [left - 0.5 * text, middle(at, 0)[1] + 0.35 * text], { "text-anchor": "end" }),
    ),
    ...rows.flatMap((_, row) =>
      columns.flatMap((__, column) => {
        const { text: words, value, lit } = cell(row, column);
        const [x, y] = middle(row, column);
        const box = { x: x - wide / 2 + 1, y: y - high / 2 + 1, width: wide - 2, height: high - 2, rx: 3 };
        const back = makeSvg("rect", { ...box, class: lit ? "cell lit" : "cell" });
        if (value !== undefined) back.style.fill = tint(diverging, value, most);
        return [back, write(words, [x, y + 0.35 * text], { "text-anchor": "middle", class: "number" })];
      }),
    ),
  ];
  /** Which cell is at a place of the drawing: the nearest one. */
  const at = (/** @type {number} */ x, /** @type {number} */ y) => {
    const inside = (/** @type {number} */ place, /** @type {number} */ count) =>
      Math.min(count - 1, Math.max(0, Math.floor(place)));
    return [inside((y - top) / high, rows.length), inside((x - left) / wide, columns.length)];
  };
  return { nodes, middle, at, wide, high };
}
