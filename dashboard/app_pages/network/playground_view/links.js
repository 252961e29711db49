/**
 * Where a link runs, and which one is under the pointer.
 *
 * @typedef {import("./arrange.js").Placed} Placed
 * @typedef {import("./hand.js").Grip} Grip
 */
import { BIAS } from "./hand.js";

const SAMPLES = 12; // places along a link that are looked at

/**
 * The ends of a link, and the middle between them, where it turns.
 *
 * @param {Placed} from
 * @param {Placed} to
 */
export function endsOf(from, to) {
  const [x0, x1] = [from.x + from.size / 2, to.x - to.size / 2];
  return { x0, x1, middle: (x0 + x1) / 2, y0: from.y, y1: to.y };
}

/**
 * How far a place is from a link, at the nearest of some places along it.
 *
 * @param {ReturnType<typeof endsOf>} ends
 * @param {[x: number, y: number]} at
 */
function away({ x0, x1, middle, y0, y1 }, [x, y]) {
  let least = Number.POSITIVE_INFINITY;
  let before = [x0, y0];
  for (let sample = 1; sample <= SAMPLES; sample++) {
    const t = sample / SAMPLES;
    const [a, b, c, d] = [(1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t ** 2 * (1 - t), t ** 3];
    const here = [a * x0 + (b + c) * middle + d * x1, (a + b) * y0 + (c + d) * y1];
    const [wide, high] = [here[0] - before[0], here[1] - before[1]];
    const along = ((x - before[0]) * wide + (y - before[1]) * high) / (wide * wide + high * high || 1);
    const part = Math.min(1, Math.max(0, along));
    least = Math.min(least, Math.hypot(x - before[0] - part * wide, y - before[1] - part * high));
    before = here;
  }
  return least;
}

/**
 * Where the handle of a weight or a bias stands: in the middle of its link, at the foot of its unit.
 *
 * @param {readonly Placed[][]} units Of each column those that are linked.
 * @param {Grip} grip
 */
export function handleOf(units, { layer, from, unit }) {
  const to = units[layer + 1][unit];
  if (from === BIAS) return { x: to.x, y: to.y + to.size / 2 };
  const { middle, y0, y1 } = endsOf(units[layer][from], to);
  return { x: middle, y: (y0 + y1) / 2 };
}

/**
 * The link that is nearest to a place, or null if none is near.
 *
 * @param {readonly Placed[][]} units Of each column those that are linked.
 * @param {[x: number, y: number]} at
 * @param {number} near In CSS pixels.
 * @returns {Grip | null}
 */
export function linkAt(units, at, near) {
  /** @type {Grip | null} */
  let found = null;
  let least = near;
  for (let layer = 0; layer + 1 < units.length; layer++) {
    units[layer].forEach((start, from) => {
      units[layer + 1].forEach((end, unit) => {
        const distance = away(endsOf(start, end), at);
        if (distance < least) [least, found] = [distance, { layer, from, unit }];
      });
    });
  }
  return found;
}
