/**
 * One control for each browser parameter, however many charts of the picture are bound to it. Vega makes an input for
 * every bound parameter of every chart; these are hidden, and moved as a hand would move them.
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
 */
import { forget, sayAlso } from "../bus.js";
import { component } from "../component.js";
import { find, make } from "../dom.js";
import { CHART, HIDE_ALL, inputsOf, isShown, onMove } from "../vega.js";
import { makeControl } from "./controls.js";
import { readoutsOf, touchedBy } from "./readouts.js";

const PLACES = 150; // of a trail, the newest

/**
 * By name and range: another data set with another range has its own place.
 *
 * @param {Control} control
 */
const placeOf = ({ name, low, high }) => [name, low, high].join();

class Mirror {
  /** @type {Map<string, Value>} */
  #values = new Map();
  /** @type {{ control: Control, show: (value: Value) => void }[]} */
  #shown = [];
  /** @type {string[]} The places visited. */
  #trail = [];
  /** @type {string | null} */
  #version = null;
  #look = "";

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
      const control = this.#named(name);
      if (control) this.#set(control, value);
    });
    this.observer = new MutationObserver((records) => this.#follow(records));
    this.observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    this.sizes = new ResizeObserver(() => this.#driveAll()); // a tab was opened
  }

  /** @param {Controls} data */
  show(data) {
    this.data = data;
    if (data.version !== this.#version) this.#values.clear();
    for (const control of data.controls) {
      const place = placeOf(control);
      if (!this.#values.has(place)) this.#values.set(place, control.first);
    }
    const look = JSON.stringify([data.controls.map(({ first: _, default: __, ...look }) => look), data.hidden]);
    if (data.version !== this.#version || look !== this.#look) this.#trail = [];
    [this.#version, this.#look] = [data.version, look];
    this.#build();
    this.#showAll();
    this.#driveAll();
    this.#walk();
    this.#watchSizes();
    this.#tell();
    this.#readOut([...document.querySelectorAll(`${CHART} svg text`)]);
  }

  stop() {
    this.observer.disconnect();
    this.sizes.disconnect();
    this.charts.stop();
    this.style.remove();
    forget(`address:${this.data.channel}`);
  }

  #build() {
    const visible = this.data.controls.filter(({ name, kind }) => kind !== "text" && !this.data.hidden.includes(name));
    const made = visible.map((control) => ({
      control,
      ...makeControl(this.root, control, (value) => this.#set(control, value)),
    }));
    this.box.replaceChildren(...made.map(({ element }) => element));
    this.#shown = made;
  }

  #showAll() {
    for (const { control, show } of this.#shown) show(this.#valueOf(control));
  }

  /** @param {string} name */
  #named(name) {
    return this.data.controls.find((control) => control.name === name);
  }

  /** @param {Control} control */
  #valueOf(control) {
    return /** @type {Value} */ (this.#values.get(placeOf(control)));
  }

  /**
   * @param {Control} control
   * @param {Value} value
   */
  #set(control, value) {
    this.#values.set(placeOf(control), value);
    this.#drive(control);
    this.#walk();
    this.#showAll();
    this.#tell();
  }

  /** @param {Control} control */
  #drive(control) {
    for (const input of inputsOf(control.name).filter(isShown)) this.charts.drive(input, this.#valueOf(control));
  }

  #driveAll() {
    for (const control of this.data.controls) this.#drive(control);
  }

  /** Add the place of the first two controls to the trail, which a chart reads from a text parameter. */
  #walk() {
    const memory = this.#named(this.data.trail);
    if (!memory) return;
    const here = this.data.controls
      .slice(0, 2)
      .map((control) => this.#valueOf(control))
      .join();
    if (this.#trail.at(-1) === here) return;
    this.#trail = [...this.#trail, here].slice(-PLACES);
    this.#values.set(placeOf(memory), this.#trail.join(";"));
    this.#drive(memory);
  }

  /** Say the values, and which of them a link needs. */
  #tell() {
    const seen = this.data.controls.filter(({ kind }) => kind !== "text");
    const values = seen.map((control) => [control.name, this.#valueOf(control)]);
    const address = seen.map((control) => {
      const value = this.#valueOf(control);
      return [control.name, value === control.default ? null : value];
    });
    sayAlso(`${this.data.channel}:values`, Object.fromEntries(values));
    sayAlso(`address:${this.data.channel}`, Object.fromEntries(address));
  }

  /** @param {MutationRecord[]} records */
  #follow(records) {
    const { texts, inputs } = touchedBy(records, CHART);
    if (inputs) {
      this.#watchSizes();
      this.#driveAll();
    }
    this.#readOut(texts);
  }

  /** @param {Element[]} texts */
  #readOut(texts) {
    const numbers = readoutsOf(texts.map((text) => text.textContent ?? ""));
    if (numbers) sayAlso(`${this.data.channel}:values`, numbers);
  }

  #watchSizes() {
    for (const chart of document.querySelectorAll(CHART)) this.sizes.observe(chart);
  }
}

export default component((root, { data }) => new Mirror(root, /** @type {Controls} */ (data)));
