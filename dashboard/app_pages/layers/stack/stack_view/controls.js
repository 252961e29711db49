/**
 * What stands above the stack: which one, what goes through it, with which weights; and what all of it takes.
 *
 * @typedef {import("./kept.js").Kept} Kept
 */
import { find, make } from "../../../../components/dom.js";
import { BATCHES, MOST_DIGIT, MOST_SEED, PRESETS, SENTENCES, TRAINED } from "../contract.js";

const OWN = "my own";
const BYTES = 4;

/** @type {Record<string, string>} */
const SPELLED = PRESETS;

export class Controls {
  /**
   * @param {ParentNode} root
   * @param {(next: Partial<Kept>) => void} change
   */
  constructor(root, change) {
    const menu = (/** @type {string} */ name) => find(root, `select.${name}`, HTMLSelectElement);
    this.preset = menu("preset");
    this.batch = menu("batch");
    this.seed = menu("seed");
    this.another = find(root, ".another", HTMLButtonElement);
    this.totals = find(root, ".totals");
    const option = (/** @type {string | number} */ value, textContent = String(value)) =>
      make("option", { value: String(value), textContent });
    this.preset.replaceChildren(...Object.keys(SPELLED).map((name) => option(name)), option(OWN));
    this.batch.replaceChildren(...BATCHES.map((count) => option(count)));
    this.seed.replaceChildren(...Array.from({ length: MOST_SEED + 1 }, (_, seed) => option(seed, `seed ${seed}`)));
    this.preset.onchange = () => {
      if (this.preset.value !== OWN) change({ stack: SPELLED[this.preset.value], layer: 1 });
    };
    this.batch.onchange = () => change({ batch: Number(this.batch.value) });
    this.seed.onchange = () => change({ seed: Number(this.seed.value) });
    this.another.onclick = () => change(this.next());
    /** @type {() => Partial<Kept>} */
    this.next = () => ({});
  }

  /**
   * @param {Kept} kept
   * @param {import("./shapes.js").Step[]} steps
   */
  show(kept, steps) {
    const known = Object.keys(SPELLED).find((name) => SPELLED[name] === kept.stack);
    this.preset.value = known ?? OWN;
    this.batch.value = String(kept.batch);
    this.seed.options[0].textContent = known === TRAINED ? "trained" : "seed 0";
    this.seed.value = String(kept.seed);
    const words = steps.some(({ layer }) => layer.kind === "words");
    this.another.textContent = words ? "Another sentence" : kept.batch > 1 ? "Other digits" : "Another digit";
    this.next = () =>
      words
        ? { sentence: (kept.sentence % SENTENCES.length) + 1 }
        : { digit: ((kept.digit + kept.batch - 1) % MOST_DIGIT) + 1 };
    this.totals.replaceChildren(...totalsOf(steps, kept.batch).map((part) => make("span", {}, ...part)));
  }
}

/**
 * @param {import("./shapes.js").Step[]} steps
 * @param {number} batch
 * @returns {(string | Node)[][]}
 */
function totalsOf(steps, batch) {
  const sum = (/** @type {(step: import("./shapes.js").Step) => number} */ of) =>
    steps.reduce((total, step) => total + of(step), 0);
  const parameters = sum(({ cost }) => cost?.parameters ?? 0);
  const products = sum(({ cost }) => cost?.multiplications ?? 0);
  const numbers = sum(({ output }) => output?.shape.reduce((product, each) => product * each, 1) ?? 0);
  const bold = (/** @type {number} */ count) => make("b", {}, count.toLocaleString("en"));
  return [
    [bold(parameters), " parameters"],
    [bold(products), " multiplications"],
    [make("b", {}, kilobytes(BYTES * parameters)), " weights"],
    [make("b", {}, kilobytes(BYTES * batch * numbers)), " activations"],
  ];
}

/**
 * As Keras writes it.
 *
 * @param {number} bytes
 */
export function kilobytes(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 ** 2 ? `${(bytes / 1024).toFixed(1)} KB` : `${(bytes / 1024 ** 2).toFixed(1)} MB`;
}
