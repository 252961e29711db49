/**
 * One control for each browser parameter, however many charts of the picture are bound to it. Vega makes an input for
 * every bound parameter of every chart; these are hidden, and moved as a hand would move them. Grips in the charts move
 * the same parameters.
 *
 * @typedef {import("../vega.js").Value} Value
 * @typedef {import("./controls.js").Control} Control
 *
 * @typedef {object} Controls As `dashboard.components.mirror.mirror` sends them.
 * @property {Control[]} controls
 * @property {string} channel
 * @property {string} version
 * @property {string[]} hidden
 * @property {string} trail
 * @property {import("./grips.js").Declared[]} grips
 * @property {string} formula
 * @property {Record<string, string>} scores
 */
import { forget, lastSaid, sayAlso } from "../bus.js";
import { component } from "../component.js";
import { find, make } from "../dom.js";
import { durationOf, tween } from "../motion.js";
import { placeTooltips } from "../tooltips.js";
import { CHART, HIDE_ALL, onMove } from "../vega.js";
import { makeControl } from "./controls.js";
import { placeOn, slideFrom, stoodOf } from "./glide.js";
import { Grips } from "./grips.js";
import { Morphs } from "./morph.js";
import { readoutsOf, touchedBy } from "./readouts.js";
import { makeFormula } from "./scrub.js";
import { mend } from "./signals.js";
import { placeOf, Values } from "./values.js";

const CALM = 60; // ms without news of a chart, after which it should show what its inputs say

class Mirror {
  values = new Values();
  /** @type {{ control: Control, show: (value: Value) => void }[]} */
  #shown = [];
  #showFormula = () => {};
  /** @type {string | null} */
  #version = null;
  #look = "";
  #stopGlide = () => {};
  #morphs = new Morphs();
  #calm = 0;

