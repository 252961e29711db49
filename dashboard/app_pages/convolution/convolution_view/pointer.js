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
 * @param {Listener} listener
 */
export function hearPointer(canvas, { side, draws, point, go, draw, drawHere }) {
  const look = (/** @type {PointerEvent} */ event, /** @type {boolean} */ pressed) => {
    if (!side()) return;
    if (!draws() || !(event.buttons & 1)) {
      const [row, column] = cellAt(event, side());
      point([row, column], pressed);
      return;
    }
    const box = canvas.getBoundingClientRect();
    draw([(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height], pressed);
  };
  canvas.onpointermove = (event) => look(event, false);
  canvas.onpointerdown = (event) => {
    if (draws()) canvas.setPointerCapture(event.pointerId);
    look(event, true);
  };
  canvas.onkeydown = (event) => {
    if (event.key === "Enter" && draws()) drawHere();
    const way = arrowOf(event);
    if (!way || !side()) return;
    event.preventDefault();
    go(way);
  };
}
