/**
 * What can be chosen and done around the panels; of each kind its own.
 *
 * @typedef {object} Host
 * @property {(name: string) => void} choose A preset.
 * @property {(neighbors: number) => void} surround
 * @property {(first: number) => void} draw From which word on, from 0.
 * @property {() => void} clear
 * @property {() => void} undo
 * @property {() => void} tidy
 * @property {() => void} remove
 */
import { find, make, press } from "../../../components/dom.js";
import { MOLECULES, MOST_DRAWN, SENTENCES } from "../contract.js";

/** @typedef {import("./graph.js").Kind} Kind */
export class Controls {
  #kind = "";

  /**
   * @param {ShadowRoot} root
   * @param {Host} host
   */
  constructor(root, host) {
    this.host = host;
    this.presets = find(root, ".presets");
    this.around = [4, 8].map((neighbors) => {
      const button = find(root, `.around [value="${neighbors}"]`, HTMLButtonElement);
      button.onclick = () => host.surround(neighbors);
      return button;
    });
    this.parts = {
      image: [find(root, ".around"), find(root, ".clear")],
      sentence: [find(root, ".from")],
      molecule: [find(root, ".tidy"), find(root, ".remove")],
    };
    this.from = find(root, ".from input", HTMLInputElement);
    this.from.oninput = () => host.draw(Number(this.from.value) - 1);
    this.undo = find(root, ".undo", HTMLButtonElement);
    this.remove = find(root, ".remove", HTMLButtonElement);
    for (const name of /** @type {const} */ (["clear", "undo", "tidy", "remove"])) {
      find(root, `.${name}`).onclick = () => host[name]();
    }
  }

  /**
   * @param {Kind} kind
   * @param {Record<string, string>} digits
   * @param {{ kept: import("./kept.js").Kept, words: number, atom: number, preset: string }} state
   */
  show(kind, digits, { kept, words, atom, preset }) {
    if (kind !== this.#kind)
      this.#offer(kind, Object.keys({ image: digits, sentence: SENTENCES, molecule: MOLECULES }[kind]));
    for (const button of this.presets.querySelectorAll("button")) press(button, button.value === preset);
    press(this.around[0], kept.neighbors === 4);
    press(this.around[1], kept.neighbors === 8);
    this.undo.disabled = !kept.past.length;
    this.undo.hidden = kind === "sentence";
    this.parts.sentence[0].hidden = kind !== "sentence" || words <= MOST_DRAWN;
    this.from.max = String(Math.max(1, words - MOST_DRAWN + 1));
    this.from.value = String(kept.first + 1);
    find(this.parts.sentence[0], "output").textContent = (kept.first + 1).toLocaleString("en-US");
    this.remove.textContent = `Remove atom ${atom + 1}`;
  }

  /**
   * @param {Kind} kind
   * @param {string[]} names
   */
  #offer(kind, names) {
    this.#kind = kind;
    const buttons = names.map((name) =>
      make("button", { type: "button", value: name, textContent: name, onclick: () => this.host.choose(name) }),
    );
    this.presets.replaceChildren(...buttons);
    for (const [own, parts] of Object.entries(this.parts)) for (const part of parts) part.hidden = own !== kind;
  }
}
