/**
 * Many gradients as arrows from one place.
 *
 * @typedef {import("../cloud.js").Gradient} Gradient
 */
import { penFor } from "../../../components/pen.js";
import { drawArrow } from "../arrow.js";
import { write } from "../labels.js";

/**
 * Draw them downhill, minus the gradient, and the one of all examples over them.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Gradient[]} cloud
 * @param {{ whole: Gradient, reach: number, theme: import("../../../components/theme.js").Theme, size: number }} how `reach`:
 *   a length that has room in the picture, the same in all that are compared.
 */
export function paintCloud(canvas, cloud, { whole, reach, theme, size }) {
  const pen = penFor(canvas, canvas.clientWidth);
  if (!pen) return;
  const [wide, high] = [canvas.clientWidth, canvas.clientHeight];
  const scale = Math.min(wide, high) / 2 / reach;
  // The arrow of all examples is in the middle, whichever way it points.
  const from = /** @type {[number, number]} */ ([wide / 2 + (whole[0] * scale) / 2, high / 2 - (whole[1] * scale) / 2]);
  const tip = (/** @type {Gradient} */ [m, b]) => /** @type {[number, number]} */ ([-m * scale, b * scale]);
  pen.strokeStyle = theme.gradient;
  pen.fillStyle = theme.gradient;
  pen.lineWidth = 1;
  for (const gradient of cloud) {
    const [right, down] = tip(gradient);
    pen.globalAlpha = 0.22;
    pen.beginPath();
    pen.moveTo(...from);
    pen.lineTo(from[0] + right, from[1] + down);
    pen.stroke();
    pen.globalAlpha = 0.75;
    pen.beginPath();
    pen.arc(from[0] + right, from[1] + down, 2, 0, 7);
    pen.fill();
  }
  pen.globalAlpha = 1;
  drawArrow(pen, from, tip(whole), { color: theme.ink, paper: theme.paper, width: 3, dash: false });
  const how = { color: theme.ink2, paper: theme.paper, size: 0.92 * size };
  write(pen, "→ m", [wide - 8, high - 0.8 * size], { ...how, align: "right" });
  write(pen, "↑ b", [8, 0.9 * size], how);
}
