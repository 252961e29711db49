/**
 * One map, large, with the cell that is taken apart; pointer and arrow keys choose another.
 *
 * @typedef {import("./scene.js").Scene} Scene
 */
import { clamp } from "../../../components/format.js";
import { frame, penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { arrowOf, cellAt } from "../../../components/pointing.js";
import { topOf } from "./scene.js";
import { isMap, mapOf, placeOf } from "./sums.js";

export class Large {
  /** @type {Scene | null} */
  #scene = null;

  /**
   * @param {HTMLCanvasElement} canvas
   * @param {HTMLElement} caption
   * @param {(cell: number) => void} pick
   */
  constructor(canvas, caption, pick) {
    this.canvas = canvas;
    this.caption = caption;
    this.pick = pick;
    canvas.onpointermove = canvas.onpointerdown = (event) => {
      if (!this.#side) return;
      const [row, column] = cellAt(event, this.#side);
      this.#pick(row, column);
    };
    canvas.onkeydown = (event) => {
      const way = arrowOf(event);
      if (!way || !this.#scene || !this.#side) return;
      event.preventDefault();
      const { row, column } = placeOf(this.#scene.inside, this.#scene.chosen);
      this.#pick(row + way[0], column + way[1]);
    };
  }

  /** @param {Scene} scene */
  show(scene) {
    this.#scene = scene;
    const { inside, chosen, theme } = scene;
    const { layer, unit } = chosen;
    const map = mapOf(inside, layer, unit);
    const pen = penFor(this.canvas, map.side);
    if (!pen) return;
    pen.drawImage(bitmap(map, theme.sequential, 0, topOf(scene, layer, map.values)), 0, 0, map.side, map.side);
    const { row, column } = placeOf(inside, chosen);
    frame(pen, theme, [column, row, 1]);
    this.caption.textContent = `${layer}, map ${unit + 1}`;
  }

  /** Cells of the map's side; 0 where there is none. */
  get #side() {
    if (!this.#scene || !isMap(this.#scene.chosen.layer)) return 0;
    return this.#scene.inside.shapes[this.#scene.chosen.layer][0];
  }

  /**
   * @param {number} row
   * @param {number} column
   */
  #pick(row, column) {
    const side = this.#side;
    this.pick(clamp(row, 0, side - 1) * side + clamp(column, 0, side - 1));
  }
}
