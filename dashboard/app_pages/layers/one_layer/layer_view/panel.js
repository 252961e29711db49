/**
 * A part of a layer's picture: its caption, a drawing in SVG, pixels below it, handles on it.
 *
 * @typedef {import("../../../../components/axes.js").Frame} Frame
 *
 * @typedef {object} Held What a handle does.
 * @property {string} label Says what it moves, and where it stands.
 * @property {[x: number, y: number]} at Its middle, in the drawing's pixels.
 * @property {(x: number, y: number, start: number) => void} drag To a place, in the drawing's pixels; `start` is what
 *   `value` was when the hand took hold.
 * @property {number} [value]
 * @property {(right: number, up: number) => void} key By arrow keys, in steps.
 * @property {string} [text] Stands in it, of a handle that is a number.
 * @property {[width: number, height: number]} [size] Of one that is a number, or a window on pixels.
 */
import { find, make, makeSvg, stamp } from "../../../../components/dom.js";
import { paint } from "../../../../components/pixels.js";
import { arrowOf } from "../../../../components/pointing.js";

export class Panel {
  /** @type {Map<string, HTMLButtonElement>} */
  #grips = new Map();
  /** @type {Map<string, Held>} */
  #held = new Map();
  /** @type {Map<string, HTMLCanvasElement>} */
  #pixels = new Map();
  /** @type {Set<string>} */
  #used = new Set();
  #moved = [0, 0];
  #start = 0;

  /**
   * @param {ParentNode} root Has the templates.
   * @param {{ caption: string, ratio?: number, wide?: boolean }} how `ratio`: width by height, where there is no room for
   *   all side by side; `wide`: it has a row of its own then.
   */
  constructor(root, { caption, ratio = 1.4, wide = false }) {
    this.root = root;
    this.figure = stamp(root, "template.panel");
    this.figure.classList.toggle("wide", wide);
    this.caption = find(this.figure, "figcaption");
    this.caption.textContent = caption;
    this.plot = find(this.figure, ".plot");
    this.plot.style.setProperty("--ratio", String(ratio));
    this.svg = find(this.figure, "svg", SVGSVGElement);
  }

  /** Where it is drawn, with room for axes: in letters at each side. */
  frame({ left = 0, right = 0, top = 0, bottom = 0 } = {}) {
    const { clientWidth: width, clientHeight: height } = this.plot;
    const text = Number.parseFloat(getComputedStyle(this.svg).fontSize) || 13;
    return {
      ...{ left: left * text, right: width - right * text, top: top * text, bottom: height - bottom * text },
      ...{ width, height, text },
    };
  }

  /**
   * Draw anew.
   *
   * @param {readonly Element[]} nodes
   * @param {string} alt What is to be seen, for those who do not see it.
   */
  draw(nodes, alt) {
    const { width, height } = this.frame();
    this.svg.setAttribute("viewBox", `0 0 ${width} ${height}`);
    this.svg.replaceChildren(...nodes);
    this.svg.setAttribute("aria-label", alt);
    for (const [name, grip] of this.#grips) {
      if (this.#used.has(name)) continue;
      grip.remove();
      this.#grips.delete(name);
    }
    this.#used.clear();
  }

  /**
   * Numbers as pixels, below the drawing.
   *
   * @param {string} name
   * @param {{ values: ArrayLike<number>, side: number, box: [left: number, top: number, size: number] }} what
   * @param {{ stops: readonly string[], low: number, high: number }} scale
   */
  pixels(name, { values, side, box: [left, top, size] }, { stops, low, high }) {
    let canvas = this.#pixels.get(name);
    if (!canvas) {
      canvas = make("canvas", { className: "pixels", "aria-hidden": "true" });
      this.#pixels.set(name, canvas);
      this.plot.prepend(canvas);
    }
    if (canvas.width !== side) [canvas.width, canvas.height] = [side, side];
    Object.assign(canvas.style, { left: `${left}px`, top: `${top}px`, width: `${size}px`, height: `${size}px` });
    paint(canvas, values, stops, low, high);
  }

  /**
   * Put a handle where it belongs; those that are not asked for again go away with the next drawing.
   *
   * @param {string} name
   * @param {Held} held
   */
  grip(name, held) {
    let button = this.#grips.get(name);
    if (!button) {
      button = /** @type {HTMLButtonElement} */ (stamp(this.root, "template.grip"));
      this.#hear(button, name);
      this.#grips.set(name, button);
      this.plot.append(button);
    }
    this.#used.add(name);
    this.#held.set(name, held);
    const { at, text, size, label } = held;
    button.classList.toggle("number", text !== undefined);
    button.classList.toggle("clear", Boolean(size) && text === undefined);
    if (button.textContent !== (text ?? "")) button.textContent = text ?? "";
    Object.assign(button.style, { left: `${at[0]}px`, top: `${at[1]}px` });
    if (size) Object.assign(button.style, { width: `${size[0]}px`, height: `${size[1]}px` });
    button.setAttribute("aria-label", label);
  }

  /**
   * Let a press on the drawing, and a hand that goes on, choose a place.
   *
   * @param {(x: number, y: number) => void} choose
   */
  onPress(choose) {
    const follow = (/** @type {PointerEvent} */ event) => choose(...this.#placeOf(event));
    this.svg.onpointerdown = (event) => {
      this.svg.setPointerCapture(event.pointerId);
      follow(event);
    };
    this.svg.onpointermove = (event) => event.buttons & 1 && follow(event);
    this.svg.classList.add("pressed");
  }

  /**
   * @param {PointerEvent} event
   * @returns {[x: number, y: number]}
   */
  #placeOf({ clientX, clientY }) {
    const { left, top } = this.svg.getBoundingClientRect();
    return [clientX - left, clientY - top];
  }

  /**
   * @param {HTMLButtonElement} button
   * @param {string} name
   */
  #hear(button, name) {
    const held = () => /** @type {Held} */ (this.#held.get(name));
    button.onpointerdown = (event) => {
      const [x, y] = this.#placeOf(event);
      this.#moved = [held().at[0] - x, held().at[1] - y]; // the hand need not hold the middle
      this.#start = held().value ?? 0;
      button.setPointerCapture(event.pointerId);
    };
    button.onpointermove = (event) => {
      if (!(event.buttons & 1)) return;
      const [x, y] = this.#placeOf(event);
      held().drag(x + this.#moved[0], y + this.#moved[1], this.#start);
    };
    button.onkeydown = (event) => {
      const way = arrowOf(event);
      if (!way) return;
      event.preventDefault();
      const steps = event.shiftKey ? 5 : 1;
      held().key(steps * way[1], -steps * way[0]);
    };
  }
}

/**
 * A text of the drawing.
 *
 * @param {string | number} words
 * @param {[x: number, y: number]} place
 * @param {Record<string, string | number>} [how]
 */
export const write = (words, [x, y], how = {}) => makeSvg("text", { x, y, ...how }, words);
