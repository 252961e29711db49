/** Paints what the networks made of the last drawing: the answer, the bars, the steps and every map of the CNN. */
import { hear, say } from "../bus.js";
import { component } from "../component.js";
import { find } from "../dom.js";
import { themeOf } from "../theme.js";
import { valuesOf } from "./answer.js";
import { Bars } from "./bars.js";
import { Lens } from "./lens.js";
import { Maps } from "./maps.js";
import { Thumbnails } from "./thumbnails.js";
import { Verdict } from "./verdict.js";

/**
 * @typedef {import("./answer.js").Answer} Answer
 * @typedef {{ channel: string, mapsHeight: number, shapes: Record<string, number[]> }} Picture
 *   As `dashboard.components.network_view.network_view` sends it.
 */

class NetworkView {
  /** @type {Answer | null} */
  #answer = null;
  #empty = false; // whether nothing is drawn

  /**
   * @param {ShadowRoot} root
   * @param {Picture} picture
   */
  constructor(root, picture) {
    this.channel = picture.channel;
    this.box = find(root, ".view");
    this.theme = themeOf(this.box);
    this.verdict = new Verdict(root);
    this.bars = new Bars(root);
    this.thumbnails = new Thumbnails(root);
    this.maps = new Maps(root, picture);
    new Lens(root, () => ({ answer: this.#answer, theme: this.theme, places: this.maps.places }));
    this.#clear();
    this.resized = new ResizeObserver(() => this.maps.lay(this.#answer, this.theme));
    this.resized.observe(find(root, ".maps"));
    this.stops = [
      hear(`${this.channel}:answer`, (answer) => this.#take(answer)),
      hear(`${this.channel}:ask`, (question) => this.#asked(question)),
    ];
  }

  /** Paint anew: the theme may have changed. */
  show() {
    this.theme = themeOf(this.box);
    this.maps.lay(this.#answer, this.theme);
    if (this.#answer) this.#paint(this.#answer);
  }

  stop() {
    this.resized.disconnect();
    for (const stop of this.stops) stop();
  }

  /** @param {Answer & { waiting?: string, problem?: string }} answer */
  #take(answer) {
    if (answer.waiting || answer.problem) this.verdict.say(answer.waiting ?? answer.problem ?? "");
    else if (answer.pictures.seen && !this.#empty) this.#paint(answer);
  }

  /** @param {import("../draw_pad/sheet.js").Drawing} question */
  #asked({ strokes, photo }) {
    this.#empty = !strokes.length && !photo;
    if (this.#empty) this.#clear();
  }

  /** @param {Answer} answer */
  #paint(answer) {
    this.#answer = answer;
    this.verdict.show(answer);
    this.bars.show(answer);
    this.thumbnails.show(answer, this.theme);
    this.maps.paint(answer, this.theme);
    say(`${this.channel}:values`, valuesOf(answer));
    say(`${this.channel}:shown`, answer.number);
  }

  #clear() {
    this.#answer = null;
    this.verdict.say("Draw a digit", "The networks answer while the pen moves.");
    this.bars.show(null);
    this.thumbnails.clear();
    this.maps.lay(null, this.theme);
  }
}

export default component((root, { data }) => new NetworkView(root, /** @type {Picture} */ (data)));
