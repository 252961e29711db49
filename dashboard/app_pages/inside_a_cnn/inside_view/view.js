/**
 * The CNN as columns of maps; one of them taken apart: its filter, its sum, the patches that it answers most; and opened
 * in place, where its window slides over its inputs.
 *
 * @typedef {import("./network.js").Inside} Inside
 * @typedef {import("./sums.js").Cell} Cell
 *
 * @typedef {object} Given As `dashboard.app_pages.inside_a_cnn.inside_view.inside_view` sends it.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} version Names the state that the address gave.
 * @property {import("./questions.js").Question} ask The first question.
 * @property {{ layer: string, unit: number, open: boolean }} first What is taken apart at first, and whether opened.
 * @property {string} constants The channel of what is the same for every digit.
 * @property {boolean} lecture
 */
import { forget, hear, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find } from "../../../components/dom.js";
import { themeOf } from "../../../components/theme.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { Apart } from "./apart.js";
import { Columns } from "./columns.js";
import { connect } from "./connected.js";
import { constantsOf, heard, opened } from "./network.js";
import { Opened } from "./opened.js";
import { Questions } from "./questions.js";
import { isMap, strongest } from "./sums.js";
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
  /** @type {{ layer: string, unit: number } | null} What is pointed at. */
  #looked = null;
  #open = false; // whether what is chosen is opened in place
  /** @type {Cell | null} The sum that slide and code speak of. */
  #spoken = null;
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
    this.questions = new Questions(data.channel);
    this.#chosen = { ...data.first, cell: 0 };
    this.box = find(root, ".view");
    this.threads = find(root, ".threads", HTMLCanvasElement);
    this.own = find(root, ".own input", HTMLInputElement);
    this.own.onchange = () => this.#paint();
    this.columns = new Columns(root, {
      choose: ({ layer, unit }) => this.#choose(layer, unit),
      open: ({ layer, unit }) => this.#openOrClose(layer, unit),
      look: (unit) => this.#look(unit),
    });
    this.apart = new Apart(root, (cell) => this.#pick(cell));
    this.opened = new Opened(root, { pick: (cell) => this.#pick(cell), close: () => this.#close() });
    this.box.onkeydown = (event) => {
      if (event.key === "Escape" && this.#open) this.#close();
    };
    this.terms = new Terms(root);
    this.verdict = new Verdict(root, {
      score: (digit) => this.#choose("probabilities", digit),
      another: (digit) => {
        if (this.#constants) this.questions.askForAnother(digit, this.#constants.labels, this.#inside?.digit);
      },
      drawing: () => this.questions.askForDrawing(),
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
    this.questions.ask(given.ask);
  }

  stop() {
    for (const stop of this.stops) stop();
    this.opened.close();
    this.resized.disconnect();
    forget(`address:${this.given.channel}`);
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
    const asked = this.questions.last;
    if (asked && JSON.stringify(asked) !== JSON.stringify(this.given.ask)) this.tell("asked", asked);
  }

  /** Show the last answer, if there is one; a sentence that came after it stays. */
  #show() {
    const { answer, sentence } = this.#known;
    if (!this.#constants || !answer) return;
    const inside = opened(answer, this.#constants);
    this.#inside = inside;
    if (this.#shown !== this.given.version) {
      const { layer, unit, open } = this.given.first;
      this.#open = open;
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
    this.#open &&= isMap(layer);
    this.#paint();
  }

  /**
   * A tile is pressed: it opens in place, or closes.
   *
   * @param {string} layer
   * @param {number} unit
   */
  #openOrClose(layer, unit) {
    const same = layer === this.#chosen.layer && unit === this.#chosen.unit;
    if (same && this.#open) return this.#close();
    this.#open = true;
    this.#choose(layer, unit);
  }

  #close() {
    this.#open = false;
    this.#paint();
    this.columns.columnOf(this.#chosen.layer)?.focus({ preventScroll: true });
  }

  /** @param {{ layer: string, unit: number } | null} unit */
  #look(unit) {
    if (JSON.stringify(unit) === JSON.stringify(this.#looked)) return;
    this.#looked = unit;
    const scene = this.#scene;
    if (!scene) return;
    this.columns.show(scene);
    this.#connect(scene);
  }

  /** @param {number} cell */
  #pick(cell) {
    this.#chosen.cell = cell;
    const scene = this.#scene;
    if (!scene) return;
    if (this.#open) this.opened.show(scene);
    this.#takeApart(scene);
    this.#connect(scene);
  }

  /** Everything that has a color: the theme may have changed. */
  #paint() {
    const scene = this.#scene;
    if (!scene) return;
    this.columns.show(scene);
    this.verdict.mark(this.#chosen);
    this.opened.lay(scene, this.#open, this.columns);
    this.box.classList.toggle("open", this.opened.there);
    this.#takeApart(scene);
    this.#connect(scene);
  }

  /** @param {import("./scene.js").Scene} scene */
  #connect(scene) {
    const opened = this.opened.there ? this.opened.canvas.getBoundingClientRect() : null;
    const { figure, map } = this.apart;
    connect(this.threads, scene, {
      boxOf: (layer, unit) => this.columns.boxOf(layer, unit),
      large: opened || figure.hidden ? null : map.getBoundingClientRect(),
      opened,
    });
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
    const looked = this.#looked ?? (this.#open && this.opened.there ? this.#chosen : null);
    const scene = { inside: this.#inside, chosen: this.#chosen, looked, own: this.own.checked, decimals };
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
    const words = addressWords(inside, this.#chosen, this.#open);
    say(`address:${channel}`, forAddress(prefix, words, inside.defaults));
  }
}

export default component(
  (root, first) => new InsideView(root, /** @type {ConstructorParameters<typeof InsideView>[1]} */ (first)),
);
