/**
 * What is on screen, all of it.
 *
 * @typedef {object} Scene
 * @property {import("./network.js").Inside} inside
 * @property {import("./sums.js").Cell} chosen What is taken apart.
 * @property {{ layer: string, unit: number } | null} looked What all else steps back for: it is pointed at, or opened.
 * @property {boolean} own Whether each map has a color scale of its own.
 * @property {number} decimals Of the numbers.
 * @property {import("../../../components/theme.js").Theme} theme
 */
import { largest } from "../../../components/grids.js";

/**
 * The value with the full color: of the layer, or of the one map.
 *
 * @param {Scene} scene
 * @param {string} layer
 * @param {ArrayLike<number>} values Of the map.
 */
export function topOf({ inside, own }, layer, values) {
  if (layer === "image") return 1;
  return own && layer !== "dense" ? Math.max(1e-9, largest(values)) : inside.tops[layer];
}
