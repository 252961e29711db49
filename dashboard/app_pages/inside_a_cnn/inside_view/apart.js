/** The chosen map, large, and the patches of the data that its filter answers most. */
import { find } from "../../../components/dom.js";
import { clamp } from "../../../components/format.js";
import { frame, penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { arrowOf, cellAt } from "../../../components/pointing.js";
import { topOf } from "./scene.js";
import { countOf, isMap, mapOf, placeOf } from "./sums.js";

/** @typedef {import("./scene.js").Scene} Scene */

const GAP = 0.1; // between patches, of a patch
const ACROSS = 3; // patches side by side

export class Apart {
  /** @type {Scene | null} */
  #scene = null;

  /**
   * @param {ShadowRoot} root
   * @param {(cell: number) => void} pick
   */
  constructor(root, pick) {
    this.pick = pick;
    this.large = find(root, ".large");
    this.patches = find(root, ".patches");
    this.map = find(root, ".large canvas", HTMLCanvasElement);
    this.map.onpointermove = this.map.onpointerdown = (event) => {
      if (!this.#side) return;
      const [row, column] = cellAt(event, this.#side);
      this.#pick(row, column);
    };
    this.map.onkeydown = (event) => {
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
    const { inside, chosen } = scene;
    const patches = inside.patches[chosen.layer];
    this.large.classList.toggle("hidden", !isMap(chosen.layer));
    this.patches.classList.toggle("hidden", !patches);
    if (isMap(chosen.layer)) this.#paintMap(scene);
    if (patches) this.#paintPatches(patches, scene);
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

  /** @param {Scene} scene */
  #paintMap(scene) {
    const { inside, chosen, theme } = scene;
    const { layer, unit } = chosen;
    const map = mapOf(inside, layer, unit);
    this.map.style.aspectRatio = "1";
    const pen = penFor(this.map, map.side);
    if (!pen) return;
    const picture = bitmap(map, theme.sequential, 0, topOf(scene, layer, map.values));
    pen.drawImage(picture, 0, 0, map.side, map.side);
    const { row, column } = placeOf(inside, chosen);
    frame(pen, theme, [column, row, 1]);
    find(this.large, "figcaption").textContent = `${layer}, map ${unit + 1} of ${countOf(inside, layer)}`;
    this.map.setAttribute("aria-label", "The chosen map, large. Arrow keys choose a cell.");
  }

  /**
   * @param {import("./network.js").Picture} patches
   * @param {Scene} scene
   */
  #paintPatches({ shape, values }, { chosen, theme }) {
    const [, count, side] = shape;
    const canvas = find(this.patches, "canvas", HTMLCanvasElement);
    canvas.style.aspectRatio = "1";
    const pen = penFor(canvas, ACROSS + (ACROSS - 1) * GAP);
    if (!pen) return;
    for (let patch = 0; patch < count; patch++) {
      const start = (chosen.unit * count + patch) * side * side;
      const picture = bitmap({ side, values: values.subarray(start, start + side * side) }, theme.sequential, 0, 255);
      const [x, y] = [patch % ACROSS, Math.floor(patch / ACROSS)].map((at) => at * (1 + GAP));
      pen.drawImage(picture, x, y, 1, 1);
    }
  }
}
