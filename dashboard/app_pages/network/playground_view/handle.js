/**
 * Taking hold of weights and biases: a link is dragged up and down, a unit for its bias; the arrow keys do the same.
 *
 * @typedef {import("./hand.js").Grip} Grip
 * @typedef {import("./hand.js").Layer} Layer
 * @typedef {import("./arrange.js").Placed} Placed
 * @typedef {import("./arrange.js").Unit} Unit
 */
import { find } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { BIAS, nextGrip, parameterAt } from "./hand.js";
import { handleOf, linkAt } from "./links.js";

const RATE = 0.02; // of a weight, for each CSS pixel
const STEP = 0.1; // of an arrow key; with Shift a tenth of it
const STILL = 3; // px that a press may move and still be one
const NEAR = { mouse: 7, touch: 18 }; // px from a link

/**
 * The unit that a button of the diagram stands for; null for an input and for anything else.
 *
 * @param {EventTarget | null} target
 * @returns {Unit | null}
 */
function unitOf(target) {
  const place = target instanceof HTMLElement ? target.dataset.place?.match(/^([1-9]),(\d)$/) : null;
  return place ? { column: Number(place[1]), unit: Number(place[2]) } : null;
}

/** @param {Unit} unit */
export const biasOf = ({ column, unit }) => ({ layer: column - 1, unit, from: BIAS });

export class Handle {
  /** @type {{ layers: readonly Layer[], pointed: Grip | null }} */
  #shown = { layers: [], pointed: null };
  /** @type {{ grip: Grip, y: number, value: number, moves: boolean } | null} */
  #held = null;
  #dragged = false; // whether the press that ends was no click
  #first = false; // whether it is a finger's first tap on a unit, which only looks at it

  /**
   * @param {ShadowRoot} root
   * @param {import("./buttons.js").Wishes} wishes
   * @param {() => Placed[][]} units Of each column those that are linked.
   */
  constructor(root, wishes, units) {
    this.room = find(root, ".room");
    this.dot = find(root, ".handle");
    this.number = find(root, ".number");
    this.wishes = wishes;
    this.units = units;
    this.root = root;
    this.room.onpointerdown = (event) => this.#take(event);
    this.room.onpointermove = (event) => this.#move(event);
    this.room.onpointerup = this.room.onpointercancel = () => this.#release();
    this.room.onpointerleave = ({ pointerType }) => {
      if (!this.holds && pointerType !== "touch") wishes.point(null);
    };
    this.room.onkeydown = (event) => this.#key(event);
    this.room.addEventListener("click", (event) => this.#click(event), { capture: true });
  }

  /** Whether something is dragged, so that nothing else is to be looked at. */
  get holds() {
    return this.#held !== null;
  }

  /** @param {PointerEvent} event */
  #under({ target, clientX, clientY, pointerType }) {
    if (target === this.dot) return this.#shown.pointed;
    const touch = pointerType === "touch";
    const unit = unitOf(target);
    if (unit) return touch ? null : biasOf(unit);
    if (target instanceof HTMLButtonElement) return null;
    const box = this.room.getBoundingClientRect();
    return linkAt(this.units(), [clientX - box.left, clientY - box.top], touch ? NEAR.touch : NEAR.mouse);
  }

  /** @param {PointerEvent} event */
  #take(event) {
    this.#dragged = false;
    const unfocused = event.target !== this.root.activeElement;
    this.#first = event.pointerType === "touch" && unfocused && unitOf(event.target) !== null;
    const grip = event.button ? null : this.#under(event);
    if (!grip || !this.#shown.layers[grip.layer]) return;
    this.wishes.point(grip);
    if (event.pointerType === "touch" && event.target !== this.dot) return; // its handle is shown, and can be dragged
    this.#held = { grip, y: event.clientY, value: parameterAt(this.#shown.layers, grip), moves: false };
    if (!unitOf(event.target)) event.preventDefault(); // no text is marked
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const held = this.#held;
    if (!held) {
      if (event.pointerType !== "touch" && event.target !== this.dot && !unitOf(event.target))
        this.wishes.point(this.#under(event));
      return;
    }
    const up = held.y - event.clientY;
    if (!held.moves && Math.abs(up) <= STILL) return;
    if (!held.moves) this.room.setPointerCapture(event.pointerId);
    held.moves = this.#dragged = true;
    this.room.classList.add("held");
    this.wishes.turn(held.grip, held.value + RATE * up);
  }

  #release() {
    this.#held = null;
    this.room.classList.remove("held");
  }

  /**
   * Let a press that dragged be no click; and the first tap of a finger only look at a unit.
   *
   * @param {MouseEvent} event
   */
  #click(event) {
    if (this.#first && event.target instanceof HTMLElement) event.target.focus({ preventScroll: true });
    if (this.#dragged || this.#first) event.stopPropagation();
    this.#dragged = this.#first = false;
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const unit = unitOf(event.target);
    const { layers, pointed } = this.#shown;
    const layer = unit && layers[unit.column - 1];
    if (!unit || !layer || event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0;
    const up = { ArrowUp: 1, ArrowDown: -1 }[event.key] ?? 0;
    if (!by && !up) return;
    event.preventDefault();
    event.stopPropagation();
    const grip = nextGrip(pointed, unit, by, layer.before);
    this.wishes.point(grip);
    if (up) this.wishes.turn(grip, parameterAt(layers, grip) + up * (event.shiftKey ? STEP / 10 : STEP));
    this.wishes.speak(grip);
  }

  /**
   * Show the handle of a weight or bias, and its number.
   *
   * @param {Grip | null} pointed
   * @param {readonly Layer[]} layers
   */
  show(pointed, layers) {
    this.#shown = { layers, pointed };
    const units = this.units();
    const there = pointed && layers[pointed.layer] && units[pointed.layer + 1]?.[pointed.unit];
    this.dot.hidden = this.number.hidden = !there;
    this.room.classList.toggle("pointed", Boolean(there) && pointed?.from !== BIAS);
    if (!pointed || !there) return;
    const { x, y } = handleOf(units, pointed);
    for (const each of [this.dot, this.number]) {
      each.style.left = `${x}px`;
      each.style.top = `${y}px`;
    }
    this.number.textContent = `${pointed.from === BIAS ? "b " : ""}${fixed(parameterAt(layers, pointed))}`;
  }
}
