/**
 * A filter slides over an image: the sum at the window, the feature map, ReLU and pooling, all computed here.
 *
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./maps.js").Computed} Computed
 * @typedef {import("./maps.js").Name} Name
 *
 * @typedef {object} Data As `dashboard.app_pages.convolution.convolution_view.convolution_view` sends it.
 * @property {string} channel
 * @property {string} prefix Of the page's words.
 * @property {string} player Its channels begin with it.
 * @property {string} version
 * @property {import("./kept.js").Setting & { ink: string }} first
 * @property {{ name: string, side: number, gray: string }[]} images
 * @property {import("./controls.js").Kernels} kernels
 * @property {Record<string, string | number>} defaults
 * @property {string | null} photo
 * @property {boolean} lecture
 */
import { forget, hear, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find } from "../../../components/dom.js";
import { lastDrawing } from "../../../components/drawing.js";
import { clamp } from "../../../components/format.js";
import { windowAt } from "../../../components/grids.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { DRAWING } from "../contract.js";
import { Controls } from "./controls.js";
import { chosenOf, imagesOf } from "./images.js";
import { onPaper } from "./ink.js";
import { draw, EMPTY, isBlank, redraw, takeUp } from "./kept.js";
import { computed, followed, reached } from "./maps.js";
import { Notes } from "./notes.js";
import { pace } from "./pace.js";
import { beside, hearPointer, middleOf } from "./pointer.js";
import { Stage } from "./stage.js";
import { Sum } from "./sum.js";
import { addressWords, plainMaps, settingNumbers, spelt } from "./told.js";

class ConvolutionView {
  /** @type {Kept | null} */
  #kept = null;
  /** @type {Computed | null} */
  #computed = null;
  /** @type {Map<string, import("./images.js").Picture>} */
  #images = new Map();
  #rows = ""; // of the image, as the code spells them
  #playing = false;
  #from = 0; // the step at which it began to play

