/**
 * What lies on the pad: strokes, or a photo below them.
 *
 * @typedef {number[]} Point x and y, from 0 to 1.
 * @typedef {object} Drawing
 * @property {Point[][]} strokes
 * @property {string | null} [photo] 28×28 gray values in base64, the first of three steps.
 */
import { clamp } from "../format.js";
import { fromBase64 } from "../message.js";
import { penFor } from "../pen.js";

const PEN = 0.075; // of the pad's width
const NEAR = 0.004; // points closer than this to the one before add work, not ink
const SIDE = 28; // pixels of a photo

/** @param {Drawing} drawing */
export const isEmpty = ({ strokes, photo }) => !strokes.length && !photo;

/**
 * A place on the pad.
 *
 * @param {{ clientX: number, clientY: number }} event
 * @param {DOMRect} box Of the pad.
 * @returns {Point}
 */
export function pointAt(event, box) {
  const round = (/** @type {number} */ share) => Math.round(clamp(share, 0, 1) * 1e4) / 1e4;
  return [round((event.clientX - box.left) / box.width), round((event.clientY - box.top) / box.height)];
}

/**
 * Add a point to a stroke, unless the pen has hardly moved or the drawing is full.
 *
 * @param {Point[]} stroke
 * @param {Point} point
 * @param {Point[][]} strokes All of the drawing.
 * @param {number} mostPoints
 */
export function lengthen(stroke, point, strokes, mostPoints) {
  const last = stroke.at(-1);
  const full = strokes.reduce((points, each) => points + each.length, 0) >= mostPoints;
  if (full || (last && Math.hypot(point[0] - last[0], point[1] - last[1]) < NEAR)) return;
  stroke.push(point);
}

/**
 * Paint a drawing in the color of text.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Drawing} drawing
 */
export function paintDrawing(canvas, { strokes, photo }) {
  const pen = penFor(canvas, 1, 1);
  if (!pen) return;
  pen.lineWidth = PEN;
  pen.lineCap = pen.lineJoin = "round";
  pen.strokeStyle = pen.fillStyle = getComputedStyle(canvas).color;
  if (photo) paintPhoto(pen, photo);
  for (const stroke of strokes) {
    pen.beginPath();
    for (const [x, y] of stroke) pen.lineTo(x, y);
    if (stroke.length === 1) pen.lineTo(stroke[0][0], stroke[0][1]);
    pen.stroke();
  }
}

/**
 * Paint a photo as it was taken.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {string} photo
 */
function paintPhoto(pen, photo) {
  const gray = fromBase64(photo).subarray(0, SIDE * SIDE);
  gray.forEach((value, cell) => {
    pen.globalAlpha = value / 255;
    pen.fillRect((cell % SIDE) / SIDE, Math.floor(cell / SIDE) / SIDE, 1 / SIDE, 1 / SIDE);
  });
  pen.globalAlpha = 1;
}
