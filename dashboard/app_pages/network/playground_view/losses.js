/**
 * Training and validation loss over the epochs on a logarithmic axis, with a mark where the player stands.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./maps.js").Colors} Colors
 * @typedef {object} Plot
 * @property {number} left
 * @property {number} right
 * @property {number} bottom
 * @property {number} last The last epoch.
 * @property {number[]} powers Of ten: the lines across.
 * @property {(epoch: number) => number} x
 * @property {(loss: number) => number} y
 */
import { shortNumber } from "../../../components/format.js";
import { linear, logarithmic } from "../../../components/scales.js";
import { smoothPen } from "./maps.js";
import { curveOf, lowestUpTo } from "./network.js";

const LEAST = 1e-4; // smaller losses are drawn as this

/**
 * @param {{ width: number, height: number, text: number }} room
 * @param {number} last The last epoch.
 * @param {readonly Float32Array[]} lines
 * @returns {Plot}
 */
function plotOf({ width, height, text }, last, lines) {
  const all = lines.flatMap((line) => Array.from(line)).filter(Number.isFinite);
  const most = Math.max(LEAST * 10, ...all);
  const high = Math.ceil(Math.log10(most));
  const low = Math.min(high - 1, Math.floor(Math.log10(Math.max(LEAST, Math.min(most, ...all)))));
  const every = Math.ceil((high - low) / Math.max(1, Math.floor((height - 1.4 * text) / (1.25 * text))));
  const count = Math.floor((high - low) / every) + 1;
  const powers = Array.from({ length: count }, (_, index) => 10 ** (high - every * index));
  const [left, right, top, bottom] = [2.9 * text, width - 5, 0.5 * text, height - 1.4 * text];
  return {
    ...{ left, right, bottom, last: last || 1, powers },
    x: linear([0, last || 1], [left, right]),
    y: logarithmic([10 ** low, 10 ** high], [bottom, top]),
  };
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Plot} plot
 * @param {number} text
 * @param {[last: number, title: string]} words The last epoch, and what runs upwards.
 */
function drawAxes(pen, { left, right, bottom, powers, y }, text, [last, title]) {
  const write = (
    /** @type {CanvasTextAlign} */ align,
    /** @type {string} */ words,
    /** @type {number[]} */ [at, to],
  ) => {
    pen.textAlign = align;
    pen.fillText(words, at, to);
  };
  pen.lineWidth = 1;
  for (const power of powers) {
    pen.globalAlpha = 0.18;
    pen.beginPath();
    pen.moveTo(left, y(power));
    pen.lineTo(right, y(power));
    pen.stroke();
    pen.globalAlpha = 1;
    write("right", shortNumber(power), [left - 5, y(power) + 0.36 * text]);
  }
  pen.globalAlpha = 0.5;
  pen.strokeRect(left, bottom, right - left, 0);
  pen.globalAlpha = 1;
  write("left", "0", [left, bottom + 1.15 * text]);
  write("right", `${last}`, [right, bottom + 1.15 * text]);
  write("center", "epoch", [(left + right) / 2, bottom + 1.15 * text]);
  write("right", title, [right - 8, 1.35 * text]);
}

/**
 * @param {CanvasRenderingContext2D} pen
 * @param {Plot} plot
 * @param {{ epochs: Float32Array, lines: readonly Float32Array[], now: number, turn: number | null, colors: Colors }} how
 */
function drawLines(pen, { x, y, bottom }, { epochs, lines, now, turn, colors }) {
  const colorOf = (/** @type {number} */ kind) => (kind ? colors.ink : colors.loss);
  lines.forEach((line, kind) => {
    pen.strokeStyle = colorOf(kind);
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
  const marks = /** @type {[number, string][]} */ ([[now, colors.ink]]);
  if (turn !== null) marks.push([turn, colors.gradient]);
  for (const [step, color] of marks) {
    pen.strokeStyle = color;
    pen.beginPath();
    pen.moveTo(x(epochs[step]), 0);
    pen.lineTo(x(epochs[step]), bottom);
    pen.stroke();
  }
  lines.forEach((line, kind) => {
    pen.beginPath();
    pen.arc(x(epochs[now]), y(line[now]), 5, 0, 7);
    pen.lineWidth = 4; // half of it is the halo
    pen.strokeStyle = colors.ground;
    pen.stroke();
    pen.fillStyle = colorOf(kind);
    pen.fill();
  });
}

/**
 * Mark by rings where the losses are after a hand's changes, beside the dots of the recording.
 *
 * @param {CanvasRenderingContext2D} pen
 * @param {Plot} plot
 * @param {[epoch: number, training: number, test: number]} at
 * @param {Colors} colors
 */
function drawMoved(pen, { x, y, bottom }, [epoch, ...losses], colors) {
  losses.forEach((loss, kind) => {
    pen.strokeStyle = kind ? colors.ink : colors.loss;
    pen.lineWidth = 2.5;
    pen.fillStyle = colors.ground;
    pen.beginPath();
    pen.arc(x(epoch), Math.min(bottom, y(loss)), 5.5, 0, 7);
    pen.fill();
    pen.stroke();
  });
}

/**
 * Draw the losses of a training; of a network before its training those of epoch 0, on axes for all that may come.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {Data} data
 * @param {number} now The snapshot.
 * @param {{ text: number, family: string, colors: Colors, byHand: ArrayLike<number> | null }} how `byHand`: the losses
 *   of the network as a hand has left it.
 * @returns {Plot | null} Where the curves are, if there are any.
 */
export function drawLosses(canvas, data, now, { text, family, colors, byHand }) {
  const pen = smoothPen(canvas);
  if (!pen) return null;
  const { epochs: kept, curves } = data.arrays;
  const epochs = kept?.values ?? Float32Array.of(0);
  const lines = curves ? [curveOf(data, 0), curveOf(data, 1)] : [];
  const last = data.trained && !data.live ? epochs[epochs.length - 1] : data.total;
  const moved = byHand ? [Float32Array.of(byHand[0], byHand[1])] : [];
  const room = { width: canvas.clientWidth, height: canvas.clientHeight, text };
  const plot = plotOf(room, last, [...lines, ...moved]);
  pen.font = `${text}px ${family}`;
  pen.fillStyle = colors.ink;
  pen.strokeStyle = colors.ink;
  drawAxes(pen, plot, text, [last, data.title ? "" : "loss, log scale"]);
  canvas.setAttribute("aria-label", "No losses yet");
  if (!curves) return null;
  const turn = data.overfits[now] ? lowestUpTo(lines[1], now) : null;
  drawLines(pen, plot, { epochs, lines, now, turn, colors });
  if (byHand) drawMoved(pen, plot, [epochs[now], byHand[0], byHand[1]], colors);
  const [training, validation] = lines.map((line) => line[now].toFixed(3));
  canvas.setAttribute("aria-label", `Loss over the epochs: training ${training}, validation ${validation} at this one`);
  return plot;
}
