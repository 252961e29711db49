/**
 * The chosen map opened in place: it grows from its tile to stand large between its neighbors, and its window slides
 * over all its inputs until somebody points at a cell.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../../../components/threads.js").Box} Box
 */
import { find } from "../../../components/dom.js";
import { durationOf, EASE } from "../../../components/motion.js";
import { Large } from "./large.js";
import { before } from "./sums.js";

const ROW = 1000; // ms that the window takes for a row of the map
const SOME = 320; // px, the side of the map, times the scale of the screen

/**
 * Where the map stands, so that its inputs stay in sight: from its own column to the right, or, where they stand above
 * it, at the right end; within the picture.
 *
 * @param {{ column: Box, inputs: Box, all: Box, scale: number }} around The map's own column, that of its inputs, all
 *   columns, the scale of the screen.
 * @param {number} caption Pixels above it.
 */
export function placeFor({ column, inputs, all, scale }, caption) {
  const side = Math.min(SOME * scale, all.bottom - all.top - caption, all.right - all.left);
  const end = all.right - side;
  return { side, left: (inputs.right > column.left ? end : Math.min(column.left, end)) - all.left };
}

/**
 * The cell where the window is after some time, row by row, from where it began, round and round.
 *
 * @param {number} from
 * @param {number} side Cells of the map's side.
 * @param {number} time In ms.
 */
export const slid = (from, side, time) => (from + Math.floor((time / ROW) * side)) % (side * side);

export class Opened {
  /** @type {number | null} */
  #frame = null;
  #side = 0;
  #cell = 0;

  /**
   * @param {ShadowRoot} root
   * @param {{ pick: (cell: number) => void, close: () => void }} listener
   */
  constructor(root, { pick, close }) {
    this.box = find(root, ".opened");
    this.canvas = find(root, ".opened canvas", HTMLCanvasElement);
    this.all = find(root, ".columns");
    this.told = find(root, ".sum");
    this.pick = pick;
    this.large = new Large(this.canvas, find(root, ".opened .name"), (cell) => {
      this.#rest();
      pick(cell);
    });
    find(root, ".close").onclick = close;
    this.canvas.onpointerleave = () => this.#slide();
  }

  /** Whether it is open, and has room on this screen. */
  get there() {
    return !this.box.hidden && this.canvas.clientWidth > 0;
  }

  /**
   * Open it at its place, or close it.
   *
   * @param {Scene} scene
   * @param {boolean} open
   * @param {import("./columns.js").Columns} columns
   */
  lay(scene, open, columns) {
    const { layer, unit } = scene.chosen;
    const tile = columns.boxOf(layer, unit);
    const [column, inputs] = [layer, before(layer)].map((each) => columns.columnOf(each)?.getBoundingClientRect());
    if (!open || !tile || !column || !inputs) return this.close();
    const scale = Number(getComputedStyle(this.all).getPropertyValue("--s")) || 1;
    this.#open(scene, { tile, column, inputs, all: this.all.getBoundingClientRect(), scale });
  }

  /**
   * @param {Scene} scene
   * @param {{ tile: Box, column: Box, inputs: Box, all: Box, scale: number }} around
   */
  #open(scene, around) {
    const fresh = this.box.hidden;
    this.box.hidden = false;
    this.show(scene);
    const { side, left } = placeFor(around, this.large.caption.offsetHeight);
    this.box.style.left = `${left}px`;
    this.box.style.width = `${side}px`;
    this.show(scene);
    if (!fresh || !this.there) return;
    const here = this.canvas.getBoundingClientRect();
    const small = (around.tile.right - around.tile.left) / here.width;
    const [x, y] = [around.tile.left - here.left, around.tile.top - here.top];
    this.box.animate(
      [
        { transform: `translate(${x}px, ${y}px) scale(${small})`, opacity: 0.6 },
        { transform: "none", opacity: 1 },
      ],
      { duration: durationOf("move"), easing: EASE },
    );
    this.#slide();
  }

  /** @param {Scene} scene */
  show(scene) {
    this.#side = scene.inside.shapes[scene.chosen.layer][0];
    this.#cell = scene.chosen.cell;
    this.large.show(scene);
  }

  close() {
    this.#rest();
    this.box.hidden = true;
  }

  #slide() {
    if (this.#frame !== null || !this.there || !durationOf("move")) return;
    this.told.setAttribute("aria-live", "off"); // a screen reader waits until somebody chooses a cell
    const [begun, from] = [performance.now(), this.#cell];
    const next = (/** @type {number} */ now) => {
      this.#frame = requestAnimationFrame(next);
      const cell = slid(from, this.#side, Math.max(0, now - begun));
      if (cell !== this.#cell) this.pick(cell);
    };
    this.#frame = requestAnimationFrame(next);
  }

  #rest() {
    this.told.setAttribute("aria-live", "polite");
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }
}
