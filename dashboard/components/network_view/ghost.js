/**
 * What a recorded hand writes, as the picture shows an answer: as much of it as was recorded.
 *
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {{ sure: boolean, probabilities: { cnn: number[] }, pictures: Answer["pictures"] }} Shown
 */

/**
 * The largest of each block of four cells, map after map: what max pooling makes of maps, whatever their scale.
 *
 * @param {Uint8Array} maps
 * @param {number[]} shape Height, width and number of maps.
 */
export function pooled(maps, [side, , count]) {
  const half = side >> 1;
  return Uint8Array.from({ length: count * half * half }, (_, cell) => {
    const [map, row, column] = [Math.floor(cell / (half * half)), Math.floor(cell / half) % half, cell % half];
    const first = map * side * side + 2 * row * side + 2 * column;
    return Math.max(maps[first], maps[first + 1], maps[first + side], maps[first + side + 1]);
  });
}

/**
 * @param {import("../recordings.js").Reading} reading
 * @param {{ shapes: Record<string, number[]>, sureFrom: number }} picture Shapes of each layer's output.
 * @returns {Shown}
 */
export function ghostOf({ seen, conv1, conv2, dense, probabilities }, { shapes, sureFrom }) {
  const maps = { seen, conv1, pool1: pooled(conv1, shapes.conv1), conv2, pool2: pooled(conv2, shapes.conv2), dense };
  const entries = Object.entries(maps).map(([name, values]) => [name, { shape: [values.length], values }]);
  const sure = Math.max(...probabilities) >= sureFrom;
  return { sure, probabilities: { cnn: probabilities }, pictures: Object.fromEntries(entries) };
}
