/**
 * A recorded hand that writes on an empty pad until somebody touches it. What the network made of it is said on
 * "<channel>:ghost", reading after reading; null once the pad is the visitor's.
 */
import { say } from "../bus.js";
import { prefersStill } from "../dom.js";
import { Hand } from "../recorded_hand.js";
import { strokesAt, unpackRecordings } from "../recordings.js";

export class Ghost {
  /** @type {import("./sheet.js").Point[][] | null} What it has written; null where it does not write. */
  strokes = null;

  /**
   * @param {{ channel: string, ghost: string }} given `ghost` is a recording of recorded.py; "" for none.
   * @param {() => void} paint Called when it has written on.
   */
  constructor({ channel, ghost }, paint) {
    this.channel = channel;
    this.recordings = ghost ? unpackRecordings(ghost) : null;
    this.hand = new Hand(
      ({ strokes, readings }, step) => {
        this.strokes = strokesAt(strokes, step);
        paint();
        say(`${channel}:ghost`, readings[step]);
      },
      () => {},
    );
  }

  /** Write, or show what was written to those who ask for less motion. */
  async begin() {
    if (!this.recordings || this.strokes) return;
    this.strokes = [];
    const [recording] = await this.recordings;
    if (!this.strokes) return; // somebody was faster
    if (prefersStill()) this.hand.write(recording, recording.readings.length - 1);
    else this.hand.begin(recording);
  }

  stop() {
    this.hand.stop();
    if (!this.strokes) return;
    this.strokes = null;
    say(`${this.channel}:ghost`, null);
  }
}
