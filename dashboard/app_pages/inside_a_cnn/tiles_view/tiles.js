/**
 * Groups of square images side by side, and the places of their cells.
 *
 * @typedef {object} Group
 * @property {string} title
 * @property {"sequential" | "diverging" | "image"} kind
 * @property {number} across Tiles side by side.
 * @property {number[]} tops The magnitude with the full color, one for each frame.
 *
 * @typedef {{ shape: number[], values: Uint8Array }} Levels Of (frames, tiles, side, side).
 * @typedef {{ group: Group, levels: Levels, under?: { shape: number[], values: Uint8Array } }} Tiles `under`: an image.
 * @typedef {{ row: number, column: number }} Place Counted through all tiles of the group.
 */
import { clamp } from "../../../components/format.js";

export const GAP = 0.08; // between tiles, of a tile

/** @param {number} tiles */
export const widthOf = (tiles) => tiles + (tiles - 1) * GAP;

/** @param {Tiles} tiles */
export const rowsOf = ({ group, levels }) => Math.ceil(levels.shape[1] / group.across);

/**
 * The gray levels of one tile in a frame.
 *
 * @param {Tiles} tiles
 * @param {number} frame Beyond the last one, the last.
 * @param {number} index
 */
export function tileOf({ levels: { shape, values } }, frame, index) {
  const [frames, count, side] = shape;
  const start = (Math.min(frame, frames - 1) * count + index) * side * side;
  return { side, values: values.subarray(start, start + side * side) };
}

/**
 * Where a tile begins, in widths of a tile.
 *
 * @param {Group} group
 * @param {number} index
 */
export const cornerOf = ({ across }, index) => [(index % across) * (1 + GAP), Math.floor(index / across) * (1 + GAP)];

/**
 * A place itself, or the nearest one that a tile has; the last row of tiles may be shorter.
 *
 * @param {Tiles} tiles
 * @param {Place} place
 * @returns {Place}
 */
export function nearest(tiles, { row, column }) {
  const [, count, side] = tiles.levels.shape;
  const { across } = tiles.group;
  const down = clamp(row, 0, side * rowsOf(tiles) - 1);
  const left = count - across * Math.floor(down / side);
  return { row: down, column: clamp(column, 0, side * Math.min(across, left) - 1) };
}

/**
 * The place under a point.
 *
 * @param {Tiles} tiles
 * @param {number} x In widths of a tile, gaps included, from the left.
 * @param {number} y From the top.
 */
export function placeAt(tiles, x, y) {
  const side = tiles.levels.shape[2];
  const along = (/** @type {number} */ at) => {
    const unit = at / (1 + GAP);
    return side * Math.floor(unit) + Math.min(side - 1, Math.floor((unit % 1) * (1 + GAP) * side));
  };
  return nearest(tiles, { row: along(y), column: along(x) });
}

/**
 * The number in a cell, and the tile that has it.
 *
 * @param {Tiles} tiles
 * @param {number} frame
 * @param {Place} place
 */
export function valueAt(tiles, frame, { row, column }) {
  const { group, levels } = tiles;
  const side = levels.shape[2];
  const index = group.across * Math.floor(row / side) + Math.floor(column / side);
  const level = tileOf(tiles, frame, index).values[(row % side) * side + (column % side)];
  const top = group.tops[Math.min(frame, group.tops.length - 1)];
  return { index, value: group.kind === "diverging" ? ((level - 128) / 127) * top : (level / 255) * top };
}
