/**
 * What the network says: a sentence, the probability of each digit, and buttons for other digits.
 *
 * @typedef {object} Listener
 * @property {(digit: number) => void} score Called when a bar is chosen.
 * @property {(digit: number) => void} another Called when another digit of a class is wanted.
 * @property {() => void} drawing Called when the visitor's drawing is wanted.
 */

import { find, make, press, stamp } from "../../../components/dom.js";
import { lastDrawing } from "../../../components/drawing.js";
import { probability } from "../../../components/format.js";
import { write } from "../../../components/glossary/terms.js";

const DIGITS = [...Array(10).keys()];

/**
 * The answer in words.
 *
 * @param {import("./network.js").Inside} inside
 */
export function inWords({ arrays: { probabilities }, digit, labels, unsureBelow, unseen }) {
  const most = Math.max(...probabilities);
  const answer = probabilities.indexOf(most);
  if (most < unsureBelow) return `Not sure: a ${answer}?`;
  if (digit < 0) return `It is a ${answer}`;
  const truth = labels[digit] === String(answer) ? " ✓" : ` ✗ (it is a ${labels[digit]})`;
  return `It is a ${answer}${truth}${digit < unseen ? "" : ", learned from"}`;
}

export class Verdict {
  /**
   * @param {ShadowRoot} root
   * @param {Listener} listener
   */
  constructor(root, { score, another, drawing }) {
    this.sentence = find(root, ".answer figcaption");
    this.drawing = find(root, ".drawing");
    this.drawing.onclick = drawing;
    this.bars = DIGITS.map((digit) => {
      const button = stamp(root, "template.bar");
      find(button, ".digit").textContent = String(digit);
      button.onclick = () => score(digit);
      return { button, fill: find(button, ".fill"), value: find(button, ".value") };
    });
    find(root, ".bars").append(...this.bars.map(({ button }) => button));
    this.digits = DIGITS.map((digit) => {
      const onclick = () => another(digit);
      return make("button", { type: "button", textContent: digit, "aria-label": `Another ${digit}`, onclick });
    });
    find(root, ".choose").append(...this.digits);
  }

  /**
   * Say something instead of an answer.
   *
   * @param {string} sentence
   */
  say(sentence) {
    write(this.sentence, sentence);
  }

  /** @param {import("./network.js").Inside} inside */
  show(inside) {
    const { probabilities } = inside.arrays;
    write(this.sentence, inWords(inside));
    this.drawing.hidden = !lastDrawing();
    const most = Math.max(...probabilities);
    this.bars.forEach(({ button, fill, value }, digit) => {
      fill.style.width = `${100 * probabilities[digit]}%`;
      value.textContent = probability(probabilities[digit]);
      button.classList.toggle("top", probabilities[digit] === most);
    });
    this.digits.forEach((button, digit) => {
      press(button, inside.labels[inside.digit] === String(digit));
    });
  }

  /** @param {import("./sums.js").Cell} chosen */
  mark({ layer, unit }) {
    this.bars.forEach(({ button }, digit) => {
      press(button, layer === "probabilities" && unit === digit);
    });
  }
}
