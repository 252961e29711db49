/**
 * Words on a picture: readable on any ground, and never on each other.
 *
 * @typedef {{ text: string, color: string, place: [x: number, y: number], bold?: boolean }} Label
 */
import { contextOf } from "../../components/pen.js";

const RIM = 4; // px, of a text
const MOST = 400; // texts that are kept

/** @type {Map<string, { image: OffscreenCanvas, width: number }>} */
const written = new Map();

/**
 * Write a text with a rim. Each text is painted once: a drag writes the same forty again and again.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {[x: number, y: number]} place
 * @param {{ color: string, paper: string, size: number, bold?: boolean, align?: CanvasTextAlign }} how
 */
export function write(pen, text, [x, y], { color, paper, size, bold = false, align = "left" }) {
  const fine = devicePixelRatio;
  const key = [text, color, paper, size, bold, fine, familyOf(pen)].join("|");
  let label = written.get(key);
  if (!label) {
    if (written.size > MOST) written.clear();
    label = painted(pen, text, { color, paper, size, bold, fine });
    written.set(key, label);
  }
  const { image, width } = label;
  const left = x - { left: 0, start: 0, center: width / 2, right: width, end: width }[align] - RIM;
  const [across, down] = [left * fine, y * fine - image.height / 2].map(Math.round); // sharp
  pen.save();
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.drawImage(image, across, down);
  pen.restore();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {string} text
 * @param {{ color: string, paper: string, size: number, bold: boolean, fine: number }} how
 */
function painted(pen, text, { color, paper, size, bold, fine }) {
  const width = widthOf(pen, text, { size, bold });
  const image = new OffscreenCanvas(Math.ceil((width + 2 * RIM) * fine), Math.ceil((1.5 * size + 2 * RIM) * fine));
  const brush = contextOf(image);
  brush.scale(fine, fine);
  Object.assign(brush, { font: fontOf(pen, size, bold), textBaseline: "middle", lineJoin: "round", lineWidth: RIM });
  brush.strokeStyle = paper;
  const middle = image.height / fine / 2;
  brush.strokeText(text, RIM, middle);
  brush.fillStyle = color;
  brush.fillText(text, RIM, middle);
  return { image, width };
}

/** @type {WeakMap<HTMLCanvasElement, string>} */
const families = new WeakMap();

/** @param {CanvasRenderingContext2D} pen */
function familyOf({ canvas }) {
  const known = families.get(canvas) ?? getComputedStyle(canvas).fontFamily;
  families.set(canvas, known);
  return known;
}

/** @type {(pen: CanvasRenderingContext2D, size: number, bold: boolean) => string} */
const fontOf = (pen, size, bold) => `${bold ? 700 : 500} ${size}px ${familyOf(pen)}`;

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
