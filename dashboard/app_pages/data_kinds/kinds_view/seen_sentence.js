/** A text that is typed; the word under the pointer or at the caret is lit. */
import { find, make } from "../../../components/dom.js";

const SIZES = [60, 160]; // letters: longer texts are set smaller

/** @typedef {import("./words.js").Place} Place */
export class SeenSentence {
  /** @type {readonly Place[]} The words that are drawn. */
  #drawn = [];
  /** @type {HTMLElement[]} */
  #spans = [];

  /**
   * @param {ShadowRoot} root
   * @param {{ point: (lit: number[] | null) => void, write: (text: string) => void }} host
   */
  constructor(root, host) {
    this.root = root;
    this.sheet = find(root, ".sheet");
    this.paper = find(root, ".paper");
    this.field = find(root, "textarea", HTMLTextAreaElement);
    this.host = host;
    const { field } = this;
    field.oninput = () => host.write(field.value);
    field.onscroll = () => {
      this.paper.scrollTop = field.scrollTop;
    };
    field.onpointermove = (event) => {
      const under = root.elementsFromPoint(event.clientX, event.clientY);
      const at = this.#spans.findIndex((span) => under.includes(span));
      host.point(at < 0 ? null : [at]);
    };
    field.onpointerleave = () => host.point(null);
    field.onblur = () => host.point(null);
    for (const event of /** @type {const} */ (["keyup", "click"])) field.addEventListener(event, () => this.#atCaret());
  }

  /**
   * @param {string} text
   * @param {readonly Place[]} drawn The words that the other panels show.
   */
  show(text, drawn) {
    this.#drawn = drawn;
    this.sheet.hidden = false;
    if (this.field.value !== text) this.field.value = text;
    this.sheet.dataset.size = String(SIZES.filter((letters) => text.length > letters).length);
    this.#spans = drawn.map(({ start, end }) => make("span", { textContent: text.slice(start, end) }));
    /** @type {(Node | string)[]} */
    const pieces = drawn.flatMap(({ start }, at) => [text.slice(at ? drawn[at - 1].end : 0, start), this.#spans[at]]);
    this.paper.replaceChildren(...pieces, text.slice(drawn.at(-1)?.end ?? 0), "\u200b");
  }

  clear() {
    this.sheet.hidden = true;
    this.#spans = [];
  }

  /** @param {ReturnType<typeof import("./light.js").lightOf>} light */
  light(light) {
    this.sheet.classList.toggle("pointed", light.on);
    this.#spans.forEach((span, at) => {
      span.classList.toggle("here", light.here.has(at));
      span.classList.toggle("near", light.near.has(at));
    });
  }

  /**
   * Go to a word, so that what is typed takes its place.
   *
   * @param {number} at Among those that are drawn.
   */
  select(at) {
    const { start, end } = this.#drawn[at];
    this.field.focus({ preventScroll: true });
    this.field.setSelectionRange(start, end);
  }

  #atCaret() {
    const caret = this.field.selectionStart;
    const at = this.#drawn.findIndex(({ start, end }) => caret >= start && caret <= end);
    this.host.point(at < 0 ? null : [at]);
  }
}
