/**
 * Numbers painted as pixels, one to a number.
 *
 * @typedef {import("./colors.js").Stops} Stops
 * @typedef {{ side: number, values: ArrayLike<number> }} Grid Square, row by row.
 */
import { ramp } from "./colors.js";
import { contextOf } from "./pen.js";

/**
 * Paint values on a canvas that has a pixel for each.
 *
 * @param {HTMLCanvasElement | OffscreenCanvas} canvas
 * @param {ArrayLike<number>} values
 * @param {Stops} stops
 * @param {number} low The value of the first color, and of all below it.
 * @param {number} high The value of the last color.
 */
export function paint(canvas, values, stops, low, high) {
  const image = new ImageData(canvas.width, canvas.height);
  const [pixels, table, scale] = [new Uint32Array(image.data.buffer), ramp(stops), 255 / (high - low || 1)];
  for (let cell = 0; cell < pixels.length; cell++) {
    const shade = (values[cell] - low) * scale + 0.5;
    pixels[cell] = table[shade > 255 ? 255 : shade > 0 ? shade | 0 : 0];
  }
  contextOf(canvas).putImageData(image, 0, 0);
}

/**
 * A picture of a grid, made once and enlarged at every repaint.
 *
 * @param {Grid} grid
 * @param {Stops} stops
 * @param {number} low
 * @param {number} high
 */
export function bitmap({ side, values }, stops, low, high) {
  const canvas = new OffscreenCanvas(side, side);
  paint(canvas, values, stops, low, high);
  return canvas;
}
