/**
 * Moves the sliders that Vega made for bound parameters, as a hand would: the charts need not know of it.
 *
 * @typedef {object} Film As `dashboard.components.player.player` sends it.
 * @property {string[]} params
 * @property {number} frames
 * @property {string} channel
 * @property {number} start
 * @property {string} version
 * @property {string} label
 * @property {string} unit
 * @property {number[]} numbers
 * @property {number} countsFrom
 * @property {number} rate
 * @property {boolean} loop
 * @property {boolean} autoplay
 * @property {boolean} inView
 */
import { forget, hear, say } from "../bus.js";
import { component } from "../component.js";
import { find, make, prefersStill, press } from "../dom.js";
import { clamp } from "../format.js";
import { Charts } from "./charts.js";
import { Clock } from "./clock.js";

const SPEEDS = [0.5, 1, 2, 4];

/**
 * What the address decides: where it changes, the player returns to its start.
 *
 * @param {Film} film
 */
const stateOf = ({ start, frames, version }) => JSON.stringify([start, frames, version]);

class Player {
  #speed = 1;
  #drawn = false; // whether the charts are there
  #seen = false; // whether the player is on screen
  /** @type {number | undefined} */
  #told;
  /** @type {(() => void)[]} */
  #stops = [];
  /** @type {{ frames: number, rate: number | ((step: number) => number) } | null} A run that a picture counts itself. */
  #run = null;

  /**
   * @param {ShadowRoot} root
   * @param {Film} first
   */
  constructor(root, first) {
    this.film = first;
    this.step = first.start;
    this.waits = first.autoplay;
    this.loops = first.loop;
    this.name = first.channel.replace(/:step$/, "");
    this.box = find(root, ".player");
    this.scrub = find(root, ".scrub", HTMLInputElement);
    this.where = find(root, ".where");
    this.button = find(root, ".play", HTMLButtonElement);
    this.charts = new Charts((step) => step !== this.step && this.#move(step));
    this.clock = new Clock({
      last: () => this.#last,
      rate: () => this.#rate,
      loops: () => this.loops,
      go: (step) => step !== this.step && this.#go(step),
      end: () => this.#pause(this.#last),
    });
    this.#makeButtons();
    this.#makeKeys();
    this.#watch();
  }

  /** @param {Film} film */
  show(film) {
    const changed = stateOf(film) !== stateOf(this.film);
    this.film = film;
    const { label, unit, frames } = film;
    this.scrub.max = String(this.#last);
    this.scrub.setAttribute("aria-label", label);
    this.where.style.minWidth = `${`${label} of ${unit}`.length + 2 * `${this.#numberOf(frames)}`.length}ch`;
    this.charts.bind(film.params);
    if (changed) {
      this.#move(film.start);
      [this.waits, this.#drawn] = [film.autoplay, false];
    } else this.#go(this.step);
    this.#look();
  }

  stop() {
    this.#pause();
    this.charts.stop();
    for (const stop of this.#stops) stop();
  }

  get #last() {
    return this.#run?.frames ?? this.film.frames;
  }

  get #rate() {
    const rate = this.#run?.rate ?? this.film.rate;
    return (typeof rate === "function" ? rate(this.step) : rate) * this.#speed;
  }

  /** @param {number} step */
  #numberOf(step) {
    return this.film.numbers[step] ?? step + this.film.countsFrom;
  }

  /** @param {number} next */
  #go(next) {
    this.step = clamp(Math.round(next), 0, this.#last);
    this.charts.go(this.step);
    this.#write();
    if (this.#told === this.step) return;
    this.#told = this.step;
    say(this.film.channel, this.step);
  }

  #write() {
    const { label, unit } = this.film;
    const words = [label, this.#numberOf(this.step), "of", this.#numberOf(this.#last), unit];
    const text = words.filter((part) => part !== "").join(" ");
    if (this.where.textContent !== text) this.where.textContent = text;
    this.scrub.value = String(this.step);
    this.scrub.setAttribute("aria-valuetext", text);
    this.scrub.style.setProperty("--done", `${this.#last ? (100 * this.step) / this.#last : 0}%`);
  }

  #start() {
    this.clock.start(this.step < this.#last ? this.step : 0);
    this.#mark(true);
  }

  #pause(at = this.step) {
    this.clock.stop();
    this.waits = false;
    this.#mark(false);
    if (at !== this.step) this.#go(at);
  }

  /** @param {boolean} playing */
  #mark(playing) {
    this.box.classList.toggle("playing", playing);
    this.button.setAttribute("aria-label", playing ? "Pause" : "Play");
    say(`${this.name}:playing`, playing);
  }

  /** @param {number} next */
  #move(next) {
    this.#pause();
    this.#go(next);
  }

