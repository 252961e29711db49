/**
 * Drawings written once and kept, with what the network made of them at every step of the pen.
 *
 * @typedef {import("./draw_pad/sheet.js").Point} Point
 *
 * @typedef {object} Reading What the network makes of an image: gray values and maps from 0 to 255, ten probabilities.
 * @property {Uint8Array} seen
 * @property {Uint8Array} conv1 Map after map.
 * @property {Uint8Array} conv2
 * @property {Uint8Array} dense
 * @property {number[]} probabilities
 *
 * @typedef {object} Recording
 * @property {string} name
 * @property {Point[][]} strokes A step for each point.
 * @property {Reading[]} readings One for each step.
 */
import { fromBase64, unpack } from "./message.js";

const STEP = 46; // ms from one point to the next
const LIFTED = 240; // ms more from one stroke to the next
const PARTS = /** @type {const} */ (["seen", "conv1", "conv2", "dense"]);

/**
 * Read what `recorded` of recorded.py packs.
 *
 * @param {string} packed Deflated, in base64.
 * @returns {Promise<Recording[]>}
 */
export async function unpackRecordings(packed) {
  const deflated = new Blob([fromBase64(packed)]).stream().pipeThrough(new DecompressionStream("deflate"));
  return recordingsIn(new Uint8Array(await new Response(deflated).arrayBuffer()));
}

/**
 * @param {Uint8Array} bytes A message with all drawings.
 * @returns {Recording[]}
 */
export function recordingsIn(bytes) {
  const [{ drawings, pictures }] = unpack(bytes);
  return drawings.map((/** @type {{ name: string, strokes: Point[][], probabilities: number[][] }} */ drawing) => {
    const { name, strokes, probabilities } = drawing;
    const readings = probabilities.map((each, step) => {
      const parts = PARTS.map((part) => [part, slice(pictures[`${name}:${part}`], step)]);
      return { ...Object.fromEntries(parts), probabilities: each };
    });
    return { name, strokes, readings };
  });
}

/**
 * @param {import("./message.js").Picture} picture Whose last axis are the steps.
 * @param {number} step
 */
function slice({ shape, values }, step) {
  const steps = shape[shape.length - 1];
  return Uint8Array.from({ length: values.length / steps }, (_, cell) => values[cell * steps + step]);
}

/**
 * What the pen has written up to a step.
 *
 * @param {Point[][]} strokes
 * @param {number} step From 0: the pen's first touch.
 */
export function strokesAt(strokes, step) {
  const written = [];
  let left = step + 1;
  for (const stroke of strokes) {
    if (left > 0) written.push(stroke.slice(0, left));
    left -= stroke.length;
  }
  return written;
}

/**
 * The step at which the pen is after a time; between two strokes it takes longer.
 *
 * @param {Point[][]} strokes
 * @param {number} ms Since its first touch.
 */
export function stepAt(strokes, ms) {
  let [begun, first] = [0, 0];
  for (const { length } of strokes) {
    const inside = Math.floor((ms - begun) / STEP);
    if (inside < length) return Math.max(first - 1, first + inside, 0);
    begun += length * STEP + LIFTED;
    first += length;
  }
  return first - 1;
}
