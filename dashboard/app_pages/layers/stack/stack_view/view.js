/**
 * A stack of layers with its tensors in between; shapes and counts are worked out here, values come from the server.
 *
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./kinds.js").Layer} Layer
 *
 * @typedef {object} Data As `dashboard.app_pages.layers.stack.stack_view.stack_view` sends it.
 * @property {string} channel
 * @property {string} prefix
 * @property {string} version
 * @property {import("./kept.js").Setting} first
 * @property {boolean} small Whether there is room for layers and tensors alone.
 */
import { forget, sayAlso } from "../../../../components/bus.js";
import { component } from "../../../../components/component.js";
import { find, press } from "../../../../components/dom.js";
import { clamp } from "../../../../components/format.js";
import { forAddress, prefixed } from "../../../../components/words.js";
import { DEFAULTS } from "../contract.js";
import { Answers } from "./answers.js";
import { Chosen } from "./chosen.js";
import { Columns } from "./columns.js";
import { Controls } from "./controls.js";
import { Dragging } from "./dragging.js";
import { FaultBox, unforeseen } from "./fault.js";
import { takeUp } from "./kept.js";
import { hasRoom, isInput, layerOf, nameOf, read, spell } from "./kinds.js";
import { Large } from "./large.js";
import { Palette } from "./palette.js";
import { namesOf } from "./said.js";
import { trace, written } from "./shapes.js";
import { showSummary } from "./summary.js";

class StackView {
  /** @type {Kept | null} */
  #kept = null;

