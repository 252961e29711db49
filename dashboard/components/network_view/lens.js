/** A map enlarged, under the pointer or the keys, and the value of the cell there. */
import { find } from "../dom.js";
import { clamp } from "../format.js";
import { paint } from "../pixels.js";
import { mapAt } from "./maps.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {import("./arranged.js").Place} Place
 * @typedef {object} Looked What there is to look at.
 * @property {Answer | null} answer
 * @property {import("../theme.js").Theme} theme
 * @property {Place[]} places
 */

/** @type {Record<string, number>} */
const STEPS = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 4, ArrowUp: -4 };

export class Lens {
  #focused = 0;

  /**
   * @param {ShadowRoot} root
   * @param {() => Looked} looked
   */
  constructor(root, looked) {
    this.looked = looked;
    this.box = find(root, ".lens");
    this.canvas = find(this.box, "canvas", HTMLCanvasElement);
    this.words = find(this.box, "p");
    this.maps = find(root, ".maps > canvas", HTMLCanvasElement);
    this.#hear();
  }

  #hear() {
    const { maps } = this;
    const hide = () => {
      this.box.hidden = true;
    };
    maps.onpointermove = maps.onpointerdown = (event) => this.#look(event.offsetX, event.offsetY);
    maps.onpointerleave = maps.onblur = hide;
    maps.onfocus = () => this.#lookAt(this.#focused);
    maps.onkeydown = (event) => {
      const step = STEPS[event.key];
      if (!step) return;
      event.preventDefault();
      this.#lookAt(this.#focused + step);
    };
  }

  /** @param {number} index */
  #lookAt(index) {
    const { places, answer } = this.looked();
    if (!places.length || !answer) return;
    this.#focused = (index + places.length) % places.length;
    const { left, top, cell } = places[this.#focused];
    this.#look(left + cell / 2, top + cell / 2);
  }

  /**
   * @param {number} x
   * @param {number} y
   */
  #look(x, y) {
    const { answer, theme, places } = this.looked();
    const place = places.find(({ left, top, cell }) => x >= left && x < left + cell && y >= top && y < top + cell);
    this.box.hidden = !place || !answer;
    if (!place || !answer) return;
    const { side } = place.layer;
    Object.assign(this.canvas, { width: side, height: side });
    paint(this.canvas, mapAt(answer, place), theme.sequential, 0, 255);
    const cell = [y - place.top, x - place.left].map((away) => Math.floor((away / place.cell) * side));
    this.words.textContent = describe(answer, place, cell);
    const far = Math.max(0, this.maps.clientWidth - this.box.offsetWidth);
    this.box.style.left = `${clamp(x - 80, 0, far)}px`;
    const above = y - this.box.offsetHeight - 12;
    this.box.style.top = `${above > 0 ? above : y + 16}px`;
  }
}

/**
 * @param {Answer} answer
 * @param {Place} place
 * @param {number[]} cell
 */
function describe(answer, place, [row, column]) {
  const { name, side } = place.layer;
  const top = answer.scales[name];
  const value = ((mapAt(answer, place)[row * side + column] / 255) * top).toFixed(2);
  const where =
    side === 1
      ? `Unit ${place.index + 1} of ${name}`
      : `Map ${place.index + 1} of ${name}, row ${row + 1}, column ${column + 1}`;
  return `${where}: ${value}. The strongest of the layer: ${top.toFixed(2)}.`;
}
