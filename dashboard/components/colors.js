/**
 * Colors between those of a scale.
 *
 * @typedef {readonly string[]} Stops The colors of a scale as "#rrggbb", evenly spaced.
 */
import { clamp } from "./format.js";

/** @param {string} color */
const bands = (color) => [1, 3, 5].map((at) => Number.parseInt(color.slice(at, at + 2), 16));

/**
 * The color at a share of the way along a scale, as [red, green, blue].
 *
 * @param {Stops} stops
 * @param {number} share
 */
export function between(stops, share) {
  const place = clamp(share, 0, 1) * (stops.length - 1);
  const below = Math.min(Math.floor(place), stops.length - 2);
  const [from, to] = [bands(stops[below]), bands(stops[below + 1])];
  return from.map((band, index) => band + (place - below) * (to[index] - band));
}

/** @type {WeakMap<Stops, Uint32Array>} */
const ramps = new WeakMap();

/**
 * 256 colors along a scale, each as one number of an ImageData; worked out once.
 *
 * @param {Stops} stops
 */
export function ramp(stops) {
  const known = ramps.get(stops);
  if (known) return known;
  const table = new Uint8ClampedArray(1024);
  for (let value = 0; value < 256; value++) table.set([...between(stops, value / 255), 255], 4 * value);
  const made = new Uint32Array(table.buffer);
  ramps.set(stops, made);
  return made;
}

/**
 * The background of a signed number: faint, so that ink can be read on it.
 *
 * @param {Stops} diverging
 * @param {number} value
 * @param {number} most The magnitude with the strongest color.
 */
export function tint(diverging, value, most) {
  const [r, g, b] = between(diverging, 0.5 + value / (most || 1) / 3);
  return `rgb(${r} ${g} ${b} / 55%)`;
}

/**
 * The background of a count in a table: the more, the more ink, which still can be read on it.
 *
 * @param {number} count
 * @param {number} most The largest of the table.
 */
export const shade = (count, most) =>
  `color-mix(in srgb, currentColor ${Math.round((40 * count) / (most || 1))}%, transparent)`;
