/** Where Vega's tooltip stands: beside the mark that it speaks of, never over it where there is room. */

const AWAY = 16; // px, from the mark
const LARGE = 160; // px; on a larger mark the pointer is what counts

/**
 * @typedef {{ left: number, top: number, right: number, bottom: number }} Edges
 * @typedef {{ width: number, height: number }} Size
 */

/**
 * Return where a tooltip's left upper corner belongs.
 *
 * @param {Edges} mark
 * @param {Size} tooltip
 * @param {Size} room Of the window.
 * @returns {{ left: number, top: number }}
 */
export function placeOf(mark, tooltip, room) {
  const fitsRight = mark.right + AWAY + tooltip.width <= room.width;
  const fitsBelow = mark.bottom + AWAY + tooltip.height <= room.height;
  return {
    left: Math.max(0, fitsRight ? mark.right + AWAY : mark.left - AWAY - tooltip.width),
    top: Math.max(0, fitsBelow ? mark.bottom + AWAY : mark.top - AWAY - tooltip.height),
  };
}

/**
 * Keep Vega's tooltip beside the mark under the pointer.
 *
 * @returns {() => void} The way to stop.
 */
export function placeTooltips() {
  document.addEventListener("pointermove", place); // after Vega, which listens on its charts
  return () => document.removeEventListener("pointermove", place);
}

/** @param {PointerEvent} event */
function place({ target, clientX, clientY }) {
  const tooltip = document.getElementById("vg-tooltip-element");
  if (!tooltip?.classList.contains("visible") || !(target instanceof SVGElement)) return;
  tooltip.ariaHidden = "true"; // the mouse's alone: the chart's sentence and the values say it to others
  const box = target.getBoundingClientRect();
  const pointer = { left: clientX, top: clientY, right: clientX, bottom: clientY };
  const mark = Math.max(box.width, box.height) > LARGE ? pointer : box;
  const room = { width: innerWidth, height: innerHeight };
  const { left, top } = placeOf(mark, tooltip.getBoundingClientRect(), room);
  Object.assign(tooltip.style, { left: `${left}px`, top: `${top}px` });
}
