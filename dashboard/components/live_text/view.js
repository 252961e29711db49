/** Fills the fields of a template with what was last said on "<channel>:values" and with the charts' own sliders. */
import { hear } from "../bus.js";
import { copyBy } from "../clipboard.js";
import { component } from "../component.js";
import { find, make } from "../dom.js";
import { themeOf } from "../theme.js";
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
 * @returns {string | HTMLElement}
 */
const textNode = (piece) =>
  typeof piece === "string"
    ? piece
    : make(/** @type {"em" | "sub" | "sup"} */ (piece.kind), {}, ...piece.parts.map(textNode));

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
    this.body.classList.toggle("dark", themeOf(this.body).dark);
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
    const filled = fill(template, this.#values);
    if (filled === this.#filled) return;
    this.#filled = filled;
    this.copy.hidden = kind !== "code";
    this.body.classList.toggle("code", kind === "code");
    this.body.classList.toggle("text", kind === "text");
    this.body.replaceChildren(
      ...(kind === "code" ? piecesOfCode(filled).map(codeNode) : piecesOfText(filled).map(textNode)),
    );
  }

  /** Without HTTPS there is no clipboard: the text is ready for Ctrl+C. */
  #select() {
    getSelection()?.selectAllChildren(this.body);
    return "Press Ctrl+C";
  }
}

export default component((root, { data }) => new LiveText(root, /** @type {Text} */ (data)));
