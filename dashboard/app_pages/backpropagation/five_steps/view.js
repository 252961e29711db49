/**
 * The five steps of training on a network of a few weights: played, scrubbed, and every number can be set.
 *
 * @typedef {import("./kept.js").Kept} Kept
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./run.js").Run} Run
 *
 * @typedef {object} Data As `dashboard.app_pages.backpropagation.five_steps.five_steps` sends it.
 * @property {string} channel
 * @property {string} prefix
 * @property {string} player
 * @property {string} version
 * @property {import("./kept.js").Setting} first
 */
import { forget, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find } from "../../../components/dom.js";
import { forAddress, prefixed } from "../../../components/words.js";
import { DEFAULTS, STARTS } from "../contract.js";
import { Below } from "./below.js";
import { Controls } from "./controls.js";
import { Examples } from "./examples.js";
import { addressWords, firstWeights, networkOf, tableOf, takeUp, taskOf } from "./kept.js";
import { layoutOf } from "./layout.js";
import { allKnown, endOf, pace, perUpdate } from "./moments.js";
import { Picture } from "./network.js";
import { noteOn } from "./notes.js";
import { exact } from "./numbers.js";
import { at, placesOf, same, withWeight } from "./places.js";
import { Playback } from "./playback.js";
import { runFrom } from "./run.js";
import { spokenOf } from "./spoken.js";
import { stateAt } from "./state.js";
import { Weights } from "./weights.js";

const MOST_WEIGHTS = Math.max(...Object.keys(STARTS).map((name) => firstWeights(name).length));
class FiveSteps {
  /** @type {Kept | null} */
  #kept = null;
  /** @type {Run | null} */
  #run = null;
  #complaint = "";
  #built = ""; // which network
  /** @type {[layer: number, unit: number] | null} */
  #pointed = null;

