/** Paints a group of tiles. */
import { frame as drawFrame, penFor } from "../../../components/pen.js";
import { bitmap } from "../../../components/pixels.js";
import { cornerOf, rowsOf, tileOf, widthOf } from "./tiles.js";

const INK = 0.3; // opacity of the image that a map is drawn over

/**
 * @param {HTMLCanvasElement} canvas
 * @param {import("./tiles.js").Tiles} tiles
 * @param {object} how
 * @param {import("../../../components/theme.js").Theme} how.theme
 * @param {number} how.frame
 * @param {import("./tiles.js").Place | null} how.read The cell that is framed.
 */
export function paintTiles(canvas, tiles, { theme, frame, read }) {
  const { group, levels, under } = tiles;
  const [, count, side] = levels.shape;
  const pen = penFor(canvas, widthOf(group.across), widthOf(rowsOf(tiles)));
  if (!pen) return;
  const lowest = group.kind === "diverging" ? 1 : 0;
  for (let index = 0; index < count; index++) {
    const [x, y] = cornerOf(group, index);
    pen.drawImage(bitmap(tileOf(tiles, frame, index), theme[group.kind], lowest, 255), x, y, 1, 1);
    if (under) {
      pen.globalAlpha = INK;
      pen.drawImage(bitmap({ side: under.shape[0], values: under.values }, theme.image, 0, 255), x, y, 1, 1);
    }
    pen.strokeStyle = theme.ink;
    pen.globalAlpha = 0.25;
    pen.lineWidth = pen.pixel;
    pen.strokeRect(x, y, 1, 1);
    pen.globalAlpha = 1;
  }
  if (!read) return;
  const [left, top] = cornerOf(group, group.across * Math.floor(read.row / side) + Math.floor(read.column / side));
  drawFrame(pen, theme, [left + (read.column % side) / side, top + (read.row % side) / side, 1 / side]);
}
