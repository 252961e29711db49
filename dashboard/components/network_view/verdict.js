/** The answer in words. */
import { find, make } from "../dom.js";
import { probability } from "../format.js";

const QUIET = 700; // ms without a new answer until a screen reader is told

export class Verdict {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #quiet;

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.answer = find(root, ".answer");
    this.how = find(root, ".how");
  }

  /** @param {import("./answer.js").Answer} answer */
  show({ sure, probabilities: { cnn, dense, plain } }) {
    this.#announce();
    const [first, second] = cnn.map((_, digit) => digit).sort((one, other) => cnn[other] - cnn[one]);
    if (sure) this.#write(`It is a ${first}`, `${probability(cnn[first])} sure`);
    else this.#write("Not sure", `perhaps a ${first}: ${probability(cnn[first])}`);
    this.how.textContent = sure
      ? `Next: a ${second}, ${probability(cnn[second])}. The dense network says ${said(dense)}.`
      : `Trained without scribbles, the same CNN (plain CNN) says ${said(plain)}.`;
  }

  /**
   * Say something else than an answer.
   *
   * @param {string} text
   * @param {string} [how]
   */
  say(text, how = "") {
    this.#write(text, "");
    this.how.textContent = how;
  }

  /** While the pen moves a screen reader waits; it hears the answer when the pen rests. */
  #announce() {
    this.answer.setAttribute("aria-busy", "true");
    clearTimeout(this.#quiet);
    this.#quiet = setTimeout(() => this.answer.setAttribute("aria-busy", "false"), QUIET);
  }

  /**
   * @param {string} text
   * @param {string} detail
   */
  #write(text, detail) {
    const words = `${text}\n${detail}`;
    if (this.answer.dataset.words === words) return;
    this.answer.dataset.words = words;
    this.answer.replaceChildren(text, ...(detail ? [" ", make("small", { textContent: detail })] : []));
  }
}

/** @param {number[]} probabilities */
function said(probabilities) {
  const most = Math.max(...probabilities);
  return `${probabilities.indexOf(most)} (${probability(most)})`;
}
