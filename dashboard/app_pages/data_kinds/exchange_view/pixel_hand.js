/**
 * Pixels of a square image that change places by hand: one is dragged onto another; by keys, taken and put down.
 */
import { find, press } from "../../../components/dom.js";
import { clamp } from "../../../components/format.js";
import { arrowOf, cellAt } from "../../../components/pointing.js";

export class PixelHand {
  #side = 14;
  /** Where the keys are. */
  #at = 0;
  /** @type {number | null} What is held. */
  #held = null;

  /**
   * @param {ShadowRoot} root
   * @param {(one: number, other: number) => void} exchange
   */
  constructor(root, exchange) {
    this.frame = find(root, ".pixels");
    this.cursor = find(root, ".pixel", HTMLButtonElement);
    this.from = find(root, ".from");
    this.exchange = exchange;
    this.cursor.onclick = (event) => event.detail === 0 && this.#press(this.#at); // by a key
    this.cursor.onkeydown = (event) => this.#key(event);
    this.frame.onpointerdown = (event) => this.#take(event);
    this.frame.onpointermove = (event) => this.#go(this.#under(event));
    this.frame.onpointerup = (event) => this.#drop(this.#under(event));
    this.frame.onpointercancel = () => this.release();
  }

  /**
   * @param {number} side Pixels of a side.
   * @param {readonly number[]} order Which pixel stands at each place.
   */
  show(side, order) {
    this.#side = side;
    this.order = order;
    this.#place();
  }

  release() {
    this.#held = null;
    this.#place();
  }

  /** @param {PointerEvent} event */
  #take(event) {
    event.preventDefault(); // a tap is no second press
    this.frame.setPointerCapture(event.pointerId);
    const at = this.#under(event);
    if (this.#held === null) this.#held = at;
    this.#go(at);
  }

  /** @param {number} at */
  #drop(at) {
    const held = this.#held;
    if (held === null || held === at) return; // a tap: the next one says where it goes
    this.#held = null;
    this.exchange(held, at);
    this.#place();
  }

  /** @param {number} at */
  #press(at) {
    if (this.#held === null) this.#held = at;
    else if (this.#held === at) this.#held = null;
    else return this.#drop(at);
    this.#place();
  }

  /** @param {number} at */
  #go(at) {
    this.#at = at;
    this.#place();
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const by = arrowOf(event);
    if (event.key === "Escape") this.release();
    if (!by) return;
    event.preventDefault();
    const [row, column] = [Math.floor(this.#at / this.#side), this.#at % this.#side];
    const [down, right] = [row + by[0], column + by[1]].map((place) => clamp(place, 0, this.#side - 1));
    this.#go(down * this.#side + right);
  }

  /** @param {PointerEvent} event */
  #under(event) {
    const [row, column] = cellAt(event, this.#side, this.frame);
    return row * this.#side + column;
  }

  #place() {
    const side = this.#side;
    const put = (/** @type {HTMLElement} */ element, /** @type {number} */ at) => {
      element.style.left = `${((at % side) + 0.5) * (100 / side)}%`;
      element.style.top = `${(Math.floor(at / side) + 0.5) * (100 / side)}%`;
    };
    this.frame.style.setProperty("--cell", `${100 / side}%`);
    put(this.cursor, this.#at);
    put(this.from, this.#held ?? this.#at);
    this.from.hidden = this.#held === null;
    press(this.cursor, this.#held !== null);
    const pixel = (this.order?.[this.#at] ?? this.#at) + 1;
    const [row, column] = [Math.floor(this.#at / side) + 1, (this.#at % side) + 1];
    const holding = this.#held === null ? "Enter takes it" : "Enter puts the one you hold here";
    this.cursor.ariaLabel = `Row ${row}, column ${column}: pixel ${pixel}. ${holding}`;
  }
}
