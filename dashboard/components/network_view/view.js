/** Paints what the networks made of the last drawing: the answer, the bars, the steps and every map of the CNN. */
import { hear, say } from "../bus.js";
import { component } from "../component.js";
import { find } from "../dom.js";
import { themeOf } from "../theme.js";
import { valuesOf } from "./answer.js";
import { Bars } from "./bars.js";
import { ghostOf } from "./ghost.js";
import { Lens } from "./lens.js";
import { Maps } from "./maps.js";
import { Thumbnails } from "./thumbnails.js";
import { Verdict } from "./verdict.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {{ channel: string, mapsHeight: number, shapes: Record<string, number[]>, sureFrom: number, parts: string[] }} Picture
 *   As `dashboard.components.network_view.network_view` sends it.
 */

const SECTIONS = { answer: ".verdict", nearest: ".nearest", bars: ".bars", steps: ".steps", maps: ".maps" };

const RESTS = 350; // ms without a new question until the pen rests

class NetworkView {
  /** @type {Answer | null} */
  #answer = null;
  #empty = false; // whether nothing is drawn
  /** @type {import("./ghost.js").Shown | null} What a recorded hand writes meanwhile. */
  #ghost = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #rest;

  /**
   * @param {ShadowRoot} root
   * @param {Picture} picture
   */
  constructor(root, picture) {
    this.channel = picture.channel;
    this.picture = picture;
    this.box = find(root, ".view");
    this.theme = themeOf(this.box);
    this.tells = picture.parts.includes("maps"); // once for all mounts
    this.verdict = new Verdict(root);
    this.bars = new Bars(root);
    this.thumbnails = new Thumbnails(root);
    this.maps = new Maps(root, picture);
    new Lens(root, () => ({ answer: this.#answer, theme: this.theme, places: this.maps.places }));
    for (const [part, section] of Object.entries(SECTIONS)) {
      if (!picture.parts.includes(part)) find(root, section).remove(); // another mount shows it
    }
    this.#clear();
    this.resized = new ResizeObserver(() => this.maps.lay(this.#answer ?? this.#ghost, this.theme));
    this.resized.observe(this.maps.box);
    this.stops = [
      hear(`${this.channel}:answer`, (answer) => this.#take(answer)),
      hear(`${this.channel}:ask`, (question) => this.#asked(question)),
      hear(`${this.channel}:ghost`, (reading) => this.#haunt(reading)),
    ];
  }

  /** Paint anew: the theme may have changed. */
  show() {
    this.theme = themeOf(this.box);
    this.maps.lay(this.#answer ?? this.#ghost, this.theme);
    if (this.#answer) this.#paint(this.#answer);
  }

  stop() {
    this.resized.disconnect();
    clearTimeout(this.#rest);
    for (const stop of this.stops) stop();
  }

  /** @param {Answer & { waiting?: string, problem?: string }} answer Part of it may be missing. */
  #take(answer) {
    if (this.#empty) return; // what is said of a drawing that was taken away is no longer asked
    if (answer.waiting || answer.problem) this.verdict.say(answer.waiting || answer.problem || "");
    else if (answer.pictures?.seen) this.#paint(answer);
  }

  /** @param {import("../draw_pad/sheet.js").Drawing & { rests?: boolean }} question */
  #asked(question) {
    this.#empty = !question.strokes.length && !question.photo;
    if (this.#empty) this.#clear();
    if (this.tells && !question.rests) this.#waitForRest(question);
  }

  /**
   * Once the pen rests there is time for more: the same drawing is asked again.
   *
   * @param {import("../draw_pad/sheet.js").Drawing} question
   */
  #waitForRest(question) {
    clearTimeout(this.#rest);
    if (this.#empty) return;
    this.#rest = setTimeout(() => say(`${this.channel}:ask`, { ...question, rests: true }), RESTS);
  }

  /** @param {import("../recordings.js").Reading | null} reading Of what a recorded hand writes. */
  #haunt(reading) {
    if (!reading && !this.#ghost) return;
    this.#ghost = reading && ghostOf(reading, this.picture);
    this.box.classList.toggle("ghost", this.#ghost !== null);
    if (!this.#ghost) {
      if (!this.#answer) this.#clear();
      return;
    }
    this.verdict.show(this.#ghost);
    this.bars.show(this.#ghost);
    this.thumbnails.show(this.#ghost, this.theme);
    this.maps.paint(this.#ghost, this.theme);
  }

  /** @param {Answer} answer */
  #paint(answer) {
    this.#answer = answer;
    this.verdict.show(answer);
    this.bars.show(answer);
    this.thumbnails.show(answer, this.theme);
    this.maps.paint(answer, this.theme);
    if (!this.tells) return;
    say(`${this.channel}:values`, valuesOf(answer));
    say(`${this.channel}:shown`, answer.number);
  }

  #clear() {
    this.#answer = null;
    this.verdict.say("?", "The networks predict while the pen moves.");
    this.bars.show(null);
    this.thumbnails.clear();
    this.maps.lay(null, this.theme);
  }
}

export default component((root, { data }) => new NetworkView(root, /** @type {Picture} */ (data)));
