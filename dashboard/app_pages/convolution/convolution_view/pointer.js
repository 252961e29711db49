/**
 * Pointing at a cell of a picture, with pointer or keys, and drawing on it.
 *
 * @typedef {object} Listener
 * @property {() => number} side Cells of the picture's side; 0 where there is nothing to point at.
 * @property {() => boolean} draws Whether a pressed pointer draws.
 * @property {(place: [row: number, column: number], stop: boolean) => void} point `stop` stops the player.
 * @property {(way: [down: number, right: number]) => void} go From where the window is.
 * @property {(shares: number[], begins: boolean) => void} draw At shares of the canvas, x and y; `begins` a stroke.
 * @property {() => void} drawHere A dot where the window is.
 */
import { arrowOf, cellAt } from "../../../components/pointing.js";

/**
 * @param {HTMLCanvasElement} canvas
 * @param {HTMLElement | null} grip The window on it, for a finger: beside it one scrolls.
 * @param {Listener} listener
 */
export function hearPointer(canvas, grip, { side, draws, point, go, draw, drawHere }) {
  const look = (/** @type {PointerEvent} */ event, /** @type {boolean} */ pressed) => {
    if (!side()) return;
    if (draws()) {
      const box = canvas.getBoundingClientRect();
      const shares = [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
      if (event.buttons & 1) draw(shares, pressed);
      return;
    }
    const [row, column] = cellAt(event, side(), canvas);
    point([row, column], pressed);
  };
  for (const part of grip ? [canvas, grip] : [canvas]) {
    part.onpointermove = (event) => look(event, false);
    part.onpointerdown = (event) => {
      if (draws() || event.pointerType !== "touch" || part === grip) part.setPointerCapture(event.pointerId);
      look(event, true);
    };
  }
  canvas.onkeydown = (event) => {
    if (event.key === "Enter" && draws()) drawHere();
    const way = arrowOf(event);
    if (!way || !side()) return;
    event.preventDefault();
    go(way);
  };
}

/**
 * The place some cells away from another one, or from the corner.
 *
 * @param {readonly number[] | null | undefined} place
 * @param {readonly number[]} way Down and to the right.
 * @param {number} far How many cells one step is.
 */
export const beside = (place, way, far) => way.map((by, axis) => (place?.[axis] ?? 0) + far * by);

/**
 * The middle of the window, as x and y in pixels of the image.
 *
 * @param {readonly number[] | null} here Its output cell.
 * @param {{ stride: number, size: number }} filter
 * @param {[before: number, after: number]} edges Zeros around the image.
 */
export const middleOf = (here, { stride, size }, [before]) =>
  (here ?? [0, 0]).map((at) => at * stride - before + (size - 1) / 2).reverse();
