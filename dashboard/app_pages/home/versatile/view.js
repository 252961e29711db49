/** Draws what the sketches have of squares: a face, and the random numbers that it comes from. */
import { component } from "../../../components/component.js";
import { find, findAll, makeSvg } from "../../../components/dom.js";
import { darkness } from "./face.js";

const NUMBERS = 9;

/**
 * @param {number} x
 * @param {number} y
 * @param {number} side
 * @param {string} fill
 * @param {number} [opacity]
 */
function square(x, y, side, fill, opacity = 1) {
  const [left, top, size, opaque] = [x, y, side, opacity].map((number) => number.toFixed(2));
  return makeSvg("rect", { x: left, y: top, width: size, height: size, fill, "fill-opacity": opaque });
}

/** @param {SVGGElement} group */
function drawFace(group) {
  const [left, top, side] = (group.dataset.box ?? "").split(" ").map(Number);
  const cells = Number(group.dataset.cells);
  const cell = side / cells;
  for (let row = 0; row < cells; row += 1) {
    for (let column = 0; column < cells; column += 1) {
      const gray = Math.round(240 - 215 * darkness(row, column, cells));
      const fill = `rgb(${gray}, ${gray}, ${gray})`;
      group.append(square(left + column * cell, top + row * cell, cell + 0.1, fill));
    }
  }
}

/** @param {SVGGElement} group */
function drawNumbers(group) {
  let random = 7; // a small generator of random numbers: the same picture each time
  for (let row = 0; row < NUMBERS; row += 1) {
    random = (random * 16807) % 2147483647;
    group.append(square(2, 26 + 15.4 * row, 14, "currentColor", 0.08 + (0.85 * (random % 1000)) / 1000));
  }
}

export default component((root) => {
  for (const group of findAll(root, ".face", SVGGElement)) drawFace(group);
  drawNumbers(find(root, ".noise", SVGGElement));
  return { show: () => {} };
});
