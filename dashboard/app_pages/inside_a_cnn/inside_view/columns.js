/** The layers side by side, every map a tile; a click or the arrow keys choose one. */
import { between } from "../../../components/colours.js";
import { findAll } from "../../../components/dom.js";
import { frame, penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { arrowOf } from "../../../components/pointing.js";
import { topOf } from "./scene.js";
import { countOf, isPooling, mapOf } from "./sums.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../../../components/pen.js").Pen} Pen
 * @typedef {{ layer: string, canvas: HTMLCanvasElement }} Column
 */

/** @type {Record<string, number>} */
const ACROSS = { image: 1, conv1: 4, pool1: 4, conv2: 6, pool2: 6, dense: 8 }; // tiles side by side
const GAP = 0.1; // between tiles, of a tile

/** @param {string} layer */
const gapOf = (layer) => (layer === "dense" ? GAP / 2 : GAP);

/**
 * @param {string} layer
 * @param {number} tiles In a row.
 */
const lengthOf = (layer, tiles) => tiles + (tiles - 1) * gapOf(layer);

/**
 * @param {string} layer
 * @param {number[]} shape
 */
function captionOf(layer, [side]) {
  if (layer === "dense") return `dense ${side}`;
  return `${isPooling(layer) ? "pool" : layer} ${side}×${side}`;
}

export class Columns {
  /** @type {Scene | null} */
  #scene = null;

  /**
   * @param {ShadowRoot} root
   * @param {(layer: string, unit: number) => void} choose
   */
  constructor(root, choose) {
    this.choose = choose;
    this.columns = findAll(root, "[data-layer]", HTMLCanvasElement).map((canvas) => ({
      layer: canvas.dataset.layer ?? "",
      canvas,
    }));
    for (const column of this.columns) if (column.layer !== "image") this.#hear(column);
  }

  /** @param {Scene} scene */
  show(scene) {
    this.#scene = scene;
    for (const column of this.columns) {
      const { layer, canvas } = column;
      const count = layer === "image" ? 1 : countOf(scene.inside, layer);
      this.#name(column, count, scene.inside.shapes[layer]);
      const rows = Math.ceil(count / ACROSS[layer]);
      canvas.style.aspectRatio = `${lengthOf(layer, ACROSS[layer])} / ${lengthOf(layer, rows)}`;
      const pen = penFor(canvas, lengthOf(layer, ACROSS[layer]));
      if (!pen) continue;
      for (let unit = 0; unit < count; unit++) paintTile(pen, layer, unit, scene);
    }
  }

  /**
   * @param {Column} column
   * @param {number} count
   * @param {number[]} shape
   */
  #name({ layer, canvas }, count, shape) {
    if (layer === "image") {
      canvas.setAttribute("aria-label", "What the network sees");
      return;
    }
    const tiles = layer === "dense" ? "units" : "maps";
    canvas.setAttribute("aria-label", `${layer}: ${count} ${tiles}. Arrow keys choose one.`);
    if (canvas.previousElementSibling) canvas.previousElementSibling.textContent = captionOf(layer, shape);
  }

  /** @param {Column} column */
  #hear({ layer, canvas }) {
    canvas.onclick = (event) => {
      const box = canvas.getBoundingClientRect();
      const step = (box.width / lengthOf(layer, ACROSS[layer])) * (1 + gapOf(layer));
      const [x, y] = [event.clientX - box.left, event.clientY - box.top].map((at) => Math.floor(at / step));
      this.#chooseIfThere(layer, Math.min(x, ACROSS[layer] - 1) + ACROSS[layer] * y);
    };
    canvas.onkeydown = (event) => {
      const way = arrowOf(event);
      if (!way) return;
      event.preventDefault();
      const chosen = this.#scene?.chosen;
      const from = chosen?.layer === layer ? chosen.unit : 0;
      this.#chooseIfThere(layer, from + ACROSS[layer] * way[0] + way[1]);
    };
  }

  /**
   * @param {string} layer
   * @param {number} unit
   */
  #chooseIfThere(layer, unit) {
    if (this.#scene && unit >= 0 && unit < countOf(this.#scene.inside, layer)) this.choose(layer, unit);
  }
}

/**
 * @param {Pen} pen
 * @param {string} layer
 * @param {number} unit
 * @param {Scene} scene
 */
function paintTile(pen, layer, unit, scene) {
  const { inside, chosen, theme } = scene;
  const [x, y] = [unit % ACROSS[layer], Math.floor(unit / ACROSS[layer])].map((at) => at * (1 + gapOf(layer)));
  if (layer === "dense") {
    const share = inside.arrays.dense[unit] / inside.tops.dense;
    pen.fillStyle = `rgb(${between(theme.sequential, share).join()})`;
    pen.fillRect(x, y, 1, 1);
  } else {
    const map = mapOf(inside, layer, unit);
    pen.drawImage(bitmap(map, theme.sequential, 0, topOf(scene, layer, map.values)), x, y, 1, 1);
  }
  pen.strokeStyle = theme.ink;
  pen.globalAlpha = 0.25;
  pen.lineWidth = pen.pixel;
  if (layer !== "image") pen.strokeRect(x, y, 1, 1);
  pen.globalAlpha = 1;
  if (layer === chosen.layer && unit === chosen.unit) frame(pen, theme, [x, y, 1]);
}
