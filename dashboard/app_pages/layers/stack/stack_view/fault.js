/**
 * What is wrong, said at the seam where it is: what came, what was expected, Keras' own words, and what mends it.
 *
 * @typedef {object} Fault As `dashboard.app_pages.layers.stack.asking.explained` sends it.
 * @property {number} at
 * @property {"building" | "with data" | "never" | "unforeseen"} when
 * @property {string} came
 * @property {string} expected
 * @property {string} says
 * @property {string} mend
 * @property {string} mended
 */

import { find } from "../../../../components/dom.js";
import { clamp } from "../../../../components/format.js";
import { write } from "../../../../components/glossary/terms.js";

/**
 * What is said where Keras refuses what was thought to fit.
 *
 * @param {number} at The last layer's place.
 * @returns {Fault}
 */
export const unforeseen = (at) => ({
  at,
  when: "unforeseen",
  came: "",
  expected: "",
  says: "Nothing was found to be wrong here, yet Keras does not compute it. These are its own words.",
  mend: "",
  mended: "",
});

const TITLES = {
  building: "does not fit here",
  "with data": "breaks when data come",
  never: "fits, but look",
  unforeseen: "is refused by Keras",
};

export class FaultBox {
  #closed = "";
  #key = "";

  /**
   * @param {ParentNode} root
   * @param {(stack: string) => void} mend
   */
  constructor(root, mend) {
    this.box = find(root, ".fault");
    this.flow = find(root, ".flow");
    this.parts = Object.fromEntries(
      ["title", "fits", "says", "keras"].map((name) => [name, find(this.box, `.${name}`)]),
    );
    this.button = find(this.box, ".mend", HTMLButtonElement);
    this.onmend = mend;
    find(this.box, ".close").onclick = () => {
      this.#closed = this.#key;
      this.box.hidden = true;
    };
  }

  /**
   * @param {Fault | undefined} fault
   * @param {string} name Of the layer.
   * @param {string | null} keras Its own words; null while they are on their way.
   * @param {Element | undefined} seam The column where it breaks.
   */
  show(fault, name, keras, seam) {
    this.#key = fault ? JSON.stringify(fault) : "";
    this.box.hidden = !fault || this.#key === this.#closed;
    if (!fault) return;
    const { title, fits, says, keras: words } = this.parts;
    title.textContent = `${name} ${TITLES[fault.when]}`;
    fits.textContent = fault.came && `Came: ${fault.came}. Expected: ${fault.expected}.`;
    write(says, fault.says);
    const silent = fault.when === "never" ? "Keras says nothing: it computes." : "";
    words.textContent = keras === null ? "Keras: …" : keras ? `Keras: “${keras}”` : silent;
    this.button.textContent = fault.mend;
    this.button.hidden = !fault.mend;
    this.button.onclick = () => this.onmend(fault.mended);
    this.box.classList.toggle("breaks", fault.when !== "never");
    if (!this.box.hidden) this.#place(seam);
  }

  /**
   * Beside the seam, below the layer, where there is room.
   *
   * @param {Element | undefined} seam
   */
  #place(seam) {
    const [room, own] = [this.flow.getBoundingClientRect(), this.box.getBoundingClientRect()];
    const card = seam?.querySelector(".layer")?.getBoundingClientRect();
    const left = card ? card.left - room.left : 0;
    this.box.style.left = `${clamp(left, 0, Math.max(0, room.width - own.width))}px`;
    this.box.style.top = `${card ? card.bottom - room.top + 4 : 0}px`;
  }
}
