/**
 * The five pictures.
 *
 * @typedef {import("./maps.js").Computed} Computed
 * @typedef {import("./maps.js").Name} Name
 * @typedef {import("./overlays.js").Scene} Scene
 */
import { find, findAll } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { penFor, writeNumbers } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { themeOf } from "../../../components/theme.js";
import { boxOf, threadsOn } from "../../../components/threads.js";
import { OVERLAYS } from "./overlays.js";
import { caption } from "./sentences.js";

const MOST_WRITTEN = 12; // cells of a side whose numbers may stand in them

/**
 * Lay a handle over a square of cells.
 *
 * @param {HTMLElement | undefined} grip
 * @param {number} side Cells of the picture's side.
 * @param {[left: number, top: number, wide: number]} square
 */
function lay(grip, side, square) {
  square.forEach((cells, index) => {
    grip?.style.setProperty(["--left", "--top", "--wide"][index], String(cells / side));
  });
}

/** @param {HTMLCanvasElement} canvas */
const nameOf = (canvas) => /** @type {Name} */ (canvas.dataset.grid);

export class Stage {
  /** @type {Partial<Record<Name, OffscreenCanvas>>} */
  #bitmaps = {};

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.box = find(root, ".view");
    this.canvases = findAll(root, "canvas[data-grid]", HTMLCanvasElement).map((canvas) => ({
      name: nameOf(canvas),
      canvas,
    }));
    this.input = find(root, ".input canvas", HTMLCanvasElement);
    /** @type {Partial<Record<Name, HTMLElement>>} The window, for fingers. */
    this.grips = { input: find(root, ".input .grip"), map: find(root, ".maps .grip") };
    this.legend = find(root, ".legend");
    this.threads = find(root, ".threads", HTMLCanvasElement);
    this.parts = {
      input: this.input,
      products: find(root, ".products"),
      total: find(root, ".total span"),
      map: find(root, "[data-grid=map]", HTMLCanvasElement),
    };
    this.theme = themeOf(this.box);
  }

  /**
   * Turn the maps into pictures, and say what they are.
   *
   * @param {Computed} computed
   */
  color(computed) {
    this.theme = themeOf(this.box);
    this.#bitmaps = {};
    for (const { name, canvas } of this.canvases) {
      const [grid, text] = [computed.grids[name], caption(name, computed)];
      if (grid) this.#bitmaps[name] = bitmap(grid, ...this.#scale(name, computed));
      if (canvas.previousElementSibling) canvas.previousElementSibling.textContent = text;
      canvas.setAttribute("aria-label", `${text}. Arrow keys move the window.`);
    }
    const [low, high] = findAll(this.legend, "span");
    [low.textContent, high.textContent] = [fixed(-computed.most), fixed(computed.most)];
    find(this.legend, "i").style.background = `linear-gradient(to right, ${this.theme.diverging.join()})`;
  }

  /** @param {Omit<Scene, "theme">} scene */
  paint(scene) {
    const text = Number.parseFloat(getComputedStyle(find(this.box, "figcaption")).fontSize);
    for (const { name, canvas } of this.canvases) {
      const [grid, picture] = [scene.computed.grids[name], this.#bitmaps[name]];
      const pen = penFor(canvas, grid?.side ?? 1);
      if (!pen || !grid || !picture) continue;
      pen.drawImage(picture, 0, 0);
      const overlay = () => OVERLAYS[name](pen, { ...scene, theme: this.theme });
      if (name === "input") overlay(); // the numbers stand above the padding, but below the veil
      if (grid.side <= MOST_WRITTEN) writeNumbers(pen, grid, text, this.#scale(name, scene.computed));
      if (name !== "input") overlay();
    }
    this.#connect(scene);
  }

  /**
   * The window with its products, their sum with its cell.
   *
   * @param {Omit<Scene, "theme">} scene
   */
  #connect({ computed: { grids }, filter: { size, stride }, here }) {
    for (const grip of Object.values(this.grips)) grip.hidden = !here;
    if (!here || !grids.map) return;
    const [row, column] = here;
    lay(this.grips.input, grids.input.side, [column * stride, row * stride, size]);
    lay(this.grips.map, grids.map.side, [column, row, 1]);
    const threads = threadsOn(this.threads, this.theme);
    if (!threads) return;
    const { input, products, total, map } = this.parts;
    const [all, words] = [products, total].map((part) => part.getBoundingClientRect());
    threads.widen(boxOf(input, grids.input.side, [column * stride, row * stride, size]), all);
    const turn = (all.right + map.getBoundingClientRect().left) / 2;
    threads.lead(words, boxOf(map, grids.map.side, [column, row, 1]), turn);
  }

  /**
   * @param {Name} name
   * @param {Computed} computed
   * @returns {[stops: string[], low: number, high: number]}
   */
  #scale(name, { most }) {
    return name === "input" ? [this.theme.image, 0, 1] : [this.theme.diverging, -most, most];
  }
}
