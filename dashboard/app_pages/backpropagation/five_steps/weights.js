/**
 * Every weight as a field on its edge: to type, to drag sideways, to move by arrow keys; focusing one chooses it.
 *
 * @typedef {import("./places.js").Place} Place
 */
import { find, make } from "../../../components/dom.js";
import { clamp } from "../../../components/format.js";
import { MOST_WEIGHT } from "../contract.js";
import { numberOf } from "./chain.js";
import { edgeOf } from "./layout.js";
import { written } from "./numbers.js";
import { at, placesOf, same } from "./places.js";

const STEP = 0.1; // of an arrow key
const FINE = 0.01; // a pixel
const MOVED = 3; // px: less is a click
/** @type {Record<string, number>} */
const KEYS = { ArrowUp: STEP, ArrowDown: -STEP, PageUp: 1, PageDown: -1 };

/**
 * A weight as it is typed: 0.5, 0,5, −1 or 1e9; NaN for anything else.
 *
 * @param {string} text
 */
export function typed(text) {
  const usual = text.trim().replace("−", "-").replace(",", ".");
  const value = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d{1,2})?$/i.test(usual) ? Number(usual) : Number.NaN;
  return Math.abs(value) <= MOST_WEIGHT ? value : Number.NaN;
}

/**
 * What a weight is called.
 *
 * @param {import("./backprop.js").Network} network
 * @param {Place} place
 */
export function nameOf(network, { layer, from, to }) {
  const unit = `unit ${numberOf(network, layer, to)}`;
  if (from < 0) return `Bias of ${unit}`;
  return `Weight from ${layer ? `unit ${numberOf(network, layer - 1, from)}` : `input ${from + 1}`} to ${unit}`;
}

export class Weights {
  /** @type {{ place: Place, input: HTMLInputElement }[]} */
  #fields = [];

  /**
   * @param {ParentNode} root
   * @param {object} listener
   * @param {(place: Place) => number} listener.value As it stands.
   * @param {(place: Place) => void} listener.pick
   * @param {(place: Place, value: number) => void} listener.set
   * @param {(problem: string) => void} listener.complain
   */
  constructor(root, listener) {
    this.box = find(root, ".weights");
    this.listener = listener;
  }

  /**
   * @param {import("./backprop.js").Network} network
   * @param {import("./layout.js").Layout} layout
   */
  build(network, layout) {
    this.#fields = placesOf(network).map((place) => {
      const [x, y] = edgeOf(layout, place).label;
      const [left, top] = place.from < 0 ? [x - 1.2 * layout.text, y] : [x, y - 0.6 * layout.text];
      const input = make("input", {
        type: "text",
        inputMode: "decimal",
        autocomplete: "off",
        "aria-label": nameOf(network, place),
      });
      Object.assign(input.style, { left: `${left}px`, top: `${top}px` });
      this.#hear(input, place);
      return { place, input };
    });
    this.box.replaceChildren(...this.#fields.map(({ input }) => input));
  }

  /** @param {import("./state.js").State} state */
  paint({ weights, selected, chained: { homes } }) {
    for (const { place, input } of this.#fields) {
      const text = written(at(weights, place));
      const editing = input.matches(":focus") && input.dataset.typing;
      if (!editing && input.value !== text) input.value = text;
      input.classList.toggle("chosen", same(place, selected));
      input.classList.toggle(
        "dim",
        homes.size > 0 && !homes.has(`edge ${place.layer} ${place.from} ${place.to}`) && !same(place, selected),
      );
    }
  }

  /**
   * @param {HTMLInputElement} input
   * @param {Place} place
   */
  #hear(input, place) {
    const { pick, set, value, complain } = this.listener;
    const move = (/** @type {number} */ to) => set(place, Number(clamp(to, -MOST_WEIGHT, MOST_WEIGHT).toFixed(4)));
    input.onfocus = () => pick(place);
    input.oninput = () => {
      input.dataset.typing = "1";
      const wanted = typed(input.value);
      input.setAttribute("aria-invalid", String(Number.isNaN(wanted)));
      complain(Number.isNaN(wanted) ? "A weight is a number from −10⁹ to 10⁹; the picture keeps the last one." : "");
      if (!Number.isNaN(wanted)) set(place, wanted);
    };
    input.onblur = () => {
      delete input.dataset.typing;
      input.removeAttribute("aria-invalid");
      complain("");
    };
    input.onkeydown = (event) => {
      if (event.key === "Escape" || event.key === "Enter") input.blur();
      if (!KEYS[event.key]) return;
      event.preventDefault();
      delete input.dataset.typing;
      move(value(place) + KEYS[event.key]);
    };
    this.#drag(input, () => value(place), move);
  }

  /**
   * @param {HTMLInputElement} input
   * @param {() => number} value
   * @param {(to: number) => void} move
   */
  #drag(input, value, move) {
    /** @type {{ x: number, w: number, moves: boolean } | null} */
    let held = null;
    input.onpointerdown = ({ clientX, pointerId }) => {
      held = { x: clientX, w: value(), moves: false };
      input.setPointerCapture(pointerId);
    };
    input.onpointermove = ({ clientX, buttons }) => {
      if (!held || !(buttons & 1)) return;
      held.moves ||= Math.abs(clientX - held.x) > MOVED;
      if (held.moves) move(held.w + FINE * Math.max(1, Math.abs(held.w) / 2) * (clientX - held.x));
    };
    input.onpointerup = () => {
      if (held && !held.moves) input.select();
      held = null;
    };
  }
}
