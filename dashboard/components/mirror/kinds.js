/** All kinds of grips, by the name under which `dashboard.layout.grips` declares them. */
import { detents, follower } from "./detents.js";
import { curve, direction, line, neuron } from "./lines.js";
import { sheet } from "./sheet.js";
import { bit, box, cell, cover, dot, number, points, share, slide } from "./things.js";

/** @type {Record<string, import("./grip.js").Kind>} */
export const KINDS = {
  bit,
  box,
  cell,
  cover,
  curve,
  detents,
  direction,
  dot,
  line,
  moments: follower,
  neuron,
  number,
  points,
  share,
  sheet,
  slide,
  walk: follower,
};
