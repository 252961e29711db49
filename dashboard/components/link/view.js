/**
 * The one wire between pictures and Python: it asks what was last said on "<channel>:ask", and says the answer on
 * "<channel>:answer". At most one question is on its way, so many visitors slow down instead of queueing up.
 */
import { hear, say } from "../bus.js";
import { component } from "../component.js";
import { unpack } from "../message.js";

const FIRST_PAUSE = 500; // ms until it looks for a lost server again, twice as long each time
const LONGEST_PAUSE = 8000;

/**
 * The envelope (who asked, what Python says about it), then the content if there is one.
 *
 * @param {Uint8Array} bytes
 */
function open(bytes) {
  const [envelope, end] = unpack(bytes);
  return end < bytes.length ? { ...envelope, ...unpack(bytes, end)[0] } : envelope;
}

class Link {
  #number = 0;
  #pause = FIRST_PAUSE;
  /** @type {Record<string, unknown> | null} The question that waits for its answer. */
  #asked = null;
  /** @type {Record<string, unknown> | null} The one that is asked next. */
  #newest = null;
  /** @type {WebSocket | null} */
  #socket = null;
  /** @type {ReturnType<typeof setTimeout> | null} */
  #timer = null;
  #stopHearing;

  /** @param {{ channel: string, address: string }} ends */
  constructor({ channel, address }) {
    this.channel = channel;
    this.address = address;
    this.#stopHearing = hear(`${channel}:ask`, (question) => {
      this.#newest = question;
      this.#ask();
    });
  }

  #ask() {
    if (this.#asked || !this.#newest) return;
    if (!this.#socket && !this.#timer) this.#connect();
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    this.#number += 1;
    this.#asked = { ...this.#newest, number: this.#number };
    this.#newest = null;
    this.#socket.send(JSON.stringify(this.#asked));
  }

  #connect() {
    this.#socket = new WebSocket(new URL(this.address, location.href).href.replace("http", "ws"));
    this.#socket.binaryType = "arraybuffer";
    this.#socket.onopen = () => {
      this.#pause = FIRST_PAUSE;
      this.#ask();
    };
    this.#socket.onmessage = ({ data }) => {
      const answer = open(new Uint8Array(data));
      if (answer.number !== this.#asked?.number) return;
      if (!answer.waiting) this.#asked = null;
      say(`${this.channel}:answer`, answer);
      this.#ask();
    };
    this.#socket.onclose = () => this.#lose();
  }

  /** The drawing is kept here: it is asked again when the server is back. */
  #lose() {
    this.#socket = null;
    this.#newest ??= this.#asked;
    this.#asked = null;
    if (!this.#newest) return; // a connection that rests may be closed; the next question opens one
    say(`${this.channel}:answer`, { waiting: "The network is out of reach. Your drawing is kept." });
    this.#timer = setTimeout(() => {
      this.#timer = null;
      this.#ask();
    }, this.#pause);
    this.#pause = Math.min(2 * this.#pause, LONGEST_PAUSE);
  }

  stop() {
    this.#stopHearing();
    if (this.#timer) clearTimeout(this.#timer);
    if (this.#socket) this.#socket.onclose = null;
    this.#socket?.close();
  }
}

export default component((_root, { data }) => {
  const link = new Link(data);
  return { show: () => {}, stop: () => link.stop() };
});
