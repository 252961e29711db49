/**
 * Where the layers stand between the pad and the bars, in CSS pixels.
 *
 * @typedef {"seen" | "conv1" | "conv2" | "dense"} Part
 *
 * @typedef {object} Layer
 * @property {Part} part
 * @property {string} name Below it.
 * @property {number} columns Of its tiles.
 * @property {number} rows
 * @property {number} side Of a tile, in cells.
 * @property {number} left
 * @property {number} top
 * @property {number} tile The side of a tile.
 * @property {number} step From one tile to the next.
 */

/** @type {{ part: Part, name: string, columns: number, rows: number, side: number }[]} */
const LAYERS = [
  { part: "seen", name: "28×28", columns: 1, rows: 1, side: 28 },
  { part: "conv1", name: "16 maps", columns: 2, rows: 8, side: 24 },
  { part: "conv2", name: "32 maps", columns: 4, rows: 8, side: 8 },
  { part: "dense", name: "128 units", columns: 4, rows: 32, side: 1 },
];
const IMAGE = 0.25; // of the layers' height
const GAP = 2; // between two tiles
const THREADS = 20; // at least, between two layers and at both ends

/**
 * All layers but the image are of one height; what they leave of the width belongs to the threads.
 *
 * @param {number} width
 * @param {number} height
 * @param {number} text The size of the letters below.
 * @returns {Layer[]}
 */
export function arrange(width, height, text) {
  const foot = 1.7 * text;
  const share = LAYERS.reduce((sum, { columns, rows }) => sum + (rows > 1 ? columns / rows : IMAGE), 0);
  const tall = Math.max(0, Math.min(height - foot, (width - (LAYERS.length + 1) * THREADS) / share));
  const between = (width - share * tall) / (LAYERS.length + 1);
  let left = 0;
  return LAYERS.map((layer) => {
    const own = layer.rows > 1 ? tall : IMAGE * tall;
    const step = (own + GAP) / layer.rows;
    left += between;
    const here = { ...layer, left, top: (height - foot - own) / 2, tile: step - GAP, step };
    left += layer.columns * step - GAP;
    return here;
  });
}

/**
 * The left upper corner of a tile.
 *
 * @param {Layer} layer
 * @param {number} index
 */
export const cornerOf = ({ left, top, columns, step }, index) => [
  left + (index % columns) * step,
  top + Math.floor(index / columns) * step,
];

/**
 * How strongly each of some bands of a layer responds, from the top down, from 0 to 1.
 *
 * @param {Uint8Array} values Of the whole layer, from 0 to 255.
 * @param {number} bands
 */
export function strengths(values, bands) {
  const size = values.length / bands;
  return Array.from({ length: bands }, (_, band) => {
    const sum = values.subarray(band * size, (band + 1) * size).reduce((total, value) => total + value, 0);
    return Math.min(1, (4 * sum) / size / 255);
  });
}
