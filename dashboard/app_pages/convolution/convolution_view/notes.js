/** What stands around the pictures: the size of the map, what a shift changed, and what makes no sense. */

import { find, findAll } from "../../../components/dom.js";
import { write } from "../../../components/glossary/terms.js";
import { formula, impossible, shiftChanged } from "./sentences.js";

export class Notes {
  #complains = false; // about what is typed

  /** @param {ShadowRoot} root */
  constructor(root) {
    this.box = find(root, ".view");
    this.problem = find(root, ".problem");
    this.formula = find(root, ".formula");
    this.shifted = find(root, ".shifted");
    this.choices = findAll(root, ".choice");
  }

  /**
   * @param {import("./maps.js").Computed} computed
   * @param {import("./kept.js").Kept} kept
   * @param {boolean} lecture
   */
  show(computed, kept, lecture) {
    this.formula.textContent = formula(computed.image.side, kept);
    write(this.shifted, shiftChanged(computed, kept));
    const classes = { five: kept.size === 5, drawing: kept.pencil, moved: Boolean(kept.shift), lecture };
    for (const [name, on] of Object.entries(classes)) this.box.classList.toggle(name, on);
    const problem = impossible(computed, kept);
    if (problem || !this.#complains) this.#warn(problem?.text ?? "", problem?.choice);
  }

  /**
   * Complain about what is typed, until something is set.
   *
   * @param {string} problem "" where it is right.
   */
  complain(problem) {
    this.#warn(problem);
    this.#complains = Boolean(problem);
  }

  /** What was typed is no matter any more. */
  forget() {
    this.#complains = false;
  }

  /**
   * @param {string} text
   * @param {string} [blamed] The class of a choice.
   */
  #warn(text, blamed = "none") {
    this.#complains = false;
    write(this.problem, text);
    for (const choice of this.choices) choice.classList.toggle("bad", choice.matches(`.${blamed}`));
  }
}
