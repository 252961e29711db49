/**
 * Messages of `dashboard.server.messages.pack`, and other numbers that come as bytes.
 *
 * @typedef {{ shape: number[], values: Uint8Array }} Picture
 * @typedef {{ shape: number[], values: Float32Array }} Floats
 */

/**
 * Read one message.
 *
 * @param {Uint8Array} bytes
 * @param {number} [start] Where it begins.
 * @param {number} [width] The bytes of each number in its arrays.
 * @returns {[Record<string, any> & { pictures: Record<string, Picture> }, number]} The message, and where it ends.
 */
export function unpack(bytes, start = 0, width = 1) {
  const length = new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(start + 4, start + 4 + length)));
  /** @type {Record<string, Picture>} */
  const pictures = {};
  let end = start + 4 + length;
  for (const [name, shape] of head.pictures) {
    const size = shape.reduce((/** @type {number} */ product, /** @type {number} */ side) => product * side, width);
    pictures[name] = { shape, values: bytes.subarray(end, end + size) };
    end += size;
  }
  return [{ ...head, pictures }, end];
}

/**
 * Read a message whose arrays are float32.
 *
 * @param {Uint8Array} bytes
 * @returns {Record<string, any> & { arrays: Record<string, Floats> }}
 */
export function unpackFloats(bytes) {
  const [{ pictures, ...head }] = unpack(bytes, 0, 4);
  const entries = Object.entries(pictures);
  const arrays = entries.map(([name, { shape, values }]) => [name, { shape, values: floats(values) }]);
  return { ...head, arrays: Object.fromEntries(arrays) };
}

/**
 * Bytes as float32, wherever they begin.
 *
 * @param {Uint8Array} bytes
 */
export const floats = (bytes) => new Float32Array(bytes.slice().buffer);

/**
 * The bytes that base64 spells.
 *
 * @param {string} text
 */
export const fromBase64 = (text) => Uint8Array.from(atob(text), (letter) => letter.charCodeAt(0));