  /**
   * @param {ShadowRoot} root
   * @param {{ data: Data, tell: (name: string, value: unknown) => void }} mount
   */
  constructor(root, { data: first, tell }) {
    this.root = root;
    this.data = first;
    this.box = find(root, ".view");
    this.stage = new Stage(root);
    this.notes = new Notes(root);
    this.controls = new Controls(root, {
      kept: () => this.kept,
      kernels: () => this.data.kernels,
      change: (next) => this.#change(next),
      complain: (problem) => this.notes.complain(problem),
      left: () => this.controls.show(),
      clear: () => {
        if (this.kept.image === DRAWING) redraw(this.kept, { strokes: [], base: EMPTY });
        this.#change({ over: [] });
      },
      undo: () =>
        this.#change(this.kept.image === DRAWING ? this.kept.past.pop() : { over: this.kept.over.slice(0, -1) }),
      photograph: () => tell("photo", true),
    });
    this.sum = new Sum(root, this.controls.kernel);
    for (const { name, canvas } of this.stage.canvases) {
      const far = name === "max" || name === "mean" ? 2 : 1; // cells of the map from one of the picture's to the next
      hearPointer(canvas, this.stage.grips[name] ?? null, {
        side: () => (this.#here && this.computed.grids[name]?.side) ?? 0,
        draws: () => name === "input" && this.kept.pencil,
        point: (place, stop) => this.#point(reached(name, place, this.computed.grids, this.kept), stop),
        go: (way) => this.#point(beside(this.#here, way, far), true),
        draw: (shares, begins) => this.#drawAt(shares, begins),
        drawHere: () => this.#drawHere(),
      });
    }
    this.stops = [
      hear(`${first.player}:step`, (step) => this.#follow(step)),
      hear(`${first.player}:playing`, (runs) => this.#play(runs)),
    ];
    this.resized = new ResizeObserver(() => this.stage.input.clientWidth && this.#paint());
    this.resized.observe(this.box);
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    this.#images = imagesOf(data);
    const [before, kept] = [this.#kept, takeUp(data)];
    if (!before && isBlank(kept)) kept.base = lastDrawing()?.slice() ?? EMPTY;
    if (before !== kept) this.notes.forget();
    this.#kept = kept;
    this.controls.build([...this.#images.keys(), DRAWING]);
    this.#compute(false);
  }

  stop() {
    for (const stop of this.stops) stop();
    this.resized.disconnect();
    forget(`${this.data.player}:run`);
    forget(`address:${this.data.channel}`);
  }

  /** What is set; there is something as soon as the picture is shown. */
  get kept() {
    return /** @type {Kept} */ (this.#kept);
  }

  /** What the filter makes of the image; likewise. */
  get computed() {
    return /** @type {Computed} */ (this.#computed);
  }

  /**
   * The output cell of the window; null where none fits.
   *
   * @returns {[row: number, column: number] | null}
   */
  get #here() {
    const side = this.#computed?.grids.map?.side;
    return side ? [Math.floor(this.kept.step / side), this.kept.step % side] : null;
  }

  /** @param {Partial<Kept>} [next] */
  #change(next = {}) {
    Object.assign(this.kept, next);
    this.notes.forget();
    this.#compute();
  }

  /**
   * Everything but the place of the window.
   *
   * @param {boolean} follow Whether the window keeps its place in a map of another size.
   */
  #compute(follow = true) {
    const { kept, data } = this;
    const from = follow ? this.#computed?.grids.map?.side : undefined;
    const now = computed(chosenOf(this.#images, kept), kept);
    this.#computed = now;
    this.#rows = spelt(now.image);
    this.notes.show(now, kept, data.lecture);
    this.controls.show();
    this.stage.color(now);
    this.controls.kernel.color(this.stage.theme);
    say(`${data.channel}:maps`, plainMaps(now, kept.kernel));
    const to = now.grids.map?.side;
    const cells = (to ?? 1) ** 2;
    const slide = { input: now.grids.input, across: to ?? 1, filter: { size: kept.size, stride: kept.stride } };
    const rate = (/** @type {number} */ step) => pace({ ...slide, from: this.#from }, step);
    say(`${data.player}:run`, { frames: cells - 1, rate });
    if (!from || !to || from === to) {
      this.#place(Math.min(kept.step, cells - 1));
      return;
    }
    const [row, column] = followed(kept.step, from, to);
    this.#place(row * to + column);
    this.#point([row, column], true);
  }

  /**
   * The window moves to an output cell.
   *
   * @param {number} step
   */
  #place(step) {
    const { kept, data, computed: now } = this;
    kept.step = step;
    this.#paint();
    const here = this.#here;
    const [top, left] = (here ?? []).map((at) => at * kept.stride);
    const values = here ? windowAt(now.grids.input, top, left, kept.size) : [];
    const numbers = this.sum.show(now, here, { values, theme: this.stage.theme });
    const said = { rows: this.#rows, ...settingNumbers(now, kept), ...numbers };
    say(`${data.channel}:values`, prefixed(data.prefix, said));
    say(`address:${data.channel}`, forAddress(data.prefix, addressWords(kept), data.defaults));
  }

  #paint() {
    if (!this.#computed) return;
    const { size, stride } = this.kept;
    const scene = { computed: this.#computed, filter: { size, stride }, here: this.#here, playing: this.#playing };
    this.stage.paint(scene);
  }

  /** @param {number} step Of the player. */
  #follow(step) {
    const cells = (this.#computed?.grids.map?.side ?? 1) ** 2;
    if (this.#computed && step !== this.kept.step && step < cells) this.#place(step);
  }

  /** @param {boolean} runs */
  #play(runs) {
    this.#playing = runs;
    this.#from = this.#kept?.step ?? 0;
    this.sum.quiet(runs);
    this.#paint();
  }

  /**
   * Pointing at an output cell, or beyond the map: the player goes there, and tells the place.
   *
   * @param {number[]} place Row and column.
   * @param {boolean} stop
   */
  #point(place, stop) {
    const side = this.computed.grids.map?.side ?? 1;
    const [row, column] = place.map((at) => clamp(at, 0, side - 1));
    say(`${this.data.player}:go`, { step: row * side + column, stop });
  }

  /**
   * @param {number[]} shares Where the pen is on the input's canvas, from 0 to 1.
   * @param {boolean} begins
   */
  #drawAt(shares, begins) {
    const { edges, grids } = this.computed;
    const place = shares.map((share) => share * grids.input.side - edges[0] - 0.5);
    this.#draw(place, begins);
  }

  /** A dot in the middle of the window. */
  #drawHere() {
    this.#draw(middleOf(this.#here, this.kept, this.computed.edges), true);
  }

  /**
   * @param {number[]} place x and y, in pixels of the image as it is shifted.
   * @param {boolean} begins
   */
  #draw([x, y], begins) {
    draw(this.kept, onPaper([x - this.kept.shift, y], this.computed.image.side), begins);
    this.#compute();
  }
}

export default component(
  (root, first) => new ConvolutionView(root, /** @type {ConstructorParameters<typeof ConvolutionView>[1]} */ (first)),
);
