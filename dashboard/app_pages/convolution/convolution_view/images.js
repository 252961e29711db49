/**
 * The images to choose from.
 *
 * @typedef {{ side: number, gray: Uint8Array }} Picture
 */
import { fromBase64 } from "../../../components/message.js";
import { inked, SIDE } from "./ink.js";
import { PHOTO } from "./kept.js";

/**
 * @param {{ images: { name: string, side: number, gray: string }[], photo: string | null }} data In base64; of a photo
 *   the last 28×28 are shown.
 * @returns {Map<string, Picture>}
 */
export function imagesOf({ images, photo }) {
  const found = new Map(images.map(({ name, side, gray }) => [name, { side, gray: fromBase64(gray) }]));
  if (photo) found.set(PHOTO, { side: SIDE, gray: fromBase64(photo).subarray(-(SIDE ** 2)) });
  return found;
}

/**
 * The image that is chosen, with what is drawn over it; what is none of them is the visitor's drawing.
 *
 * @param {Map<string, Picture>} images
 * @param {import("./kept.js").Kept} kept
 */
export function chosenOf(images, { image, strokes, base, over }) {
  const found = images.get(image);
  if (!found) return { side: SIDE, gray: inked(strokes, base) };
  return over.length ? { side: found.side, gray: inked(over, found.gray, found.side) } : found;
}
