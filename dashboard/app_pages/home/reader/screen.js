/** What stands beside the pad: the network, its prediction, and what there is to say about them. */
import { find } from "../../../components/dom.js";
import { probability } from "../../../components/format.js";
import { middles, paintBars } from "./bars.js";
import { alsoThought, changeOf, doubtOf, topOf } from "./mind.js";
import { paintNetwork } from "./network.js";

/**
 * @typedef {import("../../../components/recordings.js").Reading} Reading
 * @typedef {import("../../../components/theme.js").Theme} Theme
 */

const QUIET = 700; // ms without a new reading until a screen reader is told

export class Screen {
  /** @type {Reading | null} */
  #reading = null;
  /** @type {readonly number[]} */
  #thought = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #quiet;

  /**
   * @param {ShadowRoot} root
   * @param {Theme} theme
   * @param {number} sureFrom The least probability of a network that is not unsure.
   */
  constructor(root, theme, sureFrom) {
    this.theme = theme;
    this.sureFrom = sureFrom;
    this.network = find(root, ".network", HTMLCanvasElement);
    this.bars = find(root, ".bars", HTMLCanvasElement);
    this.digit = find(root, ".digit");
    this.p = find(root, ".p");
    this.line = find(root, ".line");
    this.spoken = find(root, ".spoken");
  }

  /**
   * Show a reading of the drawing that is being made.
   *
   * @param {Reading} reading
   */
  show(reading) {
    this.#reading = reading;
    this.#thought = alsoThought(this.#thought, reading.probabilities, this.sureFrom);
    this.say(changeOf(this.#thought));
    this.paint();
  }

  /** Forget what it thought of the last drawing. */
  clear() {
    this.#reading = null;
    this.#thought = [];
    this.say("");
    this.paint();
  }

  /** Say what a drawing that rests is taken for, where that is not plain to see. */
  rest() {
    const doubt = this.#reading && doubtOf(this.#reading.probabilities, this.sureFrom);
    if (doubt) this.say(doubt);
  }

  /** Tell a screen reader, once the drawing rests. */
  speak() {
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => {
      this.rest();
      const { digit, p, line } = this;
      this.spoken.textContent = this.#reading
        ? `Read as ${digit.textContent}, ${p.textContent}. ${line.textContent}`
        : "";
    }, QUIET);
  }

  stop() {
    clearTimeout(this.#quiet);
  }

  /** @param {string} words */
  say(words) {
    this.line.textContent = words;
  }

  paint() {
    const { network, bars, theme } = this;
    const probabilities = this.#reading?.probabilities ?? null;
    const top = probabilities ? topOf(probabilities) : 0;
    const p = probabilities?.[top] ?? 0;
    this.digit.textContent = probabilities ? String(top) : "";
    this.digit.classList.toggle("faint", p < this.sureFrom);
    this.p.textContent = probabilities ? `probability ${probability(p)}` : "";
    paintBars(bars, theme, probabilities);
    paintNetwork(network, theme, this.#reading, this.#beside());
  }

  /** The middles of the bars, seen from the network's upper edge, where they stand beside it. */
  #beside() {
    const [left, right] = [this.network, this.bars].map((each) => each.getBoundingClientRect());
    if (right.left < left.right - 1) return null;
    return middles(right.height).map((y) => y + right.top - left.top);
  }
}
