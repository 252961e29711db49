/**
 * A unit with what it is made of: threads from its inputs, and on each of them the window that it looks through.
 *
 * @typedef {import("./scene.js").Scene} Scene
 * @typedef {import("../../../components/threads.js").Box} Box
 */
import { largest } from "../../../components/grids.js";
import { bitmap } from "../../../components/pixels.js";
import { threadsOn } from "../../../components/threads.js";
import { IMAGE_SIDE } from "./network.js";
import { before, isConvolution, isMap, placeOf, seenBy, sumAt } from "./sums.js";

/**
 * The window behind the chosen cell, in cells of its inputs: left, top, width.
 *
 * @param {Scene} scene
 * @returns {[left: number, top: number, wide: number]}
 */
export function windowOf({ inside, chosen }) {
  const { row, column } = placeOf(inside, chosen);
  if (!isConvolution(chosen.layer)) return [2 * column, 2 * row, 2];
  return [column, row, inside.shapes[`${chosen.layer}_kernel`][0]];
}

/**
 * A square of cells of a tile.
 *
 * @param {Box} tile
 * @param {number} side Cells of its side.
 * @param {[left: number, top: number, wide: number]} square
 * @returns {Box}
 */
export function inside(tile, side, [left, top, wide]) {
  const cell = (tile.right - tile.left) / side;
  const [x, y] = [tile.left + left * cell, tile.top + top * cell];
  return { left: x, top: y, right: x + wide * cell, bottom: y + wide * cell };
}

let painted = { name: "", pictures: /** @type {OffscreenCanvas[]} */ ([]) }; // the last ones

/**
 * The filter's weights for each input, as pictures; none for a pooled map.
 *
 * @param {Scene} scene
 */
function kernels(scene) {
  const { chosen, theme } = scene;
  const name = `${chosen.layer} ${chosen.unit} ${theme.dark}`;
  if (painted.name !== name) painted = { name, pictures: kernelPictures(scene) };
  return painted.pictures;
}

/** @param {Scene} scene */
function kernelPictures({ inside: network, chosen, theme }) {
  if (!isConvolution(chosen.layer)) return [];
  const { channels, field } = sumAt(network, chosen);
  const most = largest(channels.flatMap(({ kernel }) => [...kernel]));
  return channels.map(({ kernel }) => bitmap({ side: field, values: kernel }, theme.diverging, -most, most));
}

/**
 * @param {HTMLCanvasElement} canvas Over all pictures.
 * @param {Scene} scene
 * @param {object} where
 * @param {(layer: string, unit: number) => Box | null} where.boxOf A tile.
 * @param {Box | null} where.large The chosen map, enlarged below its tile.
 * @param {Box | null} where.opened The chosen map, opened in place.
 */
export function connect(canvas, scene, { boxOf, large, opened }) {
  const threads = threadsOn(canvas, scene.theme);
  const { chosen, looked } = scene;
  const unit = looked ?? chosen;
  const own = unit.layer === chosen.layer && unit.unit === chosen.unit;
  const to = own && opened ? opened : boxOf(unit.layer, unit.unit);
  if (!threads || !to) return;
  if (own && large) threads.open(to, large);
  const seen = seenBy(scene.inside, unit).map((each) => boxOf(before(unit.layer), each));
  for (const box of seen) if (box) threads.join(box, to);
  if (!own || !isMap(chosen.layer)) return;
  const pictures = opened ? kernels(scene) : [];
  const side = before(chosen.layer) === "image" ? IMAGE_SIDE : scene.inside.shapes[before(chosen.layer)][0];
  seen.forEach((box, index) => {
    if (box) threads.lay(inside(box, side, windowOf(scene)), pictures[index] ?? null);
  });
}