  /**
   * @param {ShadowRoot} root
   * @param {Controls} first
   */
  constructor(root, first) {
    this.root = root;
    this.data = first;
    this.box = find(root, ".controls");
    this.style = document.head.appendChild(make("style", { textContent: HIDE_ALL }));
    this.charts = onMove(({ name }, value) => {
      const control = this.values.named(name);
      if (control) this.#set([[control, value]]);
    });
    this.grips = new Grips(this.#owner(), first.channel);
    this.observer = new MutationObserver((records) => this.#follow(records));
    this.observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    this.sizes = new ResizeObserver(() => this.#resized()); // a tab was opened, or the window changed
    this.hand = new AbortController();
    const options = { signal: this.hand.signal, capture: true };
    document.addEventListener("pointerdown", (event) => this.#takeOver(event), options);
    this.stopTooltips = placeTooltips();
  }

  /** @param {Controls} data */
  show(data) {
    this.data = data;
    const anew = data.version !== this.#version;
    const [stood, before] = [stoodOf(this.#shown, this.values), this.values.begin(data.controls, anew)];
    const look = JSON.stringify([data.controls.map(({ first: _, default: __, ...look }) => look), data.hidden]);
    if (anew || look !== this.#look) this.values.forgetTrail();
    [this.#version, this.#look] = [data.version, look];
    this.#build();
    this.#stopGlide();
    this.#stopGlide = anew ? this.#glide(before) : slideFrom(stood, this.#shown, this.values);
    this.#showAll();
    this.#drive(data.controls);
    this.#watchSizes();
    this.#tell();
    this.#readOut([...document.querySelectorAll(`${CHART} svg text`)]);
    this.grips.show(data.grips);
  }

  /** What grips see and do. @returns {import("./grips.js").Owner} */
  #owner() {
    return {
      read: (name) => {
        const control = this.values.named(name);
        return control ? this.values.of(control) : lastSaid(`${this.data.channel}:values`)?.[name];
      },
      span: (name) => this.values.named(name) ?? { low: -Infinity, high: Infinity, step: 0.01 },
      set: (changes) => {
        this.#stopGlide();
        const named = Object.entries(changes).map(([name, value]) => ({ control: this.values.named(name), value }));
        this.#set(named.flatMap(({ control, value }) => (control ? [[control, value]] : [])));
      },
    };
  }

  /**
   * Let the controls go from where they stood to where they are wanted; a hand on the picture stops them.
   *
   * @param {Map<string, Value>} before
   */
  #glide(before) {
    const ways = this.data.controls.flatMap((control) => {
      const [from, to] = [before.get(placeOf(control)), this.values.of(control)];
      const seen = control.kind === "range" && !this.data.hidden.includes(control.name);
      return seen && typeof from === "number" && from !== to ? [{ control, from, to: Number(to) }] : [];
    });
    if (!durationOf("move") || !ways.length) return () => {};
    const go = (/** @type {number} */ share) => {
      for (const way of ways) this.values.put(way.control, placeOn(way, share));
    };
    go(0);
    return tween(durationOf("move"), (share) => {
      go(share);
      this.#moved(ways.map(({ control }) => control));
    });
  }

  /** @param {PointerEvent} event */
  #takeOver({ target }) {
    if (target instanceof Element && (target.closest(CHART) || target === this.root.host)) this.#stopGlide();
  }

  stop() {
    this.#stopGlide();
    this.#morphs.stop();
    this.grips.stop();
    this.hand.abort();
    this.stopTooltips();
    clearTimeout(this.#calm);
    this.observer.disconnect();
    this.sizes.disconnect();
    this.charts.stop();
    this.style.remove();
    forget(`address:${this.data.channel}`);
  }

  #build() {
    const { controls, hidden, formula } = this.data;
    const visible = controls.filter(({ name, kind }) => !["text", "state"].includes(kind) && !hidden.includes(name));
    const take = (/** @type {Control} */ control, /** @type {Value} */ value) => {
      this.#stopGlide(); // what a visitor does ends it
      this.#set([[control, value]]);
    };
    const made = visible.map((control) => ({
      control,
      ...makeControl(this.root, control, (value) => take(control, value)),
    }));
    const [inFormula, others] = [true, false].map((has) =>
      made.filter(({ control }) => formula.includes(`«${control.name}»`) === has),
    );
    const sliders = new Map(inFormula.map((each) => [each.control.name, each]));
    const head = formula && makeFormula(formula, sliders, (control) => this.values.of(control), take);
    this.#showFormula = head ? head.show : () => {};
    this.box.replaceChildren(...(head ? [head.element] : []), ...others.map(({ element }) => element));
    this.#shown = made;
  }

  #showAll() {
    for (const { control, show } of this.#shown) show(this.values.seen(control));
    this.#showFormula();
    this.grips.place();
  }

  /** @param {(readonly [Control, Value])[]} changes */
  #set(changes) {
    for (const [control, value] of changes) this.values.putNear(control, value);
    this.#moved(changes.map(([control]) => control));
  }

  /** @param {Control[]} controls */
  #moved(controls) {
    this.#drive(controls);
    this.#showAll();
    this.#tell();
  }

  /** @param {Control[]} controls */
  #drive(controls) {
    const memory = this.values.walk(this.data.trail);
    const all = [...controls, ...(memory ? [memory] : []), ...this.values.following(controls)];
    this.charts.driveAll(new Map(all.map((control) => [control.name, this.values.driven(control)])));
  }

  /** Say the values, and which of them a link needs. */
  #tell() {
    sayAlso(`${this.data.channel}:values`, this.values.told());
    this.#tellLink();
  }

  #tellLink() {
    const link = this.values.address(this.data.scores, (name) => this.grips.owner.read(name));
    sayAlso(`address:${this.data.channel}`, link);
  }

  /** @param {MutationRecord[]} records */
  #follow(records) {
    this.#morphs.follow(records);
    const { texts, inputs } = touchedBy(records, CHART);
    if (texts.length || inputs) {
      clearTimeout(this.#calm);
      this.#calm = window.setTimeout(() => this.#rest(), CALM);
    }
    if (inputs) {
      this.#watchSizes();
      this.#drive(this.data.controls);
    }
    this.#readOut(texts);
  }

  #rest() {
    mend(this.charts);
    this.grips.settle();
  }

  #resized() {
    this.#drive(this.data.controls);
    this.grips.settle();
  }

  /** @param {Element[]} texts */
  #readOut(texts) {
    const numbers = readoutsOf(texts.map((text) => text.textContent ?? ""));
    if (!numbers) return;
    sayAlso(`${this.data.channel}:values`, numbers);
    this.#tellLink();
  }

  #watchSizes() {
    for (const chart of document.querySelectorAll(CHART)) this.sizes.observe(chart);
  }
}

export default component((root, { data }) => new Mirror(root, /** @type {Controls} */ (data)));
