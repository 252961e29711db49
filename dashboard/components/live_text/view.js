/**
 * Fills the fields of a template with what was last said on "<channel>:values" and with the charts' own sliders: where it
 * is seen once for each picture that the browser draws, else when nothing has moved for a moment.
 */
import { hear } from "../bus.js";
import { copyBy } from "../clipboard.js";
import { component } from "../component.js";
import { find, make } from "../dom.js";
import { withMinus } from "../format.js";
import { explained } from "../glossary/terms.js";
import { inputsOf, onMove, read } from "../vega.js";
import { fieldsOf, fill, piecesOfCode, piecesOfText } from "./template.js";

/**
 * @typedef {object} Text
 * @property {string} template
 * @property {"code" | "text"} kind
 * @property {string} channel
 * @typedef {import("./template.js").Piece} Piece
 */

const RESTS = 100; // ms without news, after which text that nobody sees is written

/** @param {Piece} piece */
const codeNode = (piece) =>
  typeof piece === "string" ? piece : make("span", { className: piece.kind }, ...piece.parts.map(String));

/**
 * @param {Piece} piece
 * @param {Set<string>} marked Words that are explained already.
 * @returns {(string | HTMLElement)[]}
 */
const textNodes = (piece, marked) => {
  if (typeof piece === "string") return explained(piece, marked);
  const parts = piece.kind === "em" ? piece.parts.flatMap((part) => textNodes(part, marked)) : piece.parts.map(String);
  return [make(/** @type {"em" | "sub" | "sup"} */ (piece.kind), {}, ...parts)];
};

class LiveText {
  /** @type {Record<string, unknown>} */
  #values = {};
  #filled = "";
  #seen = false;
  #frame = 0;
  #rest = 0;

  /**
   * @param {ShadowRoot} root
   * @param {Text} first
   */
  constructor(root, first) {
    this.text = first;
    this.body = find(root, ".body");
    this.copy = find(root, ".copy", HTMLButtonElement);
    this.copy.onclick = () => copyBy(this.copy, this.#filled, () => this.#select());
    this.stopHearing = hear(`${first.channel}:values`, (values) => this.#learn(values));
    const take = (/** @type {import("../vega.js").Input} */ { name }, /** @type {unknown} */ value) => {
      if (fieldsOf(this.text.template).has(name)) this.#learn({ [name]: value });
    };
    this.charts = onMove(take);
    this.sight = new IntersectionObserver((changes) => {
      this.#seen = changes.at(-1)?.isIntersecting ?? false;
      if (this.#seen) this.#write();
    });
    this.sight.observe(this.body);
    for (const input of inputsOf()) {
      const value = read(input);
      if (value !== undefined) take(input, value);
    }
  }

  /** @param {Text} text */
  show(text) {
    this.text = text;
    this.#write();
  }

  stop() {
    this.#forget();
    this.sight.disconnect();
    this.stopHearing();
    this.charts.stop();
  }

  /** @param {Record<string, unknown>} values */
  #learn(values) {
    this.#values = { ...this.#values, ...values };
    if (this.#seen) this.#frame ||= requestAnimationFrame(() => this.#write());
    else {
      clearTimeout(this.#rest);
      this.#rest = window.setTimeout(() => this.#write(), RESTS);
    }
  }

  #forget() {
    cancelAnimationFrame(this.#frame);
    clearTimeout(this.#rest);
    this.#frame = 0;
  }

  #write() {
    this.#forget();
    const { template, kind } = this.text;
    const filled = fill(template, this.#values, kind === "text" ? withMinus : undefined);
    if (filled === this.#filled) return;
    this.#filled = filled;
    this.copy.hidden = kind !== "code";
    this.body.classList.toggle("code", kind === "code");
    this.body.classList.toggle("text", kind === "text");
    const marked = /** @type {Set<string>} */ (new Set());
    this.body.replaceChildren(
      ...(kind === "code"
        ? piecesOfCode(filled).map(codeNode)
        : piecesOfText(filled).flatMap((piece) => textNodes(piece, marked))),
    );
  }

  /** Without HTTPS there is no clipboard: the text is ready for Ctrl+C. */
  #select() {
    getSelection()?.selectAllChildren(this.body);
    return "Press Ctrl+C";
  }
}

export default component((root, { data }) => new LiveText(root, /** @type {Text} */ (data)));
