/**
 * The CNN as columns of maps; one of them taken apart: its filter, its sum, the patches that it answers most.
 *
 * @typedef {import("./network.js").Inside} Inside
 * @typedef {import("./sums.js").Cell} Cell
 * @typedef {{ digit: number } | { drawing: string }} Question Another image, by its place or in base64.
 *
 * @typedef {object} Given As `dashboard.app_pages.inside_a_cnn.inside_view.inside_view` sends it.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} version Names the state that the address gave.
 * @property {Question} ask The first question.
 * @property {{ layer: string, unit: number }} first What is taken apart at first.
 * @property {string} constants The channel of what is the same for every digit.
 * @property {boolean} lecture
 */
import { forget, hear, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find } from "../../../components/dom.js";
import { lastDrawing } from "../../../components/drawing.js";
import { themeOf } from "../../../components/theme.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { Apart } from "./apart.js";
import { Columns } from "./columns.js";
import { constantsOf, heard, nextOf, opened } from "./network.js";
import { strongest } from "./sums.js";
import { Terms } from "./terms.js";
import { addressWords, spokenOf, valuesOf } from "./told.js";
import { Verdict } from "./verdict.js";

class InsideView {
  /** @type {import("./network.js").Constants | null} */
  #constants = null;
  /** @type {ReturnType<typeof heard>} */
  #known = { answer: null, sentence: "" };
  /** @type {Inside | null} What is shown; null until the first answer. */
  #inside = null;
  /** @type {Cell} What is taken apart. */
  #chosen;
  /** @type {Cell | null} The sum that slide and code speak of. */
  #spoken = null;
  /** @type {Question | null} */
  #asked = null;
  /** @type {string | null} Whose first question was asked. */
  #version = null;
  /** @type {string | null} The version whose first choice was taken apart. */
  #shown = null;

  /**
   * @param {ShadowRoot} root
   * @param {{ data: Given, tell: (name: string, value: unknown) => void }} first
   */
  constructor(root, { data, tell }) {
    this.given = data;
    this.tell = tell;
    this.#chosen = { ...data.first, cell: 0 };
    this.box = find(root, ".view");
    this.own = find(root, ".own input", HTMLInputElement);
    this.own.onchange = () => this.#paint();
    this.columns = new Columns(root, (layer, unit) => this.#choose(layer, unit));
    this.apart = new Apart(root, (cell) => this.#pick(cell));
    this.terms = new Terms(root);
    this.verdict = new Verdict(root, {
      score: (digit) => this.#choose("probabilities", digit),
      another: (digit) => this.#askForAnother(digit),
      drawing: () => this.#askForDrawing(),
    });
    this.stops = [
      hear(data.constants, (message) => {
        this.#constants = constantsOf(message, data.prefix);
        this.#show();
      }),
      hear(`${data.channel}:answer`, (message) => this.#take(message)),
    ];
    this.resized = new ResizeObserver(() => this.box.clientWidth && this.#paint());
    this.resized.observe(this.box);
  }

  /** @param {Given} given */
  show(given) {
    this.given = given;
    this.box.classList.toggle("lecture", given.lecture);
    if (this.#version === given.version) {
      this.#show(); // the address follows the visitor, and may be a choice behind
      return;
    }
    this.#version = given.version;
    this.#ask(given.ask);
  }

  stop() {
    for (const stop of this.stops) stop();
    this.resized.disconnect();
    forget(`address:${this.given.channel}`);
  }

  /**
   * Ask for another image; the server hears of it when it is on screen, for the address and the other views.
   *
   * @param {Question} question
   */
  #ask(question) {
    this.#asked = question;
    say(`${this.given.channel}:ask`, question);
  }

  /** @param {number} digit */
  #askForAnother(digit) {
    if (!this.#constants) return;
    const place = this.#inside?.digit ?? (this.#asked && "digit" in this.#asked ? this.#asked.digit : 0);
    this.#ask({ digit: nextOf(this.#constants.labels, digit, Math.max(place, 0)) });
  }

  #askForDrawing() {
    const grey = lastDrawing();
    if (grey) this.#ask({ drawing: btoa(String.fromCharCode(...grey)) });
  }

  /** @param {import("./network.js").Message} message */
  #take(message) {
    const before = this.#known.answer;
    this.#known = heard(this.#known, message);
    if (this.#known.answer === before) {
      this.verdict.say(this.#known.sentence);
      return;
    }
    this.#show();
    const asked = this.#asked;
    if (asked && JSON.stringify(asked) !== JSON.stringify(this.given.ask)) this.tell("asked", asked);
  }

  /** Show the last answer, if there is one; a sentence that came after it stays. */
  #show() {
    const { answer, sentence } = this.#known;
    if (!this.#constants || !answer) return;
    const inside = opened(answer, this.#constants);
    this.#inside = inside;
    if (this.#shown !== this.given.version) {
      const { layer, unit } = this.given.first;
      this.#chosen = { layer, unit, cell: strongest(inside, layer, unit) };
      this.#spoken = null;
      this.#shown = this.given.version;
    }
    this.verdict.show(inside);
    if (sentence) this.verdict.say(sentence);
    this.#paint();
  }

  /**
   * @param {string} layer
   * @param {number} unit
   */
  #choose(layer, unit) {
    if (!this.#inside) return;
    this.#chosen = { layer, unit, cell: strongest(this.#inside, layer, unit) };
    this.#paint();
  }

  /** @param {number} cell */
  #pick(cell) {
    this.#chosen.cell = cell;
    this.#takeApart();
  }

  /** Everything that has a colour: the theme may have changed. */
  #paint() {
    const scene = this.#scene;
    if (!scene) return;
    this.columns.show(scene);
    this.verdict.mark(this.#chosen);
    this.#takeApart(scene);
  }

  #takeApart(scene = this.#scene) {
    if (!scene) return;
    this.apart.show(scene);
    this.terms.show(scene);
    this.#tell(scene.inside);
  }

  /** What is on screen; null until the first answer. */
  get #scene() {
    if (!this.#inside) return null;
    const decimals = this.given.lecture ? 2 : 3;
    const scene = { inside: this.#inside, chosen: this.#chosen, own: this.own.checked, decimals };
    return { ...scene, theme: themeOf(this.box) };
  }

  /**
   * What the slide, the code, tests and a link need.
   *
   * @param {Inside} inside
   */
  #tell(inside) {
    const { channel, prefix } = this.given;
    this.#spoken = spokenOf(inside, this.#chosen, this.#spoken);
    say(`${channel}:values`, prefixed(prefix, valuesOf(inside, this.#spoken)));
    const words = addressWords(inside, this.#chosen);
    say(`address:${channel}`, forAddress(prefix, words, inside.defaults));
  }
}

export default component(
  (root, first) => new InsideView(root, /** @type {ConstructorParameters<typeof InsideView>[1]} */ (first)),
);
