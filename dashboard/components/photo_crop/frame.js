/**
 * A frame on a photo: left, top, right and bottom, in shares of its width and height.
 *
 * @typedef {[left: number, top: number, right: number, bottom: number]} Frame
 * @typedef {"body" | "lt" | "rt" | "lb" | "rb"} Part The whole, or a corner.
 */
import { clamp } from "../format.js";

/** @param {number} value */
const whole = (value) => Number(value.toFixed(3));

/**
 * The frame after one of its parts was moved; it stays on the photo, and as large as it has to be.
 *
 * @param {Frame} frame
 * @param {Part} part
 * @param {[across: number, down: number]} by
 * @param {number} least Its width and its height at least.
 * @returns {Frame}
 */
export function dragged([left, top, right, bottom], part, [across, down], least) {
  if (part === "body") {
    const [x, y] = [clamp(across, -left, 1 - right), clamp(down, -top, 1 - bottom)];
    return [whole(left + x), whole(top + y), whole(right + x), whole(bottom + y)];
  }
  const [x, y] = [part[0] === "l", part[1] === "t"];
  return [
    x ? whole(clamp(left + across, 0, right - least)) : left,
    y ? whole(clamp(top + down, 0, bottom - least)) : top,
    x ? right : whole(clamp(right + across, left + least, 1)),
    y ? bottom : whole(clamp(bottom + down, top + least, 1)),
  ];
}
