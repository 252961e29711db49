/**
 * What is drawn over the pictures: the window, the cells that belong to it, and the zeros around the image.
 *
 * @typedef {import("../../../components/pen.js").Pen} Pen
 * @typedef {object} Scene
 * @property {import("./maps.js").Computed} computed
 * @property {import("../../../components/theme.js").Theme} theme
 * @property {{ size: number, stride: number }} filter
 * @property {[row: number, column: number] | null} here The output cell of the window; null where none fits.
 * @property {boolean} playing Whether the window is on its way.
 */
import { frame } from "../../../components/pen.js";
import { blockOf } from "./maps.js";

/**
 * @param {Pen} pen
 * @param {Scene} scene
 */
function overInput(pen, { computed, theme, filter, here }) {
  paintZeros(pen, computed, theme);
  if (!here) return;
  const [row, column] = here;
  frame(pen, theme, [column * filter.stride, row * filter.stride, filter.size]);
}

/**
 * @param {Pen} pen
 * @param {import("./maps.js").Computed} computed
 * @param {import("../../../components/theme.js").Theme} theme
 */
function paintZeros(pen, { edges: [before, after], grids: { input } }, { quiet, ink }) {
  if (!after) return;
  const inner = input.side - before - after;
  pen.fillStyle = quiet;
  pen.beginPath();
  pen.rect(0, 0, input.side, input.side);
  pen.rect(before, before, inner, inner);
  pen.fill("evenodd");
  pen.strokeStyle = ink;
  pen.lineWidth = pen.pixel;
  pen.setLineDash([4 * pen.pixel, 3 * pen.pixel]);
  pen.strokeRect(before, before, inner, inner);
  pen.setLineDash([]);
}

/**
 * @param {Pen} pen
 * @param {Scene} scene
 */
function overMap(pen, scene) {
  if (!scene.here || !scene.computed.grids.map) return;
  const [row, column] = scene.here;
  veil(pen, scene, scene.computed.grids.map.side, scene.here);
  frame(pen, scene.theme, [column, row, 1]);
}

/**
 * The block that is pooled, and its largest cell.
 *
 * @param {Pen} pen
 * @param {Scene} scene
 */
function overRelu(pen, scene) {
  const { computed, theme, here } = scene;
  const { relu, winners } = computed.grids;
  if (!here || !relu) return;
  const [row, column] = here;
  veil(pen, scene, relu.side, here);
  const block = blockOf(computed.grids, row, column);
  if (block === null || !winners) {
    frame(pen, theme, [column, row, 1]);
    return;
  }
  const winner = winners[block];
  frame(pen, theme, [2 * (column >> 1), 2 * (row >> 1), 2], 1.2);
  pen.lineWidth = 2.2 * pen.pixel;
  pen.strokeRect(winner % relu.side, Math.floor(winner / relu.side), 1, 1);
}

/**
 * @param {Pen} pen
 * @param {Scene} scene
 */
function overPooled(pen, scene) {
  const { computed, theme, here } = scene;
  const { max } = computed.grids;
  if (!here || !max || blockOf(computed.grids, ...here) === null) return;
  const [row, column] = here;
  // A block is there once its lower right cell is.
  veil(pen, scene, max.side, [row % 2 ? row >> 1 : (row >> 1) - 1, row % 2 ? column >> 1 : max.side - 1]);
  frame(pen, theme, [column >> 1, row >> 1, 1]);
}

/**
 * While it plays, what the window has not reached yet is faint.
 *
 * @param {Pen} pen
 * @param {Scene} scene
 * @param {number} side
 * @param {[row: number, column: number]} reached The last cell that it has.
 */
function veil(pen, { playing, theme }, side, [row, column]) {
  if (!playing) return;
  pen.fillStyle = theme.paper;
  pen.globalAlpha = 0.82;
  pen.fillRect(column + 1, row, side - column - 1, 1);
  pen.fillRect(0, row + 1, side, side - row - 1);
  pen.globalAlpha = 1;
}

/** @type {Record<import("./maps.js").Name, (pen: Pen, scene: Scene) => void>} */
export const OVERLAYS = { input: overInput, map: overMap, relu: overRelu, max: overPooled, mean: overPooled };