  #makeButtons() {
    const play = () => (this.clock.runs ? this.#pause() : this.#start());
    this.button.onclick = play;
    find(this.box, ".back").onclick = () => this.#move(this.step - 1);
    find(this.box, ".forward").onclick = () => this.#move(this.step + 1);
    this.scrub.oninput = () => this.#move(Number(this.scrub.value));
    const loop = find(this.box, ".loop");
    loop.onclick = () => {
      this.loops = !this.loops;
      press(loop, this.loops);
    };
    press(loop, this.loops);
    this.#makeSpeeds();
  }

  #makeSpeeds() {
    const speeds = SPEEDS.map((times) =>
      make("button", { type: "button", textContent: `${times}×`, "aria-label": `Speed ${times}×` }),
    );
    const choose = (/** @type {number} */ times) => {
      this.#speed = times;
      speeds.forEach((button, index) => {
        press(button, SPEEDS[index] === times);
      });
    };
    speeds.forEach((button, index) => {
      button.onclick = () => choose(SPEEDS[index]);
    });
    find(this.box, ".speeds").append(...speeds);
    choose(this.#speed);
  }

  #makeKeys() {
    // After a click (which has a detail; a pressed key has none) space and arrows belong to the player as a whole.
    this.box.onclick = (event) => event.detail && this.scrub.focus({ preventScroll: true });
    /** @type {Record<string, () => void>} */
    const keys = {
      " ": () => this.button.click(),
      ArrowLeft: () => this.#move(this.step - 1),
      ArrowRight: () => this.#move(this.step + 1),
      Home: () => this.#move(0),
      End: () => this.#move(this.#last),
    };
    this.box.onkeydown = (event) => {
      if (!keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
      if (event.key === " " && event.target !== this.scrub) return; // a button's own key
      event.preventDefault();
      keys[event.key]();
    };
  }

  /** What the player hears and sees of the page. */
  #watch() {
    const charts = new MutationObserver(() => this.#look());
    charts.observe(document.body, { childList: true, subtree: true });
    const sight = new IntersectionObserver((changes) => {
      this.#seen = changes.at(-1)?.isIntersecting ?? false;
      this.#look();
    });
    sight.observe(this.box);
    // A picture that counts its steps in the browser, and points at one of them.
    const stopRun = hear(`${this.name}:run`, (counted) => {
      this.#run = counted;
      this.scrub.max = String(this.#last);
      this.#go(this.step);
    });
    const stopPointing = hear(`${this.name}:go`, (pointed) => {
      if (pointed && (!this.clock.runs || pointed.stop)) this.#move(pointed.step);
      forget(`${this.name}:go`);
    });
    this.#stops = [stopRun, stopPointing, () => charts.disconnect(), () => sight.disconnect()];
  }

  /** Meet charts that were drawn meanwhile, and begin where it was waited for them. */
  #look() {
    if (this.charts.meet(this.step) || !this.film.params.length) this.#drawn = true;
    if (!this.waits || !this.#drawn || !(this.#seen || !this.film.inView)) return;
    this.waits = false;
    if (prefersStill()) this.#go(this.#last);
    else this.#start();
  }
}

export default component((root, { data }) => new Player(root, /** @type {Film} */ (data)));
