/** Counts steps at a rate, in the frames of the screen. */
const REST = 1; // s at the last step before a loop begins anew
const LONGEST = 0.25; // s between two frames; after more, the tab was hidden, and its time stood still

export class Clock {
  /** @type {number | null} */
  #frame = null;
  /** @type {number | null} When the frame before was drawn. */
  #before = null;
  #steps = 0;

  /**
   * @param {object} player
   * @param {() => number} player.last The last step.
   * @param {() => number} player.rate Steps per second.
   * @param {() => boolean} player.loops Whether it begins anew at the end.
   * @param {(step: number) => void} player.go Called with every step.
   * @param {() => void} player.end Called when it has come to the end.
   */
  constructor(player) {
    this.player = player;
  }

  get runs() {
    return this.#frame !== null;
  }

  /** @param {number} step */
  start(step) {
    this.#steps = step;
    this.#before = null;
    this.#frame = requestAnimationFrame((now) => this.#tick(now));
  }

  stop() {
    if (this.#frame !== null) cancelAnimationFrame(this.#frame);
    this.#frame = null;
  }

  /** @param {number} now */
  #tick(now) {
    const { last, rate, loops, go, end } = this.player;
    this.#steps += Math.min((now - (this.#before ?? now)) / 1000, LONGEST) * rate();
    this.#before = now;
    if (this.#steps >= last() && !loops()) return end();
    if (this.#steps >= last() + REST * rate()) this.#steps = 0;
    this.#frame = requestAnimationFrame((next) => this.#tick(next));
    go(Math.min(last(), Math.floor(this.#steps)));
  }
}
