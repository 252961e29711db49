/**
 * Threads that connect what belongs together: a window, its products, and the cell that their sum becomes.
 *
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Box In CSS pixels.
 */
import { penFor } from "./pen.js";

const FAINT = 0.07; // of the areas
const LINE = 0.5; // of their edges

/**
 * Where a square of cells lies on the page.
 *
 * @param {Element} picture Square.
 * @param {number} side Cells of the picture's side.
 * @param {[left: number, top: number, wide: number]} square In cells.
 * @returns {Box}
 */
export function boxOf(picture, side, [left, top, wide]) {
  const whole = picture.getBoundingClientRect();
  const cell = whole.width / side;
  const [x, y] = [whole.left + left * cell, whole.top + top * cell];
  return { left: x, top: y, right: x + wide * cell, bottom: y + wide * cell };
}

/**
 * Clear the canvas over all pictures; null while it has no room.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {{ ink: string }} theme
 */
export function threadsOn(canvas, { ink }) {
  const pen = penFor(canvas, canvas.clientWidth);
  if (!pen) return null;
  const { left, top } = canvas.getBoundingClientRect();
  pen.translate(-left, -top);
  pen.fillStyle = pen.strokeStyle = ink;
  pen.lineWidth = 1;
  return {
    /**
     * From the right side of a box to the whole left side of another one.
     *
     * @param {Box} from
     * @param {Box} to
     */
    widen(from, to) {
      const [right, left] = [from.right, to.left];
      pen.globalAlpha = FAINT;
      pen.fill(new Path2D(`M${right},${from.top}L${left},${to.top}V${to.bottom}L${right},${from.bottom}`));
      pen.globalAlpha = LINE;
      pen.stroke(new Path2D(`M${right},${from.top}L${left},${to.top}M${right},${from.bottom}L${left},${to.bottom}`));
    },
    /**
     * From the right side of a box to the left side of another one; up or down to one that stands above or below.
     *
     * @param {Box} from
     * @param {Box} to
     */
    join(from, to) {
      const [start, end] = [from, to].map(({ top, bottom }) => (top + bottom) / 2);
      const [out, into] = [from, to].map(({ left, right }) => (left + right) / 2);
      const upright = start < end ? [from.bottom, to.top] : [from.top, to.bottom];
      pen.globalAlpha = 0.6 * LINE;
      pen.stroke(
        new Path2D(
          to.left < from.right
            ? `M${out},${upright[0]}L${into},${upright[1]}`
            : `M${from.right},${start}L${to.left},${end}`,
        ),
      );
    },
    /**
     * A frame, and a picture in it that lets through what lies below.
     *
     * @param {Box} box
     * @param {CanvasImageSource | null} picture
     */
    lay({ left, top, right, bottom }, picture) {
      pen.globalAlpha = 0.6;
      if (picture) pen.drawImage(picture, left, top, right - left, bottom - top);
      pen.globalAlpha = 1;
      pen.strokeRect(left, top, right - left, bottom - top);
    },
    /**
     * From the lower side of a box to the upper side of another one.
     *
     * @param {Box} from
     * @param {Box} to
     */
    open(from, to) {
      pen.globalAlpha = LINE;
      pen.stroke(
        new Path2D(
          `M${from.left},${from.bottom}L${to.left},${to.top}M${from.right},${from.bottom}L${to.right},${to.top}`,
        ),
      );
    },
    /**
     * From the right end of a line of text, up or down beside it, to the left side of a box.
     *
     * @param {Box} from
     * @param {Box} to
     * @param {number} turn Where it goes up or down.
     */
    lead(from, to, turn) {
      const [start, end] = [from, to].map(({ top, bottom }) => (top + bottom) / 2);
      pen.globalAlpha = LINE;
      pen.stroke(new Path2D(`M${from.right},${start}H${turn}V${end}H${to.left}`));
    },
  };
}
