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

  /** @param {import("./answer.js").Answer | import("./ghost.js").Shown} answer */
  show(answer) {
    this.answer.setAttribute("aria-live", "logits" in answer ? "polite" : "off"); // nobody has asked the recorded hand
    if ("logits" in answer) this.#showAnswer(answer);
    else this.#showGhost(answer);
  }

  /** @param {import("./ghost.js").Shown} ghost */
  #showGhost({ sure, probabilities: { cnn } }) {
    const most = Math.max(...cnn);
    const digit = cnn.indexOf(most);
    if (sure) this.#write(`It is a ${digit}`, probability(most));
    else this.#write("Not sure", `perhaps a ${digit}: ${probability(most)}`);
    this.how.textContent = "What the CNN made of it, as a recorded hand wrote it. Now you.";
  }

  /** @param {import("./answer.js").Answer} answer */
  #showAnswer({ sure, probabilities: { cnn, dense, plain } }) {
    this.#announce();
    const [first, second] = cnn.map((_, digit) => digit).sort((one, other) => cnn[other] - cnn[one]);
    if (sure) this.#write(`It is a ${first}`, `probability ${probability(cnn[first])}`);
    else this.#write("Not sure", `perhaps a ${first}: ${probability(cnn[first])}`);
    this.how.textContent = sure
      ? `Next: a ${second}, ${probability(cnn[second])}. The dense network predicts ${said(dense)}.`
      : `Trained without scribbles, the same CNN (plain CNN) predicts ${said(plain)}.`;
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
    this.answer.classList.toggle("long", text.length > 9);
    this.answer.replaceChildren(text, ...(detail ? [" ", make("small", { textContent: detail })] : []));
  }
}

/** @param {number[]} probabilities */
function said(probabilities) {
  const most = Math.max(...probabilities);
  return `${probabilities.indexOf(most)} (${probability(most)})`;
}
