/**
 * A pad, the network that reads it, and its prediction. A recorded hand writes until somebody touches the pad: then it
 * is theirs, and what they draw is said on "<channel>:ask", as by the pad of the page "Draw a digit".
 *
 * A name said on "<channel>:write" lets the hand write that drawing; "" clears the pad.
 *
 * @typedef {import("../../../components/recordings.js").Recording} Recording
 * @typedef {import("../../../components/draw_pad/sheet.js").Point} Point
 *
 * @typedef {object} Given As `dashboard.app_pages.home.reader.reader` sends it.
 * @property {string} channel
 * @property {string} version
 * @property {string} recordings
 * @property {string[]} order The drawings that the hand writes by itself, one after the other.
 * @property {number} sureFrom
 * @property {number} mostPoints
 */
import { forget, hear, kept, say } from "../../../components/bus.js";
import { component } from "../../../components/component.js";
import { find, prefersStill } from "../../../components/dom.js";
import { lengthen, paintDrawing } from "../../../components/draw_pad/sheet.js";
import { Hand } from "../../../components/recorded_hand.js";
import { strokesAt, unpackRecordings } from "../../../components/recordings.js";
import { themeOf } from "../../../components/theme.js";
import { hearPen } from "./hear_pen.js";
import { Screen } from "./screen.js";

const INVITED = 4000; // ms from the hand's first touch until it offers the pen
const IDLE = 20_000; // ms until it writes again

class Reader {
  /** @type {Point[][]} What is on the pad. */
  #strokes = [];
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #idle;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #invited;
  #turn = 0; // in the order of drawings
  #yours = false;
  #begun = 0; // how often something has begun: what was still unpacked then stays away
  #version = "";

  /**
   * @param {ShadowRoot} root
   * @param {Given} given
   */
  constructor(root, given) {
    this.given = given;
    this.box = find(root, ".reader");
    this.sheet = find(root, ".sheet", HTMLCanvasElement);
    this.tag = find(root, ".tag");
    this.invitation = find(root, ".invitation");
    this.screen = new Screen(root, themeOf(this.box), given.sureFrom);
    this.recordings = unpackRecordings(given.recordings);
    this.hand = new Hand(
      (recording, step) => this.#write(recording, step),
      () => this.#rest(),
    );
    hearPen(this.sheet, {
      touch: () => this.#touch(),
      add: (points) => this.#add(points),
      empty: () => this.#empty(),
      takeBack: () => this.#takeBack(),
    });
    this.resized = new ResizeObserver(() => this.#paint());
    for (const canvas of [this.sheet, this.screen.network, this.screen.bars]) this.resized.observe(canvas);
    this.stops = [
      hear(`${given.channel}:answer`, (answer) => this.#take(answer)),
      hear(`${given.channel}:write`, (name) => this.#asked(name)),
    ];
  }

  /** @param {Given} given */
  show({ channel, version }) {
    this.screen.theme = themeOf(this.box);
    if (version === this.#version) return this.#paint();
    this.#version = version;
    const before = kept.get(channel);
    if (before?.version === version && before.strokes.length) {
      this.#takeOver(before.strokes);
      return this.#ask();
    }
    forget(`${channel}:ask`);
    return this.#begin(this.given.order[0]);
  }

  stop() {
    this.hand.stop();
    this.screen.stop();
    this.resized.disconnect();
    clearTimeout(this.#idle);
    clearTimeout(this.#invited);
    for (const stop of this.stops) stop();
  }

  /**
   * Let the hand write a drawing, or show it finished to those who ask for less motion.
   *
   * @param {string} name
   */
  async #begin(name) {
    this.#yours = true; // nothing is taken over while it is unpacked
    this.#begun += 1;
    const begun = this.#begun;
    const recording = (await this.recordings).find((each) => each.name === name);
    if (!recording || !this.box.isConnected || begun !== this.#begun) return;
    this.#clear();
    this.#yours = false;
    this.box.classList.add("ghost");
    this.tag.textContent = "a recorded hand";
    if (prefersStill()) {
      recording.readings.forEach((_, step) => {
        this.#write(recording, step);
      });
      this.#rest();
      return;
    }
    this.hand.begin(recording);
    this.#invited = setTimeout(() => this.#invite(), INVITED);
  }

  #invite() {
    this.invitation.textContent = "Your turn: draw over it";
  }

  /**
   * @param {Recording} recording
   * @param {number} step
   */
  #write({ strokes, readings }, step) {
    this.#strokes = strokesAt(strokes, step);
    paintDrawing(this.sheet, { strokes: this.#strokes });
    this.screen.show(readings[step]);
  }

  /** The hand has written: it waits, and writes another one. */
  #rest() {
    this.screen.rest();
    if (prefersStill()) this.#invite();
    else this.#wait();
  }

  #wait() {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => {
      if (document.hidden || this.sheet.getBoundingClientRect().bottom < 0) return this.#wait();
      this.#turn = (this.#turn + 1) % this.given.order.length;
      return this.#begin(this.given.order[this.#turn]);
    }, IDLE);
  }

  /** Take everything off the pad, the hand too. */
  #clear() {
    this.hand.stop();
    clearTimeout(this.#idle);
    clearTimeout(this.#invited);
    this.#strokes = [];
    this.invitation.textContent = "";
    this.screen.clear();
    paintDrawing(this.sheet, { strokes: [] });
  }

  /**
   * The pad is the visitor's.
   *
   * @param {Point[][]} strokes
   */
  #takeOver(strokes) {
    this.#clear();
    this.#yours = true;
    this.#strokes = strokes;
    this.box.classList.remove("ghost");
    this.tag.textContent = "your pad";
  }

  /** @param {string} name */
  #asked(name) {
    forget(`${this.given.channel}:write`);
    if (name) this.#begin(name);
    else this.#empty();
  }

  #empty() {
    const { channel } = this.given;
    this.#takeOver([]);
    this.invitation.textContent = "Draw a digit";
    kept.delete(channel);
    forget(`${channel}:ask`);
    if (!prefersStill()) this.#wait();
  }

