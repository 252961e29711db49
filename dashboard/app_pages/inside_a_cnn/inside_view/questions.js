/**
 * What the network is asked: another digit, or the visitor's drawing.
 *
 * @typedef {{ digit: number } | { drawing: string }} Question Another image, by its place or in base64.
 */
import { say } from "../../../components/bus.js";
import { lastDrawing } from "../../../components/drawing.js";
import { nextOf } from "./network.js";

export class Questions {
  /** @type {Question | null} */
  last = null;

  /** @param {string} channel */
  constructor(channel) {
    this.channel = channel;
  }

  /**
   * Ask for another image; the server hears of it when it is on screen, for the address and the other views.
   *
   * @param {Question} question
   */
  ask(question) {
    this.last = question;
    say(`${this.channel}:ask`, question);
  }

  /**
   * Ask for the next digit of a class.
   *
   * @param {number} digit
   * @param {string} labels
   * @param {number | undefined} shown The place of the digit that is shown.
   */
  askForAnother(digit, labels, shown) {
    const asked = this.last && "digit" in this.last ? this.last.digit : 0;
    this.ask({ digit: nextOf(labels, digit, Math.max(shown ?? asked, 0)) });
  }

  askForDrawing() {
    const gray = lastDrawing();
    if (gray) this.ask({ drawing: btoa(String.fromCharCode(...gray)) });
  }
}
