/**
 * Optimizers, schedules or kinds of clipping race down a surface, computed here.
 *
 * @typedef {import("./state.js").State} State
 * @typedef {object} Data As `dashboard.app_pages.optimizers.walks_view.walks_view` sends it.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} player Its channels begin with it.
 * @property {string} version
 * @property {import("./state.js").Kind} kind
 * @property {State} first
 * @property {number[][]} grain Standard normal numbers, two for each step.
 */

import { forget, hear, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, make, tellText } from "../../../components/dom.js";
import { clamp, fixed } from "../../../components/format.js";
import { write } from "../../../components/glossary/terms.js";
import { linear } from "../../../components/scales.js";
import { themeOf } from "../../../components/theme.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { SHOWN, STEPS } from "../contract.js";
import { Grip } from "../grip.js";
import { paintChart, roomOf } from "./chart.js";
import { Controls } from "./controls.js";
import { Lineup } from "./lineup.js";
import { runnersOf } from "./runners.js";
import { paintScene } from "./scene.js";
import { addressOf, firstOf, surfaceOf } from "./state.js";
import { partsInNumbers, sentenceOf, valuesOf } from "./told.js";

const SOON = 100; // ms, after which words follow a hand or a player that numbers follow at once

class WalksView {
  /** @type {State | null} */
  #state = null;
  #version = "";
  #step = 0;
  /** @type {import("./runners.js").Runner[]} */
  #runners = [];
  /** @type {import("../map.js").View | null} */
  #view = null;
  #soon = 0;

  /**
   * @param {ShadowRoot} root
   * @param {{ data: Data }} mount
   */
  constructor(root, { data: first }) {
    this.root = root;
    this.data = first;
    this.box = find(root, ".view");
    this.map = find(root, ".map canvas", HTMLCanvasElement);
    this.chart = find(root, ".chart canvas", HTMLCanvasElement);
    this.controls = new Controls(root, first.kind, {
      prefix: first.prefix,
      change: (next) => this.#change(next),
      open: (surface) => this.#change({ ...firstOf(first.kind, surface) }),
    });
    this.lineup = new Lineup(root, first.kind, (lead) => this.#change({ lead }));
    this.grip = new Grip(find(root, ".map"), "Start of all walks", {
      view: () => this.#view,
      place: () => [this.state.x, this.state.y],
      move: ([x, y]) => this.#change({ x, y }, true),
    });
    this.#hearChart();
    this.stops = [
      hear(`${first.player}:step`, (step) => {
        this.#step = clamp(step, 0, STEPS[this.data.kind]);
        if (this.#state) this.#tell(true);
      }),
    ];
    this.resized = new ResizeObserver(() => this.#state && this.#paint(this.#scene));
    for (const each of [this.box, find(root, ".chart")]) this.resized.observe(each); // numbers may take a line more
  }

  /** @returns {State} What is set; there is something as soon as the picture is shown. */
  get state() {
    return /** @type {State} */ (this.#state);
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    if (data.version !== this.#version || !this.#state) this.#state = { ...data.first };
    this.#version = data.version;
    this.#change({});
  }

  stop() {
    clearTimeout(this.#soon);
    for (const stop of this.stops) stop();
    this.resized.disconnect();
    forget(`address:${this.data.channel}`);
  }

  /**
   * @param {Partial<State>} next
   * @param {boolean} [held] Whether a hand goes on.
   */
  #change(next, held = false) {
    this.#state = { ...this.state, ...next };
    this.#runners = runnersOf(this.data.kind, this.#state, this.data.grain);
    this.controls.show(this.#state);
    this.#tell(held);
  }

  get #scene() {
    const theme = themeOf(this.box);
    const size = Number.parseFloat(getComputedStyle(find(this.root, ".numbers")).fontSize);
    return { state: this.state, runners: this.#runners, step: this.#step, last: STEPS[this.data.kind], theme, size };
  }

  /**
   * Everything that is seen and said of the present step; words a little later, where it goes on at once.
   *
   * @param {boolean} goesOn
   */
  #tell(goesOn) {
    const { channel, prefix, kind } = this.data;
    const scene = this.#scene;
    this.#paint(scene);
    this.#writeNumbers();
    if (!goesOn) this.#describe();
    else this.#soon ||= window.setTimeout(() => this.#describe(), SOON);
    say(
      `${channel}:walks`,
      this.#runners.map(({ name, walk }) => ({ name, places: walk.places, losses: walk.losses })),
    );
    say(`${channel}:values`, prefixed(prefix, valuesOf(scene)));
    const { words, defaults } = addressOf(kind, this.state, this.#step, SHOWN[kind][0]);
    say(`address:${channel}`, forAddress(prefix, words, defaults));
  }

  #writeNumbers() {
    const lead = this.#runners.find(({ name }) => name === this.state.lead) ?? this.#runners[0];
    const box = find(this.root, ".numbers");
    for (const [place, [name, numbers]] of partsInNumbers(lead, this.#step).entries()) {
      const row = box.children[place] ?? box.appendChild(make("div", {}, make("dt"), make("dd")));
      row.children[0].className = name;
      tellText(row.children[0], name);
      tellText(row.children[1], numbers);
    }
  }

  /** @param {import("./scene.js").Scene} scene */
  #paint(scene) {
    this.#view = paintScene(this.map, scene);
    paintChart(this.chart, this.data.kind, scene, STEPS[this.data.kind]);
    this.lineup.show(scene);
    this.grip.show();
  }

  /** What there is to read and to hear. */
  #describe() {
    clearTimeout(this.#soon);
    this.#soon = 0;
    write(find(this.root, ".says"), sentenceOf(this.data.kind, this.#scene));
    const [x, y] = surfaceOf(this.state.surface).parameters;
    const ends = this.#runners.map(
      ({ name, walk }) => `${name} ${fixed(walk.losses[Math.min(this.#step, walk.losses.length - 1)])}`,
    );
    this.map.setAttribute(
      "aria-label",
      `Map of the surface “${this.state.surface}” over ${x} and ${y}. Losses after ${this.#step} steps: ${ends.join(", ")}`,
    );
    this.chart.setAttribute("aria-label", "By step: the loss of each, up to the present step in full color");
  }

  /** A step can be pointed at in the chart. */
  #hearChart() {
    const point = (/** @type {PointerEvent} */ event) => {
      if (!event.buttons) return;
      const { left, right } = roomOf(this.chart, this.#scene.size);
      const at = event.clientX - this.chart.getBoundingClientRect().left;
      const last = STEPS[this.data.kind];
      const step = clamp(Math.round(linear([left, right], [0, last])(at)), 0, last);
      say(`${this.data.player}:go`, { step, stop: true });
    };
    this.chart.onpointerdown = point;
    this.chart.onpointermove = point;
  }
}

export default component((root, first) => new WalksView(root, /** @type {{ data: Data }} */ (first)));
