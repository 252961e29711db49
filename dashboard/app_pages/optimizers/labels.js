/**
 * Words on a picture: readable on any ground, and never on each other.
 *
 * @typedef {{ text: string, color: string, place: [x: number, y: number], bold?: boolean }} Label
 */

/**
 * Write a text with a rim.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {[x: number, y: number]} place
 * @param {{ color: string, paper: string, size: number, bold?: boolean, align?: CanvasTextAlign }} how
 */
export function write(pen, text, [x, y], { color, paper, size, bold = false, align = "left" }) {
  pen.save();
  pen.setLineDash([]);
  pen.font = fontOf(pen, size, bold);
  pen.textAlign = align;
  pen.textBaseline = "middle";
  pen.lineJoin = "round";
  pen.lineWidth = 4;
  pen.strokeStyle = paper;
  pen.strokeText(text, x, y);
  pen.fillStyle = color;
  pen.fillText(text, x, y);
  pen.restore();
}

/** @type {(pen: CanvasRenderingContext2D, size: number, bold: boolean) => string} */
const fontOf = (pen, size, bold) => `${bold ? 700 : 500} ${size}px ${getComputedStyle(pen.canvas).fontFamily}`;

/**
 * How wide a text is that `write` writes.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {{ size: number, bold: boolean }} how
 */
export function widthOf(pen, text, { size, bold }) {
  pen.font = fontOf(pen, size, bold);
  return pen.measureText(text).width;
}

/**
 * Give labels heights that do not lie on each other.
 *
 * @param {readonly number[]} wanted From 0 to `height`.
 * @param {number} gap The least distance.
 * @param {number} height
 * @returns {number[]} In the same order.
 */
export function spread(wanted, gap, height) {
  const order = [...wanted.keys()].sort((one, other) => wanted[one] - wanted[other] || one - other);
  const placed = [...wanted];
  let before = -gap / 2;
  for (const index of order) {
    placed[index] = Math.max(wanted[index], before + gap);
    before = placed[index];
  }
  let below = height + gap / 2;
  for (const index of order.reverse()) {
    placed[index] = Math.min(placed[index], below - gap);
    below = placed[index];
  }
  return placed;
}
