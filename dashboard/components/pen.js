/**
 * Drawing on a canvas that is as sharp as the screen.
 *
 * @typedef {CanvasRenderingContext2D & { pixel: number }} Pen `pixel` is a CSS pixel in the pen's units.
 */
import { between } from "./colors.js";
import { PALETTE } from "./contract.js";
import { fixed } from "./format.js";

/**
 * @template {HTMLCanvasElement | OffscreenCanvas} Canvas
 * @param {Canvas} canvas
 * @returns {Canvas extends OffscreenCanvas ? OffscreenCanvasRenderingContext2D : CanvasRenderingContext2D}
 */
export function contextOf(canvas) {
  const context = canvas.getContext("2d");
  if (!context) throw new Error("this browser has no more canvases");
  return /** @type {any} */ (context);
}

/**
 * Clear a canvas and return its pen; null while it has no room on the page.
 *
 * @param {HTMLCanvasElement} canvas
 * @param {number} wide Units of the pen from the left to the right: cells of a grid, tiles, or CSS pixels.
 * @param {number} [tall] Units from the top to the bottom, where the canvas takes its height from them.
 * @returns {Pen | null}
 */
export function penFor(canvas, wide, tall) {
  const width = canvas.clientWidth;
  const height = tall === undefined ? canvas.clientHeight : (width * tall) / wide;
  if (!width || !height) return null;
  const fine = [width, height].map((length) => Math.round(length * devicePixelRatio));
  if (canvas.width !== fine[0] || canvas.height !== fine[1]) [canvas.width, canvas.height] = fine;
  const pen = contextOf(canvas);
  pen.setTransform(1, 0, 0, 1, 0, 0);
  pen.clearRect(0, 0, fine[0], fine[1]);
  pen.imageSmoothingEnabled = false;
  pen.setTransform(fine[0] / wide, 0, 0, fine[0] / wide, 0, 0);
  return Object.assign(pen, { pixel: wide / width });
}

/**
 * Draw a frame that is seen on light and dark alike.
 *
 * @param {Pen} pen
 * @param {{ ink: string, paper: string }} theme
 * @param {[left: number, top: number, width: number, height?: number]} box Square without a height.
 * @param {number} [thick] CSS pixels.
 */
export function frame(pen, { ink, paper }, [left, top, width, height = width], thick = 2.2) {
  pen.lineJoin = "miter";
  const stroke = (/** @type {string} */ color, /** @type {number} */ line) => {
    pen.strokeStyle = color;
    pen.lineWidth = line * pen.pixel;
    pen.strokeRect(left, top, width, height);
  };
  stroke(paper, thick + 2.6);
  stroke(ink, thick);
}

/**
 * Write the numbers of a grid in its cells, dark on light and light on dark, with as many decimals as fit; else none.
 *
 * @param {Pen} pen Whose units are the cells.
 * @param {{ side: number, values: ArrayLike<number> }} grid
 * @param {number} size Of the letters, in CSS pixels.
 * @param {[stops: import("./colors.js").Stops, low: number, high: number]} scale That the cells are painted in.
 */
export function writeNumbers(pen, { side, values }, size, [stops, low, high]) {
  const fine = pen.canvas.width / side; // device pixels of a cell
  pen.save();
  pen.font = `${size}px ${getComputedStyle(pen.canvas).fontFamily}`;
  pen.setTransform(1, 0, 0, 1, 0, 0);
  const numbers = Array.from(values);
  const widest = (/** @type {number} */ decimals) =>
    Math.max(...numbers.map((value) => pen.measureText(fixed(value, decimals)).width));
  const decimals = [2, 1].find((each) => widest(each) * devicePixelRatio < 0.98 * fine);
  if (decimals === undefined) return pen.restore();
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  numbers.forEach((value, cell) => {
    const [r, g, b] = between(stops, (value - low) / (high - low || 1));
    pen.fillStyle = 0.3 * r + 0.59 * g + 0.11 * b > 140 ? PALETTE.dark.ground : PALETTE.light.ground;
    const [x, y] = [(cell % side) + 0.5, Math.floor(cell / side) + 0.5];
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, x * fine, y * fine);
    pen.fillText(fixed(value, decimals), 0, 0);
  });
  pen.restore();
}
