/** Fills the fields of a template with what was last said on "<channel>:values" and with the charts' own sliders. */
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
    this.stopHearing();
    this.charts.stop();
  }

  /** @param {Record<string, unknown>} values */
  #learn(values) {
    this.#values = { ...this.#values, ...values };
    this.#write();
  }

  #write() {
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
