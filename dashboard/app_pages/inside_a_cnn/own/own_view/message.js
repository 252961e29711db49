/**
 * What comes from Python: the maps of all layers, and the map that is taken apart.
 *
 * @typedef {object} Column One layer.
 * @property {string} name
 * @property {string} kind Its class in Keras.
 * @property {number} parameters
 * @property {number} count Of its maps; not all are sent.
 * @property {boolean} signed
 * @property {number} top The largest magnitude.
 * @property {[shown: number, rows: number, columns: number]} shape
 * @property {Uint8Array} levels Map by map: 255 is the largest magnitude; of signed ones 128 is 0.
 *
 * @typedef {object} Cells The map that is taken apart: see `nnviz._look.cells.Cells`.
 * @property {string} layer
 * @property {number} unit
 * @property {"convolution" | "max" | "mean" | "dense" | "scaled" | "added" | ""} sum
 * @property {number} bias
 * @property {string} activation
 * @property {[number, number]} window
 * @property {[number, number]} stride
 * @property {[number, number]} dilation
 * @property {[number, number]} before
 * @property {Array3} output
 * @property {Array3} given
 * @property {Array3} kernel
 *
 * @typedef {{ shape: number[], values: Float32Array }} Array3 Rows, columns, and for all but the output channels.
 *
 * @typedef {object} Seen
 * @property {string} channel
 * @property {string} about The image.
 * @property {boolean} attributed Whether the maps are attributions, which lie over the image.
 * @property {string} says About the maps.
 * @property {number[]} output Of the last layer, if it has few units.
 * @property {{ shape: number[], values: Uint8Array }} image Rows, columns, channels.
 * @property {Column[]} columns
 * @property {Cells} cells
 */
import { floats, unpack } from "../../../../components/message.js";

/**
 * @param {Uint8Array} message
 * @returns {Seen}
 */
export function seenIn(message) {
  const [{ channel, image: about, attributed, says }, start] = unpack(message);
  const [{ pictures, layers, output }, end] = unpack(message, start);
  const columns = layers.map((/** @type {Column} */ layer, /** @type {number} */ key) => {
    const { shape, values } = pictures[key];
    return { ...layer, shape, levels: values };
  });
  const [{ pictures: arrays, ...head }] = unpack(message, end);
  const entries = Object.entries(arrays).map(([name, { shape, values }]) => [
    name,
    { shape: shape.slice(0, -1), values: floats(values) },
  ]);
  const cells = /** @type {Cells} */ (/** @type {unknown} */ ({ ...head, ...Object.fromEntries(entries) }));
  return { channel, about, attributed, says, output, image: pictures.image, columns, cells };
}
