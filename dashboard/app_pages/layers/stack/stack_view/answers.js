/**
 * What the server says about the present stack: what is wrong with it and its code, and its values.
 *
 * @typedef {import("./fault.js").Fault} Fault
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./tensor.js").Values} Values
 */
import { hear, say } from "../../../../components/bus.js";

/** @param {Kept} kept */
const questionOf = ({ stack, batch, digit, sentence, seed }) => ({ stack, batch, digit, sentence, seed });

export class Answers {
  /** @type {Fault[]} */
  faults = [];
  /** @type {(Values | null)[]} */
  values = [];
  /** @type {string | null} Keras' own words; null while they are on their way. */
  keras = null;
  /** Whether Keras could not compute a stack in which nothing was found to be wrong. */
  broke = false;
  /** @type {number[]} */
  labels = [];
  note = "";
  #asked = "";
  #stack = ""; // that the faults and values are of

  /**
   * @param {string} channel
   * @param {{ kept: () => Kept | null, code: (fields: Record<string, string>) => void, changed: () => void }} on
   */
  constructor(channel, on) {
    this.channel = channel;
    this.on = on;
    const stops = ["words", "values"].map((asked) =>
      hear(`${channel}:${asked}:answer`, (answer) => this.#take(answer)),
    );
    this.stop = () => {
      for (const stop of stops) stop();
    };
  }

  /** @param {Kept} kept */
  ask(kept) {
    const question = questionOf(kept);
    const key = JSON.stringify(question);
    if (key === this.#asked) return;
    this.#asked = key;
    if (kept.stack !== this.#stack) {
      this.faults = [];
      this.values = [];
      this.keras = null;
      this.broke = false;
    }
    this.#stack = kept.stack;
    for (const want of ["words", "values"]) say(`${this.channel}:${want}:ask`, { want, ...question });
  }

  /** @param {any} answer */
  #take(answer) {
    const kept = this.on.kept();
    if (!kept) return;
    this.note = answer.problem ?? answer.waiting ?? "";
    if (answer.stack === kept.stack) {
      if (answer.kind === "words") {
        this.faults = answer.faults;
        this.on.code(answer.code);
      }
      if (answer.kind === "values") {
        this.keras = answer.keras;
        this.broke = answer.broke;
        this.labels = answer.labels;
        this.values = answer.tensors.map((/** @type {any} */ told, /** @type {number} */ place) => {
          const { shape, values } = answer.pictures[String(place)];
          return { ...told, shape, levels: values };
        });
      }
    }
    this.on.changed();
  }
}
