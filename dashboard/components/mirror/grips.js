/**
 * The grips of a picture's charts: handles that lie over a chart's plot and are dragged, or moved with the arrow keys.
 * What they move goes through the mirror's own parameters, so sliders, link, text and code follow.
 */
import { kept } from "../bus.js";
import { durationOf } from "../motion.js";
import { Layer } from "./layer.js";

/**
 * @typedef {import("./grip.js").Axes & { chart: string, of: import("./grip.js").Grip[], then: string }} Declared
 *   The grips of one chart; `chart` is the class of the box around it, `then` a parameter that goes up by one with
 *   each release.
 *
 * @typedef {object} Owner What the mirror lets grips see and do.
 * @property {(name: string) => import("../vega.js").Value | undefined} read
 * @property {(name: string) => { low: number, high: number, step: number }} span
 * @property {(changes: import("./grip.js").Changes) => void} set
 */

const WAITS = 1200; // ms without a touch, after which a handle nods
const NOD = 6; // px

export class Grips {
  /** @type {Layer[]} */
  #layers = [];
  #declared = "";
  #hint = 0;

  /**
   * @param {Owner} owner
   * @param {string} channel Of the page: one hint for each page and visit.
   */
  constructor(owner, channel) {
    this.owner = owner;
    this.channel = channel;
  }

  /** @param {readonly Declared[]} declared */
  show(declared) {
    const text = JSON.stringify(declared);
    if (text !== this.#declared) {
      this.stop();
      this.#declared = text;
      this.#layers = declared.map((each) => new Layer(each, this.owner));
      if (declared.length) this.#hint = window.setTimeout(() => this.#nod(), WAITS);
    }
    this.settle();
  }

  /** Lie over the plots, wherever they are now. */
  settle() {
    for (const layer of this.#layers) layer.settle();
  }

  /** Put the handles where the parameters say. */
  place() {
    for (const layer of this.#layers) layer.place();
  }

  stop() {
    clearTimeout(this.#hint);
    for (const layer of this.#layers) layer.stop();
    this.#layers = [];
    this.#declared = "";
  }

  /** Show once what can be grasped, unless something was, or nothing shall move. */
  #nod() {
    const name = `nod:${this.channel}`;
    const touched = "touched" in document.documentElement.dataset;
    if (kept.has(name) || touched || !durationOf("move")) return;
    const handle = this.#layers[0]?.first;
    if (!handle) return;
    kept.set(name, true);
    const frames = { translate: ["0 0", `0 ${-NOD}px`, `0 ${NOD / 2}px`, "0 0"] };
    const timing = { duration: 3 * durationOf("move"), easing: "ease-in-out" };
    handle.animate(frames, { ...timing, composite: "add" }); // to what centers it at its place
  }
}
