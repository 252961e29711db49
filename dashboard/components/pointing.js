/** Cells under a pointer, and the keys that do the same. */
import { clamp } from "./format.js";

/**
 * The cell of a square grid that is under the pointer, or nearest to it, as [row, column].
 *
 * @param {PointerEvent | MouseEvent} event
 * @param {number} side
 * @param {EventTarget | null} [picture] Of the grid; where not given the one that hears the event.
 */
export function cellAt(event, side, picture = event.currentTarget) {
  const box = /** @type {Element} */ (picture).getBoundingClientRect();
  const place = (/** @type {number} */ share) => clamp(Math.floor(share * side), 0, side - 1);
  return [place((event.clientY - box.top) / box.height), place((event.clientX - box.left) / box.width)];
}

/** @type {Record<string, [down: number, right: number]>} */
const ARROWS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Where an arrow key leads, as [rows, columns]; null for other keys, and for those of the browser.
 *
 * @param {KeyboardEvent} event
 */
export function arrowOf(event) {
  return event.ctrlKey || event.altKey || event.metaKey ? null : (ARROWS[event.key] ?? null);
}
