/**
 * The network as it is, on one canvas: the image it sees, the maps of both convolutions, the units; threads between
 * them are the darker, the more strongly both of their ends respond.
 *
 * @typedef {import("./arranged.js").Layer} Layer
 * @typedef {import("../../../components/recordings.js").Reading} Reading
 * @typedef {import("../../../components/theme.js").Theme} Theme
 * @typedef {import("../../../components/pen.js").Pen} Pen
 * @typedef {{ x: number, ys: number[], strengths: number[] }} End One side of a bundle of threads.
 */
import { between } from "../../../components/colors.js";
import { penFor } from "../../../components/pen.js";
import { paint } from "../../../components/pixels.js";
import { arrange, cornerOf, strengths } from "./arranged.js";

const BANDS = 8; // of a layer, whose threads are drawn as one

/** One canvas for each size of map, and one for the image: filled, copied, filled again. */
const stamps = new Map([28, 24, 8].map((side) => [side, new OffscreenCanvas(side, side)]));

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Theme} theme
 * @param {Reading | null} reading None for empty tiles.
 * @param {number[] | null} bars The middles of the bars in the canvas's height; none where pad and bars do not stand
 *   beside it.
 */
export function paintNetwork(canvas, theme, reading, bars) {
  const pen = penFor(canvas, canvas.clientWidth || 1);
  if (!pen) return;
  const { fontSize, fontFamily } = getComputedStyle(canvas);
  const text = Number.parseFloat(fontSize);
  const layers = arrange(canvas.clientWidth, canvas.clientHeight, text);
  pen.strokeStyle = theme.ink;
  drawThreads(pen, layers, reading, bars);
  for (const layer of layers) {
    drawTiles(pen, layer, theme, reading);
    pen.fillStyle = theme.ink;
    pen.globalAlpha = 0.8;
    pen.textAlign = "center";
    pen.font = `${text}px ${fontFamily}`;
    pen.fillText(layer.name, layer.left + (layer.columns * layer.step) / 2 - 1, bottomOf(layer) + 1.3 * text);
  }
  pen.globalAlpha = 1;
  canvas.setAttribute("aria-label", describe(reading));
}

/** @param {Layer} layer */
const bottomOf = ({ top, rows, step }) => top + rows * step;

/** @param {Layer} layer */
const rightOf = ({ left, columns, step }) => left + columns * step - 2;

/**
 * @param {Pen} pen
 * @param {Layer} layer
 * @param {Theme} theme
 * @param {Reading | null} reading
 */
function drawTiles(pen, layer, theme, reading) {
  const { part, side, tile, columns, rows } = layer;
  const values = reading?.[part];
  for (let index = 0; index < columns * rows; index++) {
    const [x, y] = cornerOf(layer, index);
    pen.globalAlpha = 1;
    pen.fillStyle = theme.paper;
    pen.fillRect(x, y, tile, tile);
    if (values) fill(pen, values.subarray(index * side ** 2, (index + 1) * side ** 2), [x, y, tile], theme);
    pen.globalAlpha = side === 1 ? 0.14 : 0.22;
    pen.strokeStyle = theme.ink;
    pen.strokeRect(x, y, tile, tile);
  }
}

/**
 * Fill a tile: the image in ink, as it was drawn; maps and units in the colors of activations.
 *
 * @param {Pen} pen
 * @param {Uint8Array} values
 * @param {[x: number, y: number, tile: number]} place
 * @param {Theme} theme
 */
function fill(pen, values, [x, y, tile], { image, sequential }) {
  const stamp = stamps.get(Math.sqrt(values.length));
  if (!stamp) {
    pen.fillStyle = `rgb(${between(sequential, values[0] / 255).join(" ")})`;
    pen.fillRect(x, y, tile, tile);
    return;
  }
  paint(stamp, values, stamp.width === 28 ? image : sequential, 0, 255);
  pen.drawImage(stamp, x, y, tile, tile);
}

/**
 * @param {Pen} pen
 * @param {Layer[]} layers
 * @param {Reading | null} reading
 * @param {number[] | null} bars
 */
function drawThreads(pen, layers, reading, bars) {
  const middle = layers[0].top + layers[0].tile / 2;
  const ends = layers.map((layer) => endsOf(layer, reading));
  const pad = { x: 0, ys: [middle], strengths: [reading ? 1 : 0] };
  const whole = { x: pen.canvas.clientWidth, ys: bars ?? [], strengths: reading?.probabilities ?? Array(10).fill(0) };
  const pairs = ends.slice(1).map(([left], index) => [ends[index][1], left]);
  if (bars) pairs.push([pad, ends[0][0]], [ends[ends.length - 1][1], whole]);
  for (const [from, to] of pairs) bundle(pen, from, to);
}

/**
 * The left and the right end of a layer.
 *
 * @param {Layer} layer
 * @param {Reading | null} reading
 * @returns {[End, End]}
 */
function endsOf(layer, reading) {
  const bands = layer.rows > 1 ? BANDS : 1;
  const high = (layer.rows * layer.step) / bands;
  const ys = Array.from({ length: bands }, (_, band) => layer.top + (band + 0.5) * high - 1);
  const alone = reading ? [1] : [0];
  const strong = bands === 1 ? alone : strengths(reading?.[layer.part] ?? new Uint8Array(BANDS), bands);
  return [
    { x: layer.left, ys, strengths: strong },
    { x: rightOf(layer), ys, strengths: strong },
  ];
}

/**
 * @param {Pen} pen
 * @param {End} from
 * @param {End} to
 */
function bundle(pen, from, to) {
  const [x0, x1] = [from.x + 2, to.x - 3];
  const half = (x0 + x1) / 2;
  from.ys.forEach((y0, one) => {
    to.ys.forEach((y1, other) => {
      const strong = from.strengths[one] * to.strengths[other];
      pen.globalAlpha = 0.05 + 0.6 * strong;
      pen.lineWidth = 1 + strong;
      pen.beginPath();
      pen.moveTo(x0, y0);
      pen.bezierCurveTo(half, y0, half, y1, x1, y1);
      pen.stroke();
    });
  });
  pen.lineWidth = 1;
}

/** @param {Reading | null} reading */
function describe(reading) {
  const layers = "28×28 pixels, 16 maps, 32 maps, 128 units";
  if (!reading) return `The network, empty until something is drawn: ${layers}`;
  const active = (/** @type {Uint8Array} */ values) => values.filter((value) => value > 25).length;
  return `The network at work: ${layers}, of which ${active(reading.dense)} are above 0 now`;
}
