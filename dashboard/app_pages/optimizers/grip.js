/**
 * A place on a map as a handle: dragged, moved by arrow keys, or set by a press anywhere on the map.
 *
 * @typedef {import("./surfaces.js").Place} Place
 */
import { find } from "../../components/dom.js";
import { clamp, fixed } from "../../components/format.js";
import { arrowOf } from "../../components/pointing.js";
import { scalesOf } from "./map.js";

export class Grip {
  #held = false;

  /**
   * @param {HTMLElement} figure Holds the map and the handle.
   * @param {string} name What is held.
   * @param {{ view: () => import("./map.js").View | null, place: () => Place, move: (place: Place) => void }} picture
   */
  constructor(figure, name, picture) {
    this.name = name;
    this.picture = picture;
    this.canvas = find(figure, "canvas", HTMLCanvasElement);
    this.button = find(figure, ".nnviz-grip");
    for (const target of [this.canvas, this.button]) {
      target.onpointerdown = (event) => {
        this.#held = true;
        target.setPointerCapture(event.pointerId);
        if (target === this.canvas) this.#follow(event);
      };
      target.onpointermove = (event) => this.#held && this.#follow(event);
      target.onpointerup = () => {
        this.#held = false;
      };
      target.onpointercancel = target.onpointerup;
    }
    this.button.onkeydown = (event) => this.#key(event);
  }

  /** Stand where the place is. */
  show() {
    const view = this.picture.view();
    if (!view) return;
    const [left, top] = scalesOf(view).to(this.picture.place());
    this.button.style.left = `${left}px`;
    this.button.style.top = `${top}px`;
    const [x, y] = this.picture.place().map((each) => fixed(each));
    this.button.setAttribute("aria-label", `${this.name} at ${x}, ${y}: drag it, or use the arrow keys`);
  }

  /** @param {PointerEvent} event */
  #follow(event) {
    const view = this.picture.view();
    if (!view) return;
    const box = this.canvas.getBoundingClientRect();
    const place = scalesOf(view).from([event.clientX - box.left, event.clientY - box.top]);
    this.picture.move(within(view, place));
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const [way, view] = [arrowOf(event), this.picture.view()];
    if (!way || !view) return;
    event.preventDefault();
    const [down, right] = way.map((each) => (event.shiftKey ? 5 : 1) * each);
    const [x, y] = this.picture.place();
    const [wide, high] = [view.x[1] - view.x[0], view.y[1] - view.y[0]];
    this.picture.move(within(view, [x + (right * wide) / 100, y - (down * high) / 100]));
  }
}

/**
 * A place on the map, with as many digits as can be seen.
 *
 * @param {import("./map.js").View} view
 * @param {Place} place
 * @returns {Place}
 */
export function within({ x, y, width }, place) {
  const digits = clamp(Math.ceil(Math.log10((2 * width) / (x[1] - x[0]))), 1, 4);
  const [left, up] = [x, y].map(([low, high], axis) => Number(clamp(place[axis], low, high).toFixed(digits)));
  return [left, up];
}
