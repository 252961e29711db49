/** Follows the player: which moment it shows, how far that has come, and whether it hurries. */
import { hear } from "../../../components/bus.js";
import { prefersStill } from "../../../components/dom.js";
import { tween } from "../../../components/motion.js";

const SLOW = 700; // ms that a moment takes
const HURRIED = 125; // ms between moments: with less, whole updates are shown

export class Playback {
  /** How much of the moment is over, from 0 to 1. */
  progress = 1;
  /** Where it began to play. */
  from = 0;
  #playing = false;
  #then = 0; // when the moment before was shown
  #gap = SLOW; // ms between the last two moments
  #stopMotion = () => {};

  /**
   * @param {string} player Its channels begin with it.
   * @param {object} picture
   * @param {() => number | undefined} picture.step The moment that is shown; undefined while nothing is.
   * @param {(step: number) => void} picture.follow Another moment.
   * @param {() => void} picture.paint
   */
  constructor(player, picture) {
    this.picture = picture;
    this.stops = [
      hear(`${player}:step`, (step) => this.#follow(step)),
      hear(`${player}:playing`, (runs) => this.#play(runs)),
    ];
  }

  /** Whether updates pass too fast to be followed step by step. */
  get hurried() {
    return this.#playing && this.#gap < HURRIED;
  }

  /** Show the moment at its end. */
  rest() {
    this.#stopMotion();
    this.progress = 1;
  }

  stop() {
    this.#stopMotion();
    for (const stop of this.stops) stop();
  }

  /** @param {number} step Of the player. */
  #follow(step) {
    const before = this.picture.step();
    if (before === undefined || step === before) return;
    const now = performance.now();
    [this.#gap, this.#then] = [now - this.#then, now];
    this.rest();
    this.picture.follow(step);
    if (step !== before + 1 || this.hurried || prefersStill()) return this.picture.paint();
    this.#stopMotion = tween(this.#playing ? Math.min(SLOW, 0.9 * this.#gap) : SLOW, (share) => {
      this.progress = share;
      this.picture.paint();
    });
  }

  /** @param {boolean} runs */
  #play(runs) {
    this.#playing = runs;
    this.#gap = SLOW;
    this.from = this.picture.step() ?? 0;
    this.picture.paint();
  }
}
