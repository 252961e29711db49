/** The sliders that Vega made for the player's parameters: not shown, moved with the player, and heard. */
import { make } from "../dom.js";
import { hidingRule, inputsOf, onMove } from "../vega.js";

export class Charts {
  /** @type {string[]} */
  #params = [];
  /** Sliders that were brought to the player's step when they appeared. */
  #known = new WeakSet();

  /** @param {(step: number) => void} moved Called when something else moves a slider. */
  constructor(moved) {
    this.style = document.head.appendChild(make("style"));
    this.inputs = onMove((input, value) => {
      if (this.#params.includes(input.name) && this.#sliders().includes(input)) moved(Number(value));
    });
  }

  /** @param {string[]} params */
  bind(params) {
    this.#params = params;
    this.style.textContent = hidingRule(params);
  }

  /** @param {number} step */
  go(step) {
    for (const slider of this.#sliders()) this.inputs.drive(slider, step);
  }

  /**
   * Bring sliders that came with a chart that was drawn anew to a step.
   *
   * @param {number} step
   * @returns {boolean} Whether there were any.
   */
  meet(step) {
    const fresh = this.#sliders().filter((slider) => !this.#known.has(slider));
    for (const slider of fresh) {
      this.#known.add(slider);
      this.inputs.drive(slider, step);
    }
    return fresh.length > 0;
  }

  stop() {
    this.inputs.stop();
    this.style.remove();
  }

  #sliders() {
    return this.#params.flatMap((name) => inputsOf(name));
  }
}
