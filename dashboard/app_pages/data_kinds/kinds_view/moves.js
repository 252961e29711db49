/**
 * A resting pointer says nothing: browsers tell again where it is whenever something else comes to lie under it.
 *
 * @param {Element} box Nothing inside hears of a pointer that has not moved.
 */
export function onlyMoves(box) {
  let last = "";
  const placeOf = (/** @type {Event} */ event) => {
    const { clientX, clientY } = /** @type {PointerEvent} */ (event);
    return `${clientX} ${clientY}`;
  };
  const note = (/** @type {Event} */ event) => {
    last = placeOf(event);
  };
  for (const type of ["pointermove", "pointerover", "pointerleave"]) {
    box.addEventListener(type, (event) => placeOf(event) === last && event.stopPropagation(), true);
  }
  for (const type of ["pointerdown", "pointermove"]) box.addEventListener(type, note, true);
}
