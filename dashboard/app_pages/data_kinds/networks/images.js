/** What the networks of `nnviz.recordings.kinds_of_images` make of an image. */
import { convolution, dense, maxPooling, relu } from "./layers.js";

/**
 * The ten logits.
 *
 * @param {"dense" | "convolution"} name
 * @param {readonly import("./layers.js").Weight[]} weights As Keras lists them.
 * @param {ArrayLike<number>} pixels Square, row by row, from 0 to 1.
 */
export function imageLogits(name, weights, pixels) {
  if (name === "dense") return dense(dense(pixels, weights[0], weights[1]).map(relu), weights[2], weights[3]);
  const side = Math.sqrt(pixels.length);
  const image = { height: side, width: side, channels: 1, values: Float64Array.from(pixels) };
  const first = maxPooling(convolution(image, weights[0], weights[1]));
  return dense(maxPooling(convolution(first, weights[2], weights[3])).values, weights[4], weights[5]);
}