  /** Ask what the drawing is, whatever the hand wrote before. */
  #ask() {
    const { channel } = this.given;
    kept.set(channel, { version: this.#version, strokes: this.#strokes });
    paintDrawing(this.sheet, { strokes: this.#strokes });
    say(`${channel}:ask`, { strokes: this.#strokes, photo: null, changes: {} });
  }

  /** @param {import("../../../components/network_view/answer.js").Answer & { waiting?: string, problem?: string }} answer */
  #take({ waiting, problem, pictures, probabilities }) {
    if (!this.#yours || !this.#strokes.length) return;
    if (waiting || problem) this.screen.say(waiting ?? problem ?? "");
    else if (pictures.seen) {
      const { seen, conv1, conv2, dense } = pictures;
      const values = { seen: seen.values, conv1: conv1.values, conv2: conv2.values, dense: dense.values };
      this.screen.show({ ...values, probabilities: probabilities.cnn });
      this.screen.speak();
    }
  }

  #paint() {
    paintDrawing(this.sheet, { strokes: this.#strokes });
    this.screen.paint();
  }

  /** The pen touches the pad: whatever the hand has written is gone. */
  #touch() {
    this.#begun += 1;
    if (this.#yours && this.#strokes.length) clearTimeout(this.#idle);
    else this.#takeOver([]);
    this.invitation.textContent = "";
    this.#strokes = [...this.#strokes, []];
  }

  /** @param {Point[]} points Where the pen has passed. */
  #add(points) {
    const stroke = this.#strokes[this.#strokes.length - 1];
    for (const point of points) lengthen(stroke, point, this.#strokes, this.given.mostPoints);
    this.#ask();
  }

  #takeBack() {
    if (!this.#yours) return undefined;
    const before = this.#strokes.slice(0, -1);
    if (!before.length) return this.#empty();
    this.#takeOver(before);
    return this.#ask();
  }
}

export default component((root, { data }) => new Reader(root, /** @type {Given} */ (data)));
