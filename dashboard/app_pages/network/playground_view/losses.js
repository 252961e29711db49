/**
 * Training and test loss over the epochs, with a mark where the player stands.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./maps.js").Colours} Colours
 * @typedef {object} Plot
 * @property {number} left
 * @property {number} right
 * @property {number} bottom
 * @property {boolean} logarithmic
 * @property {[low: string, high: string]} ends
 * @property {(epoch: number) => number} x
 * @property {(loss: number) => number} y
 */
import { PALETTE } from "../../../components/contract.js";
import { shortNumber } from "../../../components/format.js";
import { linear, logarithmic } from "../../../components/scales.js";
import { smoothPen } from "./maps.js";
import { curveOf } from "./network.js";

const TOP = 4;

/**
 * @param {{ width: number, height: number, text: number }} room
 * @param {number} last The last epoch.
 * @param {readonly Float32Array[]} lines
 * @returns {Plot}
 */
function plotOf({ width, height, text }, last, lines) {
  const [left, right, bottom] = [2.4 * text, width - 4, height - 2.5 * text];
  const least = Math.min(...lines.map((line) => Math.min(...line)));
  const most = Math.max(...lines.map((line) => Math.max(...line)));
  const x = linear([0, last || 1], [left, right]);
  if (most > 2) {
    const high = Math.ceil(Math.log10(most)); // powers of ten at the axis' ends
    const low = Math.min(high - 1, Math.floor(Math.log10(Math.max(least, 1e-3))));
    const ends = [10 ** low, 10 ** high];
    const y = logarithmic([ends[0], ends[1]], [bottom, TOP]);
    return { left, right, bottom, logarithmic: true, ends: [shortNumber(ends[0]), shortNumber(ends[1])], x, y };
  }
  const top = 1.05 * Math.max(0.1, most);
  const y = linear([0, top], [bottom, TOP]);
  return { left, right, bottom, logarithmic: false, ends: ["0", top.toFixed(1)], x, y };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Plot} plot
 * @param {number} text
 * @param {number} last
 */
function drawAxes(pen, { left, right, bottom, ends, logarithmic: scaled }, text, last) {
  pen.globalAlpha = 0.35;
  pen.strokeRect(left, TOP, right - left, bottom - TOP);
  pen.globalAlpha = 1;
  const write = (/** @type {CanvasTextAlign} */ align, /** @type {string} */ words, /** @type {number[]} */ [x, y]) => {
    pen.textAlign = align;
    pen.fillText(words, x, y);
  };
  write("right", ends[0], [left - 5, bottom]);
  write("right", ends[1], [left - 5, TOP + 0.8 * text]);
  write("left", "0", [left, bottom + 1.1 * text]);
  write("right", `${last}`, [right, bottom + 1.1 * text]);
  write("center", "epoch", [(left + right + 4) / 2, bottom + 1.1 * text]);
  if (bottom <= 5 * text) return;
  pen.save();
  pen.translate(0.9 * text, bottom / 2);
  pen.rotate(-Math.PI / 2);
  pen.fillText(scaled && bottom > 12 * text ? "loss, log scale" : "loss", 0, 0);
  pen.restore();
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Plot} plot
 * @param {{ epochs: Float32Array, lines: readonly Float32Array[], now: number, turn: number | null, colours: Colours }} how
 */
function drawLines(pen, { x, y, bottom }, { epochs, lines, now, turn, colours }) {
  const colourOf = (/** @type {number} */ kind) => (kind ? colours.ink : colours.loss);
  lines.forEach((line, kind) => {
    pen.strokeStyle = colourOf(kind);
    pen.setLineDash(kind ? [5, 3] : []);
    pen.lineWidth = 2;
    pen.beginPath();
    line.forEach((loss, index) => {
      pen.lineTo(x(epochs[index]), y(loss));
    });
    pen.stroke();
  });
  pen.setLineDash([]);
  pen.lineWidth = 1.5;
  const marks = /** @type {[number, string][]} */ ([[now, colours.ink]]);
  if (turn !== null) marks.push([turn, PALETTE.gradient]);
  for (const [step, colour] of marks) {
    pen.strokeStyle = colour;
    pen.beginPath();
    pen.moveTo(x(epochs[step]), TOP);
    pen.lineTo(x(epochs[step]), bottom);
    pen.stroke();
  }
  lines.forEach((line, kind) => {
    pen.fillStyle = colourOf(kind);
    pen.beginPath();
    pen.arc(x(epochs[now]), y(line[now]), 3.5, 0, 7);
    pen.fill();
  });
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Data} data
 * @param {number} now The snapshot.
 * @param {{ text: number, family: string, colours: Colours }} how
 */
export function drawLosses(canvas, data, now, { text, family, colours }) {
  const pen = smoothPen(canvas);
  if (!pen || !data.trained) return;
  const [width, height] = [canvas.clientWidth, canvas.clientHeight];
  const epochs = data.arrays.epochs.values;
  const lines = [curveOf(data, 0), curveOf(data, 1)];
  const last = epochs[epochs.length - 1];
  const plot = plotOf({ width, height, text }, last, lines);
  pen.font = `${text}px ${family}`;
  pen.fillStyle = colours.ink;
  pen.strokeStyle = colours.ink;
  drawAxes(pen, plot, text, last);
  pen.textAlign = "left";
  pen.fillText("╍ test", plot.left + 2, height - 0.2 * text);
  pen.fillStyle = colours.loss;
  pen.fillText("━ training", plot.left + 4.5 * text, height - 0.2 * text);
  drawLines(pen, plot, { epochs, lines, now, turn: data.turn, colours });
  const [training, test] = lines.map((line) => line[now].toFixed(3));
  canvas.setAttribute("aria-label", `Loss over the epochs: training ${training}, test ${test} at this one`);
}
