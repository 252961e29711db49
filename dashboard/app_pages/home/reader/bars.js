/** Ten probabilities as bars. */
import { penFor } from "../../../components/pen.js";
import { share, topOf } from "./mind.js";

/** @typedef {import("../../../components/theme.js").Theme} Theme */

const DIGITS = 10;

/**
 * The middle of each digit's bar, in CSS pixels below the canvas's upper edge.
 *
 * @param {number} height Of the canvas.
 */
export const middles = (height) => Array.from({ length: DIGITS }, (_, digit) => ((digit + 0.5) * height) / DIGITS);

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Theme} theme
 * @param {number[] | null} probabilities None for empty bars.
 */
export function paintBars(canvas, { ink }, probabilities) {
  const pen = penFor(canvas, canvas.clientWidth || 1);
  if (!pen) return;
  const { fontSize, fontFamily } = getComputedStyle(canvas);
  const em = Number.parseFloat(fontSize);
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const [left, right] = [1.3 * em, width - 5.2 * em];
  const thick = Math.min(em, (0.62 * height) / DIGITS);
  const top = probabilities ? topOf(probabilities) : -1;
  pen.fillStyle = ink;
  pen.textBaseline = "middle";
  middles(height).forEach((y, digit) => {
    const p = probabilities?.[digit] ?? 0;
    pen.font = `${digit === top ? 700 : 400} ${em}px ${fontFamily}`;
    const bar = (/** @type {number} */ long, /** @type {number} */ alpha) => {
      pen.globalAlpha = alpha;
      pen.fillRect(left, y - thick / 2, long * (right - left), thick);
    };
    bar(1, 0.07);
    bar(p, digit === top ? 1 : 0.45);
    pen.globalAlpha = digit === top ? 1 : 0.8;
    pen.textAlign = "left";
    pen.fillText(String(digit), 0, y + 1);
    pen.textAlign = "right";
    if (probabilities) pen.fillText(share(p), width, y + 1);
  });
  const said = probabilities?.map((p, digit) => `${digit}: ${share(p)}`).join(", ");
  canvas.setAttribute("aria-label", `Probability of each digit: ${said ?? "none until something is drawn"}`);
}
