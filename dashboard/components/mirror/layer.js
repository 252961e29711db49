/**
 * The handles of one chart. They lie in a box of the size of its plot beside the chart, since the chart is drawn anew
 * at any time; each is named, can be focused, and has room for a finger.
 */
import { make } from "../dom.js";
import { clamp } from "../format.js";
import { CHART } from "../vega.js";
import { shareOf } from "./grip.js";
import { Hand } from "./hand.js";
import { KINDS } from "./kinds.js";
import { passOn } from "./pass.js";
import { say } from "./said.js";

/**
 * @typedef {import("./grip.js").Grip} Grip
 * @typedef {import("./grip.js").Handle} Handle
 * @typedef {import("./grip.js").Place} Place
 * @typedef {import("./grip.js").State} State
 *
 * @typedef {object} Shown A handle on the page.
 * @property {Grip} grip
 * @property {Handle} handle
 * @property {HTMLElement} element
 * @property {HTMLElement | undefined} strip Where its line can be grasped.
 */

export class Layer {
  /** @type {Map<string, Shown>} */
  #handles = new Map();
  /** @type {Element | null} */
  #chart = null;
  /** @type {Element | null} */
  #plot = null;

  /**
   * @param {import("./grips.js").Declared} declared
   * @param {import("./grips.js").Owner} owner
   */
  constructor(declared, owner) {
    this.declared = declared;
    this.owner = owner;
    this.box = make("div", { className: "nnviz-grips" });
    this.hand = new Hand(this);
    this.clicks = new AbortController();
    this.sizes = new ResizeObserver(() => this.settle()); // Vega may stretch a plot and change no text of it
  }

  get shown() {
    return [...this.#handles.values()];
  }

  /** The first handle that is seen. */
  get first() {
    return this.shown.find(({ handle }) => handle.look !== "quiet")?.element;
  }

  /** Lie over the plot of the chart, as large as it is. */
  settle() {
    const chart = document.querySelector(`.${CSS.escape(this.declared.chart)} ${CHART}`);
    const plot = chart?.querySelector("svg.marks path.background");
    if (!(chart instanceof HTMLElement) || !plot) {
      this.box.hidden = true;
      return;
    }
    this.box.hidden = false;
    if (chart !== this.#chart || !this.box.isConnected) this.#lieOver(chart);
    if (plot !== this.#plot) this.#watch(plot);
    const [from, to] = [(this.box.offsetParent ?? document.body).getBoundingClientRect(), plot.getBoundingClientRect()];
    const { width, height } = to;
    this.box.hidden = !width;
    const lies = { left: to.left - from.left, top: to.top - from.top, width, height };
    for (const [side, length] of Object.entries(lies)) this.box.style.setProperty(side, `${length}px`);
    this.place();
  }

  /** @param {HTMLElement} chart */
  #lieOver(chart) {
    this.#chart = chart;
    chart.after(this.box);
    this.clicks.abort();
    if (!this.declared.of.some(({ kind }) => KINDS[kind].add)) return;
    this.clicks = new AbortController();
    chart.addEventListener("click", (event) => this.hand.click(event), { signal: this.clicks.signal });
  }

  /** @param {Element} plot */
  #watch(plot) {
    this.#plot = plot;
    this.sizes.disconnect();
    for (const each of [plot, plot.closest("svg")]) if (each) this.sizes.observe(each); // a sheet may shrink it as a whole
  }

  stop() {
    this.hand.stop();
    this.clicks.abort();
    this.sizes.disconnect();
    this.box.remove();
    this.#handles.clear();
  }

  /** Put the handles where the parameters say. */
  place() {
    if (this.box.hidden) return;
    const wanted = new Set();
    for (const [number, grip] of this.declared.of.entries()) {
      const state = this.state(grip);
      for (const handle of KINDS[grip.kind].handles(grip, state)) {
        const key = `${number}:${handle.part}`;
        wanted.add(key);
        const shown = this.#handles.get(key) ?? this.#make(key, grip, handle);
        shown.handle = handle;
        this.#put(shown, state);
      }
    }
    for (const [key, { element, strip }] of this.#handles) {
      if (wanted.has(key)) continue;
      element.remove();
      strip?.remove();
      this.#handles.delete(key);
    }
  }

  /**
   * @param {Shown} shown
   * @param {State} state
   */
  #put({ handle, element, strip }, state) {
    const { x, y } = shareOf(handle.at, state.axes, this.declared.log);
    element.hidden = !Number.isFinite(x) || !Number.isFinite(y);
    if (element.hidden) return;
    element.style.left = `${100 * clamp(x, 0, 1)}%`;
    element.style.top = `${100 * clamp(y, 0, 1)}%`;
    say(handle, element, state);
    if (strip && handle.along) this.#stretch(strip, handle.along, state);
    if (strip && handle.area) this.#spread(strip, handle.area, state);
  }

