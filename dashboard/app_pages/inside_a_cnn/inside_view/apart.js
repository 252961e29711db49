/** What is taken apart: its map, large, and the patches of the data that its filter responds to most. */
import { find } from "../../../components/dom.js";
import { penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { Large } from "./large.js";
import { before, isMap, isPooling } from "./sums.js";

/** @typedef {import("./scene.js").Scene} Scene */

const GAP = 0.1; // between patches, of a patch
const ACROSS = 3; // patches side by side

export class Apart {
  /**
   * @param {ShadowRoot} root
   * @param {(cell: number) => void} pick
   */
  constructor(root, pick) {
    this.figure = find(root, ".large");
    this.patches = find(root, ".patches");
    this.map = find(root, ".large canvas", HTMLCanvasElement);
    this.large = new Large(this.map, find(this.figure, "figcaption"), pick);
  }

  /** @param {Scene} scene */
  show(scene) {
    const { inside, chosen } = scene;
    const layer = isPooling(chosen.layer) ? before(chosen.layer) : chosen.layer; // whose filter it is
    const patches = inside.patches[layer];
    find(this.patches, "figcaption").textContent =
      layer === chosen.layer ? "it responds to most" : `${layer} responds to most`;
    this.figure.hidden = !isMap(chosen.layer);
    this.patches.hidden = !patches;
    if (isMap(chosen.layer)) this.large.show(scene);
    if (patches) this.#paintPatches(patches, scene);
  }

  /**
   * @param {import("./network.js").Picture} patches
   * @param {Scene} scene
   */
  #paintPatches({ shape, values }, { chosen, theme }) {
    const [, count, side] = shape;
    const pen = penFor(find(this.patches, "canvas", HTMLCanvasElement), ACROSS + (ACROSS - 1) * GAP);
    if (!pen) return;
    for (let patch = 0; patch < count; patch++) {
      const start = (chosen.unit * count + patch) * side * side;
      const picture = bitmap({ side, values: values.subarray(start, start + side * side) }, theme.image, 0, 255);
      const [x, y] = [patch % ACROSS, Math.floor(patch / ACROSS)].map((at) => at * (1 + GAP));
      pen.drawImage(picture, x, y, 1, 1);
    }
  }
}
