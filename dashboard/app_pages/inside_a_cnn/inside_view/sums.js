/**
 * Where the numbers of a cell come from: the arithmetic of the layers, one cell at a time.
 *
 * @typedef {import("./network.js").Numbers} Numbers
 * @typedef {import("../../../components/grids.js").Grid} Grid
 * @typedef {{ layer: string, unit: number, cell: number }} Cell Of a map.
 */
import { windowAt } from "../../../components/grids.js";
import { LAYERS } from "../contract.js";
import { IMAGE_SIDE } from "./network.js";

/** @param {string} layer */
export const isConvolution = (layer) => layer.startsWith("conv");

/** @param {string} layer */
export const isPooling = (layer) => layer.startsWith("pool");

/** @param {string} layer */
export const isMap = (layer) => isConvolution(layer) || isPooling(layer);

/**
 * The layer that a layer looks at.
 *
 * @param {string} layer
 */
export const before = (layer) => LAYERS[LAYERS.indexOf(layer) - 1] ?? "image";

/**
 * @param {Numbers} numbers
 * @param {string} layer
 */
export const countOf = ({ shapes }, layer) => shapes[layer][shapes[layer].length - 1];

/**
 * The maps of the layer before that a map or unit is made of.
 *
 * @param {Numbers} numbers
 * @param {{ layer: string, unit: number }} chosen
 * @returns {number[]}
 */
export function seenBy(numbers, { layer, unit }) {
  if (isPooling(layer)) return [unit];
  const seen = before(layer);
  return seen === "image" ? [0] : Array.from({ length: countOf(numbers, seen) }, (_, index) => index);
}

/**
 * One map of a layer.
 *
 * @param {Numbers} numbers
 * @param {string} layer
 * @param {number} unit
 * @returns {Grid}
 */
export function mapOf({ arrays, shapes }, layer, unit) {
  if (layer === "image") return { side: IMAGE_SIDE, values: arrays.image };
  const [side, , count] = shapes[layer];
  return remembered(arrays[layer], unit, () => ({
    side,
    values: Float32Array.from({ length: side * side }, (_, cell) => arrays[layer][cell * count + unit]),
  }));
}

/** @type {WeakMap<Float32Array, Map<number, any>>} What was worked out of an array. */
const known = new WeakMap();

/**
 * @template Made
 * @param {Float32Array} array
 * @param {number} key
 * @param {() => Made} make
 * @returns {Made}
 */
function remembered(array, key, make) {
  const all = known.get(array) ?? new Map();
  known.set(array, all);
  if (!all.has(key)) all.set(key, make());
  return all.get(key);
}

/**
 * The cell of a map with the largest value; 0 for a layer that has no maps.
 *
 * @param {Numbers} numbers
 * @param {string} layer
 * @param {number} unit
 */
export function strongest(numbers, layer, unit) {
  if (!isMap(layer)) return 0;
  const { values } = mapOf(numbers, layer, unit);
  return values.indexOf(Math.max(...values));
}

/**
 * A cell's row and column.
 *
 * @param {Numbers} numbers
 * @param {Cell} cell
 */
export function placeOf({ shapes }, { layer, cell }) {
  const [side] = shapes[layer];
  return { row: Math.floor(cell / side), column: cell % side };
}

/**
 * The weights of a filter for one channel, row by row.
 *
 * @param {Numbers} numbers
 * @param {string} layer
 * @param {number} channel
 * @param {number} unit
 */
function kernelOf({ arrays, shapes }, layer, channel, unit) {
  const [side, , channels, count] = shapes[`${layer}_kernel`];
  const kernel = arrays[`${layer}_kernel`];
  return remembered(kernel, channel * count + unit, () =>
    Float32Array.from({ length: side ** 2 }, (_, cell) => kernel[(cell * channels + channel) * count + unit]),
  );
}

/**
 * The sum behind a cell of a convolution, channel by channel, and what the network says there.
 *
 * @param {Numbers} numbers
 * @param {Cell} cell
 */
export function sumAt(numbers, { layer, unit, cell }) {
  const { row, column } = placeOf(numbers, { layer, unit, cell });
  const [field, , count] = numbers.shapes[`${layer}_kernel`];
  const channels = Array.from({ length: count }, (_, channel) => {
    const window = windowAt(mapOf(numbers, before(layer), channel), row, column, field);
    const kernel = kernelOf(numbers, layer, channel, unit);
    return { window, kernel, sum: window.reduce((sum, value, at) => sum + value * kernel[at], 0) };
  });
  const sum = channels.reduce((all, each) => all + each.sum, 0);
  const bias = numbers.arrays[`${layer}_bias`][unit];
  return { row, column, channels, field, sum, bias, value: mapOf(numbers, layer, unit).values[cell] };
}

/**
 * The four cells that a cell of a pooled map is the largest of.
 *
 * @param {Numbers} numbers
 * @param {Cell} cell
 */
export function blockAt(numbers, cell) {
  const { row, column } = placeOf(numbers, cell);
  return windowAt(mapOf(numbers, before(cell.layer), cell.unit), 2 * row, 2 * column, 2);
}

/**
 * What a unit of the dense layer answers, and its weight for the score of each digit.
 *
 * @param {Numbers} numbers
 * @param {number} unit
 */
export function weightsOf(numbers, unit) {
  const { dense, logits_kernel: kernel } = numbers.arrays;
  const count = countOf(numbers, "logits");
  return { answer: dense[unit], weights: [...kernel.subarray(count * unit, count * (unit + 1))] };
}

/**
 * The score of a digit, its largest products apart, and what softmax makes of it.
 *
 * @param {Numbers} numbers
 * @param {number} digit
 * @param {number} most How many products stand apart.
 */
export function scoreOf(numbers, digit, most) {
  const { dense, logits_kernel: kernel, logits_bias: biases, logits } = numbers.arrays;
  const count = logits.length;
  const products = Array.from(dense, (answer, unit) => ({ unit, adds: answer * kernel[count * unit + digit] }));
  products.sort((one, other) => Math.abs(other.adds) - Math.abs(one.adds));
  const sumOf = (/** @type {typeof products} */ some) => some.reduce((sum, { adds }) => sum + adds, 0);
  const [apart, rest, bias] = [products.slice(0, most), sumOf(products.slice(most)), biases[digit]];
  const exponents = Array.from(logits, Math.exp);
  const all = exponents.reduce((sum, each) => sum + each, 0);
  return {
    ...{ apart, others: products.length - apart.length, rest, bias },
    total: rest + bias + sumOf(apart),
    ...{ logit: logits[digit], exponent: exponents[digit], all, p: exponents[digit] / all },
  };
}