  /**
   * @param {HTMLElement} strip
   * @param {[Place, Place]} along
   * @param {State} state
   */
  #stretch(strip, along, state) {
    const [width, height] = [parseFloat(this.box.style.width), parseFloat(this.box.style.height)];
    const [from, to] = along.map((place) => shareOf(place, state.axes, this.declared.log));
    const [dx, dy] = [(to.x - from.x) * width, (to.y - from.y) * height];
    strip.style.left = `${100 * from.x}%`;
    strip.style.top = `${100 * from.y}%`;
    strip.style.width = `${Math.hypot(dx, dy)}px`;
    strip.style.rotate = `${Math.atan2(dy, dx)}rad`;
  }

  /**
   * @param {HTMLElement} strip
   * @param {[Place, Place]} area
   * @param {State} state
   */
  #spread(strip, area, state) {
    const [from, to] = area.map((place) => shareOf(place, state.axes, this.declared.log));
    const lies = { left: from.x, top: from.y, width: to.x - from.x, height: to.y - from.y };
    for (const [side, share] of Object.entries(lies)) strip.style.setProperty(side, `${100 * share}%`);
  }

  /**
   * @param {string} key
   * @param {Grip} grip
   * @param {Handle} handle
   */
  #make(key, grip, handle) {
    const role = ["bit", "cover"].includes(handle.look ?? "") ? "button" : "slider";
    const element = make("div", { className: `nnviz-grip ${handle.look ?? ""}`, role, tabIndex: 0 });
    if (handle.look === "cover") element.textContent = handle.label;
    const strip = handle.along || handle.area ? make("div", { className: "nnviz-strip" }) : undefined;
    strip?.classList.toggle("area", handle.area !== undefined);
    /** @type {Shown} */
    const shown = { grip, handle, element, strip };
    this.#handles.set(key, shown);
    for (const each of strip ? [strip, element] : [element]) {
      each.onpointerdown = (event) => {
        passOn(event, each);
        this.hand.grasp(event, each === strip ? grip : null);
      };
      each.onpointermove = (event) => passOn(event, each);
      each.onpointerleave = (event) => passOn(event, each);
    }
    element.onkeydown = (event) => this.hand.key(event, shown);
    if (handle.hint) element.title = handle.hint;
    if (grip.wheel) element.addEventListener("wheel", (event) => this.hand.wheel(event, shown), { passive: false });
    element.ondblclick = () => this.change(KINDS[grip.kind].remove?.(grip, shown.handle.part, this.state(grip)));
    if (strip) this.box.prepend(strip);
    this.box.append(element);
    return shown;
  }

  /** @param {import("./grip.js").Changes | undefined} changes */
  change(changes) {
    if (changes && Object.keys(changes).length) this.owner.set(changes);
  }

  /**
   * What a chart declares to go on, once a hand has moved something.
   *
   * @param {Grip} grip
   */
  released(grip) {
    const { then } = this.declared;
    if (then) this.owner.set({ [then]: this.state(this.declared.of[0]).number(then) + 1 });
    this.choose(grip);
  }

  /**
   * Press the page's own choice, where a grip stands for it.
   *
   * @param {Grip} grip
   */
  choose(grip) {
    const wanted = KINDS[grip.kind].choice?.(grip, this.state(grip));
    if (!wanted) return;
    const buttons = [...document.querySelectorAll(`.st-key-${CSS.escape(wanted.key)} button`)];
    const button = buttons.find(({ textContent }) => textContent?.trim() === wanted.option);
    if (button instanceof HTMLElement && button.ariaChecked !== "true") button.click();
  }

  /**
   * Where everything stands, for a grip.
   *
   * @param {Grip} grip
   * @param {boolean} [kept] Whether it shall stay so whatever moves on: all that grips name is read now.
   * @returns {State}
   */
  state(grip, kept = false) {
    const names = kept ? this.declared.of.flatMap((each) => Object.values(each).flat()) : [];
    const seen = new Map(names.filter((name) => typeof name === "string").map((name) => [name, this.owner.read(name)]));
    const read = (/** @type {string} */ name) => (seen.has(name) ? seen.get(name) : this.owner.read(name));
    const number = (/** @type {string | number} */ name) => (typeof name === "number" ? name : Number(read(name)));
    const both = (/** @type {(number | string)[]} */ ends) =>
      /** @type {import("./grip.js").Span} */ (ends.map(number));
    const { x, y } = grip.within ?? this.declared;
    const axes = { x: both(x), y: both(y) };
    return { number, span: this.owner.span, axes, text: (name) => String(read(name) ?? "") };
  }
}
