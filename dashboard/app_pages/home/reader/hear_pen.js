/** What a visitor does on the pad: one pointer draws; Delete empties it, Ctrl+Z takes a stroke back. */
import { pointAt } from "../../../components/draw_pad/sheet.js";

/** @typedef {import("../../../components/draw_pad/sheet.js").Point} Point */

/**
 * @param {HTMLCanvasElement} sheet
 * @param {object} told
 * @param {() => void} told.touch Called when a stroke begins.
 * @param {(points: Point[]) => void} told.add Called with the first point and all that follow.
 * @param {() => void} told.empty
 * @param {() => void} told.takeBack
 */
export function hearPen(sheet, { touch, add, empty, takeBack }) {
  /** @type {number | null} */
  let pointer = null;
  const places = (/** @type {PointerEvent[]} */ events) => {
    const box = sheet.getBoundingClientRect();
    add(events.map((event) => pointAt(event, box)));
  };
  sheet.onpointerdown = (event) => {
    if (pointer !== null || event.button > 0) return;
    event.preventDefault();
    sheet.setPointerCapture(event.pointerId);
    sheet.classList.add("held"); // it has the focus for its keys, which a hand with a mouse need not see
    sheet.focus({ preventScroll: true });
    pointer = event.pointerId;
    touch();
    places([event]);
  };
  sheet.onpointermove = (event) => {
    if (event.pointerId !== pointer) return;
    const passed = event.getCoalescedEvents?.() ?? [];
    places(passed.length ? passed : [event]);
  };
  const end = (/** @type {PointerEvent} */ { pointerId }) => {
    if (pointerId === pointer) pointer = null;
  };
  sheet.onpointerup = sheet.onpointercancel = sheet.onlostpointercapture = end;
  sheet.onblur = () => sheet.classList.remove("held");
  sheet.onkeydown = (event) => {
    if (event.key === "Delete" || event.key === "Backspace") empty();
    else if (event.key === "z" && (event.ctrlKey || event.metaKey)) takeBack();
    else return;
    event.preventDefault();
  };
}
