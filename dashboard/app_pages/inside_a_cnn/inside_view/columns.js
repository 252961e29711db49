/**
 * The layers side by side, every map a tile: pointing at one lights it with what it is made of, a click or Enter opens
 * it, the arrow keys choose one.
 */
import { between } from "../../../components/colors.js";
import { findAll } from "../../../components/dom.js";
import { frame, penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { arrowOf } from "../../../components/pointing.js";
import { boxOf } from "../../../components/threads.js";
import { topOf } from "./scene.js";
import { before, countOf, isPooling, mapOf, seenBy } from "./sums.js";

/**
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../../../components/pen.js").Pen} Pen
 * @typedef {{ layer: string, canvas: HTMLCanvasElement }} Column
 * @typedef {{ layer: string, unit: number }} Unit
 */

const FADED = 0.25; // opacity of what does not belong to a unit that is looked at

/** @type {Record<string, number>} */
const ACROSS = { image: 1, conv1: 4, pool1: 8, conv2: 8, pool2: 16, dense: 8 }; // tiles side by side
const GAP = 0.1; // between tiles, of a tile

/** @param {string} layer */
const gapOf = (layer) => (layer === "dense" ? GAP / 2 : GAP);

/**
 * @param {string} layer
 * @param {number} tiles In a row.
 */
const lengthOf = (layer, tiles) => tiles + (tiles - 1) * gapOf(layer);

/**
 * Whether a tile is a unit, or one of those that it is made of.
 *
 * @param {import("./network.js").Inside} inside
 * @param {Unit} tile
 * @param {Unit | null} looked
 */
export function belongs(inside, { layer, unit }, looked) {
  if (!looked || (layer === looked.layer && unit === looked.unit)) return true;
  return layer === before(looked.layer) && seenBy(inside, looked).includes(unit);
}

/**
 * @param {string} layer
 * @param {number[]} shape
 */
function captionOf(layer, [side]) {
  if (layer === "dense") return `dense ${side}`;
  return `${isPooling(layer) ? "↳ pool" : layer} ${side}×${side}`;
}

export class Columns {
  /** @type {Scene | null} */
  #scene = null;
  /** @type {{ of: unknown[], tiles: Map<string, OffscreenCanvas> }} The maps as pictures, until what they show changes. */
  #painted = { of: [], tiles: new Map() };

  /**
   * @param {ShadowRoot} root
   * @param {object} listener
   * @param {(unit: Unit) => void} listener.choose By the arrow keys.
   * @param {(unit: Unit) => void} listener.open By a click or Enter.
   * @param {(unit: Unit | null) => void} listener.look By pointing.
   */
  constructor(root, listener) {
    this.listener = listener;
    this.columns = findAll(root, "[data-layer]", HTMLCanvasElement).map((canvas) => ({
      layer: canvas.dataset.layer ?? "",
      canvas,
    }));
    for (const column of this.columns) if (column.layer !== "image") this.#hear(column);
  }

  /** @param {Scene} scene */
  show(scene) {
    this.#scene = scene;
    const of = [scene.inside, scene.own, scene.theme.dark];
    if (of.some((each, index) => each !== this.#painted.of[index])) this.#painted = { of, tiles: new Map() };
    for (const column of this.columns) {
      const { layer, canvas } = column;
      const count = layer === "image" ? 1 : countOf(scene.inside, layer);
      this.#name(column, count, scene.inside.shapes[layer]);
      const rows = Math.ceil(count / ACROSS[layer]);
      canvas.style.aspectRatio = `${lengthOf(layer, ACROSS[layer])} / ${lengthOf(layer, rows)}`;
      const pen = penFor(canvas, lengthOf(layer, ACROSS[layer]));
      if (!pen) continue;
      for (let unit = 0; unit < count; unit++) paintTile(pen, { layer, unit }, scene, this.#painted.tiles);
    }
  }

  /**
   * Where a whole layer lies on the page.
   *
   * @param {string} layer
   */
  columnOf(layer) {
    return this.columns.find((each) => each.layer === layer)?.canvas ?? null;
  }

  /**
   * Where a tile lies on the page.
   *
   * @param {string} layer
   * @param {number} unit
   */
  boxOf(layer, unit) {
    const canvas = this.columnOf(layer);
    if (!canvas) return null;
    const across = unit % ACROSS[layer];
    const corner = [across, Math.floor(unit / ACROSS[layer])].map((at) => at * (1 + gapOf(layer)));
    return boxOf(canvas, lengthOf(layer, ACROSS[layer]), [corner[0], corner[1], 1]);
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
    canvas.setAttribute(
      "aria-label",
      `${layer}: ${count} ${tiles}. Arrow keys choose one${layer === "dense" ? "" : ", Enter opens it"}.`,
    );
    if (canvas.previousElementSibling) canvas.previousElementSibling.textContent = captionOf(layer, shape);
  }

  /** @param {Column} column */
  #hear({ layer, canvas }) {
    const { choose, open, look } = this.listener;
    canvas.onclick = (event) => {
      const unit = this.#at({ layer, canvas }, event);
      if (unit) open(unit);
    };
    canvas.onpointermove = (event) => {
      if (event.pointerType !== "touch") look(this.#at({ layer, canvas }, event));
    };
    canvas.onpointerleave = () => look(null);
    canvas.onkeydown = (event) => {
      const chosen = this.#scene?.chosen;
      const from = chosen?.layer === layer ? chosen.unit : 0;
      const way = arrowOf(event);
      const next = this.#there(layer, from + (way ? ACROSS[layer] * way[0] + way[1] : 0));
      if (!next || (!way && event.key !== "Enter" && event.key !== " ")) return;
      event.preventDefault();
      if (way) choose(next);
      else open(next);
    };
  }

  /**
   * The tile under the pointer.
   *
   * @param {Column} column
   * @param {MouseEvent} event
   */
  #at({ layer, canvas }, event) {
    const box = canvas.getBoundingClientRect();
    const step = (box.width / lengthOf(layer, ACROSS[layer])) * (1 + gapOf(layer));
    const [x, y] = [event.clientX - box.left, event.clientY - box.top].map((at) => Math.floor(at / step));
    return this.#there(layer, Math.min(x, ACROSS[layer] - 1) + ACROSS[layer] * y);
  }

  /**
   * @param {string} layer
   * @param {number} unit
   * @returns {Unit | null}
   */
  #there(layer, unit) {
    return this.#scene && unit >= 0 && unit < countOf(this.#scene.inside, layer) ? { layer, unit } : null;
  }
}

/**
 * @param {Pen} pen
 * @param {Unit} tile
 * @param {Scene} scene
 * @param {Map<string, OffscreenCanvas>} painted
 */
function paintTile(pen, { layer, unit }, scene, painted) {
  const { inside, chosen, looked, theme } = scene;
  const [x, y] = [unit % ACROSS[layer], Math.floor(unit / ACROSS[layer])].map((at) => at * (1 + gapOf(layer)));
  const opacity = belongs(inside, { layer, unit }, looked) ? 1 : FADED;
  pen.globalAlpha = opacity;
  if (layer === "dense") {
    const share = inside.arrays.dense[unit] / inside.tops.dense;
    pen.fillStyle = `rgb(${between(theme.sequential, share).join()})`;
    pen.fillRect(x, y, 1, 1);
  } else {
    const name = `${layer} ${unit}`;
    const picture = painted.get(name) ?? pictureOf(scene, layer, unit);
    painted.set(name, picture);
    pen.drawImage(picture, x, y, 1, 1);
  }
  pen.strokeStyle = theme.ink;
  pen.globalAlpha = 0.25 * opacity;
  pen.lineWidth = pen.pixel;
  if (layer !== "image") pen.strokeRect(x, y, 1, 1);
  pen.globalAlpha = 1;
  if (layer === chosen.layer && unit === chosen.unit) frame(pen, theme, [x, y, 1]);
}

/**
 * @param {Scene} scene
 * @param {string} layer
 * @param {number} unit
 */
function pictureOf(scene, layer, unit) {
  const map = mapOf(scene.inside, layer, unit);
  const colors = layer === "image" ? scene.theme.image : scene.theme.sequential;
  return bitmap(map, colors, 0, topOf(scene, layer, map.values));
}
