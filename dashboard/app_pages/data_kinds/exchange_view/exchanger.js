/**
 * Buttons that change places: press one and another, or drag one onto another.
 *
 * @typedef {object} Part
 * @property {(Node | string)[]} content
 * @property {string} label
 * @property {boolean} away Whether it is not where it was.
 * @property {[x: number, y: number]} [at] Where it stands, in pixels; in a row if not given.
 */
import { make, press } from "../../../components/dom.js";

export class Exchanger {
  /** @type {number | null} Which one is pressed. */
  #held = null;
  /** A press that became a drag is no press. */
  #dragged = false;

  /**
   * @param {HTMLElement} box
   * @param {(one: number, other: number) => void} exchange
   */
  constructor(box, exchange) {
    this.box = box;
    this.exchange = exchange;
    box.setAttribute("aria-label", "What can be exchanged: press two of them, one after the other");
  }

  release() {
    this.#held = null;
  }

  /** @param {readonly Part[]} parts */
  show(parts) {
    const before = [...this.box.children].filter((each) => each instanceof HTMLButtonElement);
    const buttons = parts.map((part, at) => {
      const button = before[at] ?? this.#made();
      button.replaceChildren(...part.content);
      button.title = part.label;
      button.classList.toggle("moved-away", part.away);
      Object.assign(
        button.style,
        part.at ? { left: `${part.at[0]}px`, top: `${part.at[1]}px` } : { left: "", top: "" },
      );
      press(button, at === this.#held);
      return button;
    });
    if (buttons.length !== before.length) this.box.replaceChildren(...buttons);
  }

  #made() {
    const button = make("button", { type: "button" });
    const number = () => [...this.box.children].indexOf(button);
    button.onclick = () => !this.#dragged && this.#press(number());
    button.onpointerdown = (event) => {
      this.#dragged = false;
      button.setPointerCapture(event.pointerId);
    };
    button.onpointermove = (event) => {
      if (!button.hasPointerCapture(event.pointerId)) return;
      const under = this.#under(event);
      for (const each of this.box.children) each.classList.toggle("over", each === under && under !== button);
    };
    button.onpointerup = (event) => {
      for (const each of this.box.children) each.classList.remove("over");
      const under = this.#under(event);
      if (!under || under === button) return;
      this.#dragged = true;
      this.#held = null;
      this.exchange(number(), [...this.box.children].indexOf(under));
    };
    return button;
  }

  /** @param {PointerEvent} event */
  #under({ clientX, clientY }) {
    const root = /** @type {ShadowRoot | Document} */ (this.box.getRootNode());
    const button = root.elementFromPoint(clientX, clientY)?.closest("button");
    return button && this.box.contains(button) ? button : null;
  }

  /** @param {number} at */
  #press(at) {
    const held = this.#held;
    this.#held = held === null ? at : null;
    for (const [place, each] of [...this.box.children].entries()) press(each, place === this.#held);
    if (held !== null && held !== at) this.exchange(held, at);
  }
}