  /**
   * @param {ShadowRoot} root
   * @param {Data} first
   */
  constructor(root, first) {
    this.data = first;
    this.box = find(root, ".view");
    this.note = find(root, ".note");
    const pick = (/** @type {Place} */ place) => this.#pick(place);
    this.picture = new Picture(root, {
      pick,
      point: (unit) => {
        this.#pointed = unit;
        this.#paint();
      },
    });
    this.weights = new Weights(root, {
      ...{ pick, set: (place, value) => this.#set(place, value), value: (place) => at(this.#state.weights, place) },
      complain: (problem) => {
        this.#complaint = problem;
        this.#paint();
      },
    });
    this.examples = new Examples(root, (example) => this.#change({ example }));
    this.controls = new Controls(root, {
      change: (next) => this.#change(next),
      go: (step) => this.#go(endOf(step, this.#state.moment.update, this.#layers)),
    });
    this.below = new Below(root, {
      close: () => this.#pick(null),
      nudge: (by) => {
        this.kept.nudge = by;
        this.#paint();
      },
      go: (update) => this.#go(update * perUpdate(this.#layers) + allKnown(this.#layers)),
    });
    this.playback = new Playback(first.player, {
      step: () => this.#kept?.step,
      follow: (step) => {
        this.kept.step = step;
      },
      paint: () => this.#paint(),
    });
    this.resized = new ResizeObserver(() => this.#kept && this.#build());
    this.resized.observe(find(root, "div.network"));
    root.addEventListener("keydown", (event) => {
      if (/** @type {KeyboardEvent} */ (event).key === "Escape") this.#pick(null);
    });
  }

  /** @param {Data} data */
  show(data) {
    this.data = data;
    const [before, kept] = [this.#kept, takeUp(data)];
    this.#kept = kept;
    if (before !== kept) this.#compute();
    else this.#paint();
  }

  stop() {
    this.playback.stop();
    this.resized.disconnect();
    forget(`${this.data.player}:run`);
    forget(`address:${this.data.channel}`);
  }

  /** What is set; there is something as soon as the picture is shown. */
  get kept() {
    return /** @type {Kept} */ (this.#kept);
  }

  get #layers() {
    return this.kept.network.split("-").length - 1;
  }

  get #state() {
    const { batch, example, rate, weight, step } = this.kept;
    const run = /** @type {Run} */ (this.#run);
    const selected = weight ? placesOf(run.networks[0])[weight - 1] : null;
    const place = { index: step, progress: this.playback.progress, example: batch === "all" ? example : 0 };
    return stateAt({ run, task: taskOf(this.kept), ...place, rate, selected, hurried: this.playback.hurried });
  }

  /** @param {Partial<Kept>} next */
  #change(next) {
    const { kept } = this;
    Object.assign(kept, next);
    if (next.network) Object.assign(kept, { weights: firstWeights(next.network), weight: 0 });
    kept.example = Math.min(kept.example, tableOf(kept.network).y.length - 1);
    const phase = next.network ? allKnown(this.#layers) : kept.step % perUpdate(this.#layers);
    this.#compute(next.example === undefined || kept.batch === "one" ? phase : kept.step);
  }

  /**
   * The run anew.
   *
   * @param {number} [step] The moment to be shown.
   */
  #compute(step = this.kept.step) {
    const { kept, data } = this;
    this.#run = runFrom(networkOf(kept), taskOf(kept), kept.rate);
    const frames = (this.#run.networks.length - 1) * perUpdate(this.#layers) + allKnown(this.#layers);
    kept.step = Math.min(step, frames);
    this.playback.rest();
    if (this.#built === kept.network) this.#paint();
    else this.#build();
    say(`${data.player}:run`, {
      frames,
      rate: (/** @type {number} */ at) => pace(at, this.playback.from, this.#layers),
    });
    this.#go(kept.step);
  }

  /** Everything that depends on the room and on the number of units. */
  #build() {
    const { svg } = this.picture;
    const { clientWidth: width = 0, clientHeight: height = 0 } = svg.closest(".network") ?? {};
    if (!width || !this.#run) return;
    const [network] = this.#run.networks;
    this.#built = this.kept.network;
    const text = Number.parseFloat(getComputedStyle(svg).fontSize);
    const layout = layoutOf([network.weights[0].length, ...network.biases.map(({ length }) => length)], {
      ...{ width, height, text },
    });
    this.box.classList.toggle("upright", layout.upright);
    this.box.classList.toggle(
      "three",
      network.biases.some(({ length }) => length > 2),
    );
    this.box.classList.toggle("deep", network.weights.length > 2 && !layout.upright);
    this.picture.build(network, layout);
    this.weights.build(network, layout);
    this.#paint();
  }

  #paint() {
    if (!this.#run || !this.#kept) return;
    const { kept } = this;
    const state = this.#state;
    this.picture.paint(state);
    this.weights.paint(state);
    this.examples.show(state.network, tableOf(kept.network), state.task.loss, kept.example, kept.batch === "all");
    this.controls.show(kept, state.moment, this.#run);
    this.below.show(state, this.#run, kept.nudge, this.#pointed);
    const note = this.#complaint || (this.playback.hurried ? "" : noteOn(state, this.#run, kept.rate));
    if (this.note.textContent !== note) this.note.textContent = note;
    if (this.playback.progress === 1 && !this.playback.hurried) this.#tell(state);
  }

  /** @param {import("./state.js").State} state */
  #tell(state) {
    const { data, kept } = this;
    say(`${data.channel}:values`, prefixed(data.prefix, spokenOf(state, kept)));
    const words = addressWords({ ...kept, weights: kept.weights.map(exact) }, MOST_WEIGHTS);
    say(`address:${data.channel}`, forAddress(data.prefix, words, { ...DEFAULTS, step: allKnown(this.#layers) }));
  }

  /**
   * The player goes to a moment.
   *
   * @param {number} step
   */
  #go(step) {
    say(`${this.data.player}:go`, { step, stop: true });
  }

  /** @param {Place | null} place */
  #pick(place) {
    const [network] = this.#run?.networks ?? [];
    const weight = network && place ? placesOf(network).findIndex((each) => same(each, place)) + 1 : 0;
    if (weight === this.kept.weight) return;
    Object.assign(this.kept, { weight, nudge: 0 });
    this.#paint();
  }

  /**
   * A weight is set by hand: the run begins anew from the present weights.
   *
   * @param {Place} place
   * @param {number} value
   */
  #set(place, value) {
    const moved = withWeight(this.#state.weights, place, value);
    this.kept.weights = placesOf(moved).map((each) => at(moved, each));
    this.#compute(this.kept.step % perUpdate(this.#layers));
  }
}

export default component((root, { data }) => new FiveSteps(root, /** @type {Data} */ (data)));
