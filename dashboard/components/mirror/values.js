/**
 * What the parameters of a picture are, and where the first two of them have been.
 *
 * @typedef {import("../vega.js").Value} Value
 * @typedef {import("./controls.js").Control} Control
 */
import { snapped } from "./grip.js";
import { listed, momentsOf, spelled } from "./points.js";
import { descend, spelledWalk } from "./walk.js";

/** @param {import("./controls.js").Follows} follows */
const sourcesOf = (follows) => (follows.kind === "moments" ? [follows.of] : [...follows.from, follows.pick]);

const PLACES = 150; // of a trail, the newest: as many as page 1 has rows for

/**
 * By name and range: another data set with another range, or with other points, has its own place.
 *
 * @param {Control} control
 */
export const placeOf = ({ name, low, high, own }) => JSON.stringify([name, low, high, own]);

export class Values {
  /** @type {Map<string, Value>} */
  #values = new Map();
  /** @type {Map<string, number>} What sliders show by name, on their way to where they stand. */
  onTheWay = new Map();
  /** @type {Control[]} */
  #controls = [];
  /** @type {string[]} The places visited. */
  #trail = [];

  /**
   * Take over the parameters of a picture; what is new stands where the address wants it, with `anew` all.
   *
   * @param {Control[]} controls
   * @param {boolean} anew
   * @returns {Map<string, Value>} Where they stood, if all is new.
   */
  begin(controls, anew) {
    const before = anew ? this.#values : new Map();
    if (anew) this.#values = new Map();
    for (const control of controls) {
      const known = this.named(control.name); // what the server has chosen meanwhile holds
      if (control.kind === "text" && known && known.default !== control.default) this.put(control, control.first);
    }
    this.#controls = controls;
    for (const control of controls) {
      const place = placeOf(control);
      if (!this.#values.has(place)) this.#values.set(place, control.first);
    }
    return before;
  }

  /** @param {string} name */
  named(name) {
    return this.#controls.find((control) => control.name === name);
  }

  /** @param {Control} control */
  of(control) {
    return /** @type {Value} */ (this.#values.get(placeOf(control)));
  }

  /** @param {Control} control */
  seen(control) {
    return this.onTheWay.get(control.name) ?? this.of(control);
  }

  /**
   * @param {Control} control
   * @param {Value} value
   */
  put(control, value) {
    this.#values.set(placeOf(control), value);
  }

  /**
   * Put a value where its slider could stand; nonsense changes nothing.
   *
   * @param {Control} control
   * @param {Value} value
   */
  putNear(control, value) {
    if (control.kind !== "range") this.put(control, value);
    else if (Number.isFinite(value)) this.put(control, snapped(Number(value), control));
  }

  /**
   * What the charts' inputs are told: points in full, what follows from others as it is now.
   *
   * @param {Control} control
   */
  driven(control) {
    const value = this.of(control);
    const { follows } = control;
    if (follows?.kind === "moments") return momentsOf(this.#movedOf(follows.of));
    if (follows)
      return spelledWalk(descend(this.#startOf(follows), follows, follows.rates[this.#number(follows.pick)]));
    return control.own.length ? spelled(control.own, String(value)) : value;
  }

  /**
   * Points of which at least one was moved, added or removed; else none.
   *
   * @param {string} name Of their parameter.
   */
  #movedOf(name) {
    const control = this.named(name);
    const changes = control && String(this.of(control));
    return changes ? listed(control.own, changes) : [];
  }

  /**
   * @param {import("./walk.js").Walk} walk
   * @returns {[number, number]}
   */
  #startOf({ from }) {
    const [m, b] = from.map((name) => this.#number(name));
    return [m, b];
  }

  /** @param {string} name */
  #number(name) {
    const control = this.named(name);
    return Number(control && this.of(control));
  }

  /**
   * The parameters that follow from others.
   *
   * @param {readonly Control[]} moved
   */
  following(moved) {
    const names = moved.map(({ name }) => name);
    return this.#controls.filter(({ follows }) => follows && sourcesOf(follows).some((name) => names.includes(name)));
  }

  /** All that is told to the page; of points the two columns, as code has them. */
  told() {
    const seen = this.#controls.filter(({ kind }) => kind !== "text");
    const columns = seen.flatMap((control) => (control.own.length ? this.#columns(control) : []));
    return Object.fromEntries([...seen.map((control) => [control.name, this.of(control)]), ...columns]);
  }

  /** @param {Control} control */
  #columns(control) {
    const points = listed(control.own, String(this.of(control)));
    return /** @type {const} */ (["x", "y"]).map((axis) => [
      `${control.name}_${axis}`,
      points.map((point) => String(point[axis])).join(", "),
    ]);
  }

  /**
   * What a link needs; null for a default. A score is taken from what a chart reads out, once something was moved.
   *
   * @param {Record<string, string>} scores
   * @param {(name: string) => Value | undefined} read
   */
  address(scores, read) {
    const seen = this.#controls.filter(({ kind }) => kind !== "text");
    const pairs = seen.map((control) => [control.name, this.of(control) === control.default ? null : this.of(control)]);
    const moved = pairs.some(([name, value]) => value !== null && !(String(name) in scores));
    const taken = moved ? Object.entries(scores).map(([name, from]) => [name, read(from) ?? null]) : [];
    return Object.fromEntries([...pairs, ...taken]);
  }

  forgetTrail() {
    this.#trail = [];
  }

  /**
   * Add the place of the first two controls to the trail, which a chart reads from a text parameter.
   *
   * @param {string} name Of the parameter.
   * @returns {Control | undefined} It, if the trail is longer now.
   */
  walk(name) {
    const memory = this.named(name);
    const here = this.#controls
      .slice(0, 2)
      .map((control) => this.of(control))
      .join();
    if (!memory || this.#trail.at(-1) === here) return undefined;
    this.#trail = [...this.#trail, here].slice(-PLACES);
    this.put(memory, this.#trail.join(";"));
    return memory;
  }
}
