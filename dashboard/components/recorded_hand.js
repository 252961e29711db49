/** A hand that writes a recorded drawing, step by step. */
import { stepAt } from "./recordings.js";

/** @typedef {import("./recordings.js").Recording} Recording */

export class Hand {
  #frame = 0;

  /**
   * @param {(recording: Recording, step: number) => void} write Called for each step, none left out.
   * @param {() => void} rest Called when it has written all.
   */
  constructor(write, rest) {
    this.write = write;
    this.rest = rest;
  }

  /** @param {Recording} recording */
  begin(recording) {
    this.stop();
    const last = recording.readings.length - 1;
    let [begun, step] = [0, -1];
    const go = (/** @type {number} */ now) => {
      begun ||= now;
      const upTo = stepAt(recording.strokes, now - begun);
      while (step < upTo) {
        step += 1;
        this.write(recording, step);
      }
      if (step < last) this.#frame = requestAnimationFrame(go);
      else this.rest();
    };
    this.#frame = requestAnimationFrame(go);
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }
}