  /**
   * @param {ShadowRoot} root
   * @param {Data} first
   */
  constructor(root, first) {
    this.data = first;
    this.box = find(root, ".view");
    this.table = find(root, ".summary table", HTMLTableElement);
    this.note = find(root, ".note");
    this.sums = find(root, ".sums", HTMLButtonElement);
    this.sums.onclick = () => press(this.sums, this.box.classList.toggle("summed"));
    this.columns = new Columns(find(root, ".columns"), (at) => this.#change({ layer: at + 1 }));
    this.controls = new Controls(root, (next) => this.#change(next));
    this.palette = new Palette(find(root, ".chips"), (kind) => this.#put({ kind }, this.kept.layer));
    this.chosen = new Chosen(root, {
      set: (name, value) => this.#set(name, value),
      move: (by) => this.#move(this.#at, this.#at + by),
      takeOut: () => this.#takeOut(this.#at),
    });
    this.fault = new FaultBox(root, (stack) => this.#change({ stack }));
    this.large = new Large(root);
    this.dragging = new Dragging(root, {
      drop: (held, index) => this.#put(held, index),
      takeOut: (at) => this.#takeOut(at),
      preview: (held, index) => this.#preview(held, index),
    });
    this.answers = new Answers(first.channel, {
      kept: () => this.#kept,
      code: (fields) => sayAlso(`${this.data.channel}:values`, prefixed(this.data.prefix, fields)),
      changed: () => this.#paint(),
    });
    find(root, ".columns").addEventListener("keydown", (event) => this.#key(event));
    this.resized = new ResizeObserver(() => this.#kept && this.#paint());
    this.resized.observe(find(root, ".flow"));
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    this.box.classList.toggle("small", data.small);
    this.#kept = takeUp(data);
    this.#change({});
  }

  stop() {
    this.answers.stop();
    this.resized.disconnect();
    forget(`address:${this.data.channel}`);
  }

  /** What is built; there is something as soon as the picture is shown. */
  get kept() {
    return /** @type {Kept} */ (this.#kept);
  }

  get #stack() {
    return read(this.kept.stack);
  }

  /** The chosen layer, from 0. */
  get #at() {
    return this.kept.layer - 1;
  }

  /** @param {Partial<Kept>} next */
  #change(next) {
    const { kept, data } = this;
    Object.assign(kept, next);
    kept.layer = clamp(kept.layer, 1, Math.max(1, this.#stack.length));
    const { version: _, ...words } = kept;
    sayAlso(`address:${data.channel}`, forAddress(data.prefix, words, DEFAULTS));
    this.answers.ask(kept);
    this.#paint();
  }

  #paint() {
    const { kept, answers } = this;
    const steps = trace(this.#stack);
    const [at, step] = [this.#at, steps[this.#at]];
    const faulty = new Set(answers.faults.map((fault) => Math.min(fault.at, steps.length - 1)));
    for (const [place, { broken }] of steps.entries()) if (broken) faulty.add(place);
    this.controls.show(kept, steps);
    this.palette.show(this.#stack);
    this.columns.show({ steps, chosen: at, batch: kept.batch, values: answers.values, faulty });
    this.chosen.show(steps, at);
    const caption = step?.output ? `Behind ${isInput(step.layer) ? "Input" : nameOf(step.layer)}` : "No tensor here";
    const image = step?.layer.kind === "image" || step?.layer.kind === "rescale";
    this.large.show((step?.output && answers.values[at]) || null, caption, { image, names: namesOf(steps, at, kept) });
    showSummary(this.table, steps);
    const [fault] = [...answers.faults, ...(answers.broke ? [unforeseen(steps.length - 1)] : [])];
    const seam = fault && Math.min(fault.at, steps.length - 1);
    const name = fault && steps[seam] ? (fault.at > seam ? "The end" : nameOf(steps[seam].layer)) : "An empty stack";
    this.fault.show(fault, name, answers.keras, this.columns.cards[seam]?.parentElement ?? undefined);
    if (this.note.textContent !== answers.note) this.note.textContent = answers.note;
  }

  /**
   * The stack with something put in or moved, and where it stands then; null where there is no room.
   *
   * @param {import("./dragging.js").Held} held
   * @param {number} index
   * @returns {[Layer[], number] | null}
   */
  #with(held, index) {
    const stack = this.#stack;
    if ("kind" in held) {
      if (!hasRoom(stack, held.kind)) return null;
      const place = Math.min(index, stack.length);
      return [stack.toSpliced(place, 0, layerOf(held.kind)), place];
    }
    const place = clamp(index > held.at ? index - 1 : index, 0, stack.length - 1);
    return [stack.toSpliced(held.at, 1).toSpliced(place, 0, stack[held.at]), place];
  }

  /**
   * @param {import("./dragging.js").Held} held
   * @param {number} index
   */
  #put(held, index) {
    const made = this.#with(held, index);
    if (made) this.#change({ stack: spell(made[0]), layer: made[1] + 1 });
  }

  /**
   * @param {import("./dragging.js").Held} held
   * @param {number} index
   */
  #preview(held, index) {
    const made = this.#with(held, index);
    if (!made) return "no room";
    const step = trace(made[0])[made[1]];
    return step.output ? `fits: ${written(step.output.shape)}` : "does not fit here";
  }

  /**
   * @param {number} from
   * @param {number} to
   */
  #move(from, to) {
    if (to >= 0 && to < this.#stack.length) this.#put({ at: from }, to > from ? to + 1 : to);
  }

  /** @param {number} at */
  #takeOut(at) {
    this.#change({ stack: spell(this.#stack.toSpliced(at, 1)), layer: Math.max(1, at) });
  }

  /**
   * @param {string} name
   * @param {import("./kinds.js").Value} value
   */
  #set(name, value) {
    const stack = this.#stack;
    const { kind, settings } = stack[this.#at];
    this.#change({ stack: spell(stack.with(this.#at, layerOf(kind, { ...settings, [name]: value }))) });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const by = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    const at = Number(/** @type {HTMLElement} */ (event.target).dataset.at);
    if (event.ctrlKey || event.altKey || event.metaKey || Number.isNaN(at)) return;
    if (event.key === "Delete" || event.key === "Backspace") this.#takeOut(at);
    else if (by && event.shiftKey) this.#move(at, at + by);
    else if (by) this.#change({ layer: clamp(at + by, 0, this.#stack.length - 1) + 1 });
    else return;
    event.preventDefault();
    this.columns.cards[this.#at]?.focus();
  }
}

export default component((root, { data }) => new StackView(root, /** @type {Data} */ (data)));
