/**
 * How fast the window slides: a few sums to read one by one, then the sweep.
 *
 * @typedef {import("../../../components/grids.js").Grid} Grid
 */
import { windowAt } from "../../../components/grids.js";

const READ = 3; // windows with ink that stand for a second each
const FASTER = 1.25; // from one window to the next
const RUN = 14; // s that a whole slide lasts at the end's pace
const MOST = 48; // windows in a second
const BLANK = 96; // likewise, of those without ink
const GLIDE = 0.4; // s at most for all those without ink that follow each other

/**
 * Windows in a second at a step of the slide.
 *
 * @param {object} slide
 * @param {Grid} slide.input
 * @param {number} slide.across Windows side by side.
 * @param {{ size: number, stride: number }} slide.filter
 * @param {number} slide.from The step at which it began to play.
 * @param {number} step
 */
export function pace({ input, across, filter: { size, stride }, from }, step) {
  const cruise = Math.min(across ** 2 / RUN, MOST);
  let inked = 0;
  for (let at = from <= step ? from : 0; at <= step && FASTER ** (inked - READ) < cruise; at++) {
    const blank = isBlank(at);
    inked += Number(!blank);
    if (at === step && blank) return Math.max(BLANK, blanksAround(step) / GLIDE);
  }
  return Math.max(1, Math.min(cruise, FASTER ** (inked - READ)));

  /** @param {number} at */
  function blanksAround(at) {
    let [first, last] = [at, at];
    while (first > 0 && isBlank(first - 1)) first--;
    while (last < across ** 2 - 1 && isBlank(last + 1)) last++;
    return last - first + 1;
  }

  /** @param {number} at */
  function isBlank(at) {
    const [top, left] = [Math.floor(at / across) * stride, (at % across) * stride];
    return !windowAt(input, top, left, size).some(Boolean);
  }
}
