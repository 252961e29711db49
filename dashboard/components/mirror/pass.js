/** What a mouse does over a handle, the chart below it hears as well: its tooltips and what it lights up go on. */
import { CHART } from "../vega.js";

/** @type {WeakMap<Element, Element>} The mark under the mouse, by handle. */
const under = new WeakMap();

/**
 * @param {PointerEvent} event
 * @param {Element} handle
 */
export function passOn(event, handle) {
  if (event.pointerType !== "mouse") return;
  const leaves = event.type === "pointerleave" || event.buttons > 0; // what is held speaks for itself
  const found = document.elementsFromPoint(event.clientX, event.clientY).find((each) => each.closest(`${CHART} svg`));
  const before = under.get(handle);
  const mark = leaves ? undefined : found;
  if (leaves) document.getElementById("vg-tooltip-element")?.classList.remove("visible"); // a mark that changes keeps it
  if (before && before !== mark) tell(before, "pointerout", event);
  if (mark && before !== mark) tell(mark, "pointerover", event);
  if (mark) {
    under.set(handle, mark);
    tell(mark, "pointermove", event);
  } else under.delete(handle);
}

/**
 * @param {Element} mark
 * @param {string} type
 * @param {PointerEvent} event
 */
function tell(mark, type, { clientX, clientY, pointerId, pointerType }) {
  mark.dispatchEvent(new PointerEvent(type, { clientX, clientY, pointerId, pointerType, bubbles: true }));
}
