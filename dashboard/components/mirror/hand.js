/**
 * What a hand does with the handles of a chart: it takes the nearest, drags it, presses it, or uses the keys.
 *
 * @typedef {import("./grip.js").Grip} Grip
 * @typedef {import("./grip.js").State} State
 * @typedef {import("./layer.js").Shown} Shown
 */
import { arrowOf } from "../pointing.js";
import { placeAt } from "./grip.js";
import { KINDS } from "./kinds.js";
import { passOn } from "./pass.js";

const FAR = 10; // steps of an arrow key with Shift
const STILL = 4; // px, up to which a press is a click
const NOTCH = 33; // px of a wheel for a step: a mouse's notch are three, a finger on a pad turns smoothly
/** @type {Record<string, number>} */
const TURNS = { "+": 1, "-": -1, "−": -1, PageUp: 1, PageDown: -1 };

export class Hand {
  #frame = 0;
  #apply = () => {};
  #turned = 0; // px of the wheel that are no step yet

  /** @param {import("./layer.js").Layer} layer */
  constructor(layer) {
    this.layer = layer;
  }

  stop() {
    cancelAnimationFrame(this.#frame);
  }

  /**
   * Take hold of the handle that is nearest; on a line, of the nearest of its own.
   *
   * @param {PointerEvent} event
   * @param {Grip | null} only
   */
  grasp(event, only) {
    if (event.button !== 0 || !event.isPrimary) return;
    event.preventDefault();
    const shown = this.#nearest(event, only); // as it is seen now
    this.layer.settle();
    if (!shown || this.layer.box.hidden) return;
    const { element, handle, grip } = shown;
    const kind = KINDS[grip.kind];
    const from = this.layer.state(grip, true);
    if (kind.begin) this.layer.change(kind.begin(grip, this.#under(event, from), from));
    element.focus({ preventScroll: true });
    element.setPointerCapture(event.pointerId);
    element.classList.add("held");
    let moved = false;
    element.onpointermove = (move) => {
      moved ||=
        kind.begin !== undefined || Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > STILL;
      if (!moved) return;
      const places = [event, move].map((each) => this.#under(each, from)); // read before this picture's texts are written
      this.#soon(() => this.#drag(shown, handle, places, from));
    };
    element.onlostpointercapture = () => {
      this.#now();
      element.classList.remove("held");
      element.onpointermove = (move) => passOn(move, element);
      element.onlostpointercapture = null;
      if (!moved && !kind.begin) this.layer.change(kind.press?.(grip, handle.part, this.layer.state(grip)));
      else this.layer.released(grip);
    };
  }

  /**
   * @param {Shown} shown
   * @param {import("./grip.js").Handle} taken As it was when it was taken.
   * @param {import("./grip.js").Place[]} places Where it was taken, and where the pointer is.
   * @param {State} from
   */
  #drag({ grip }, { part, at }, [begin, here], from) {
    const kind = KINDS[grip.kind];
    if (kind.begin) return this.layer.change(kind.move(grip, part, here, this.layer.state(grip)));
    const x = this.layer.declared.log ? (here.x * at.x) / begin.x : here.x + at.x - begin.x;
    this.layer.change(kind.move(grip, part, { x, y: here.y + at.y - begin.y }, from));
  }

  /**
   * @param {PointerEvent} event
   * @param {Grip | null} only
   */
  #nearest({ clientX, clientY }, only) {
    const ranked = this.layer.shown
      .filter(({ grip, element }) => (only ? grip === only : true) && !element.hidden)
      .map((shown) => {
        const { left, top, width, height } = shown.element.getBoundingClientRect();
        return { shown, far: Math.hypot(clientX - left - width / 2, clientY - top - height / 2) };
      });
    return ranked.sort((one, other) => one.far - other.far)[0]?.shown;
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Shown} shown
   */
  key(event, { grip, handle }) {
    const changes = this.#asked(event, grip, handle);
    if (!changes) return;
    event.preventDefault();
    event.stopPropagation();
    this.layer.change(changes);
    this.layer.choose(grip);
  }

  /**
   * @param {KeyboardEvent} event
   * @param {Grip} grip
   * @param {import("./grip.js").Handle} handle
   */
  #asked(event, grip, { part, at }) {
    const [kind, state, arrow] = [KINDS[grip.kind], this.layer.state(grip), arrowOf(event)];
    const far = event.shiftKey ? FAR : 1;
    if (arrow) return kind.nudge(grip, part, [far * arrow[1], -far * arrow[0]], state);
    if (TURNS[event.key] && kind.turn) return kind.turn(grip, part, TURNS[event.key], state);
    if (event.key === "Delete" || event.key === "Backspace") return kind.remove?.(grip, part, state);
    if (event.key !== "Enter" && event.key !== " ") return undefined;
    return kind.press?.(grip, part, state) ?? kind.add?.(grip, beside(at, state), state);
  }

  /**
   * The wheel over a handle, upwards for more; the page stays where it is.
   *
   * @param {WheelEvent} event
   * @param {Shown} shown
   */
  wheel(event, { grip, handle }) {
    if (event.ctrlKey) return; // the browser's own
    event.preventDefault();
    this.#turned -= event.deltaMode ? NOTCH * event.deltaY : event.deltaY;
    const steps = Math.trunc(this.#turned / NOTCH);
    this.#turned -= steps * NOTCH;
    if (steps) this.layer.change(KINDS[grip.kind].turn?.(grip, handle.part, steps, this.layer.state(grip)));
  }

  /**
   * A click on the plot where no handle is.
   *
   * @param {MouseEvent} event
   */
  click(event) {
    const { left, top, right, bottom } = this.layer.box.getBoundingClientRect();
    const { clientX: x, clientY: y } = event;
    if (x < left || x > right || y < top || y > bottom) return;
    for (const grip of this.layer.declared.of) {
      const state = this.layer.state(grip);
      this.layer.change(KINDS[grip.kind].add?.(grip, this.#under(event, state), state));
    }
  }

  /**
   * At most once for each picture that the browser draws.
   *
   * @param {() => void} apply
   */
  #soon(apply) {
    this.#apply = apply;
    if (!this.#frame) this.#frame = requestAnimationFrame(() => this.#now());
  }

  #now() {
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    const apply = this.#apply;
    this.#apply = () => {};
    apply();
  }

  /**
   * @param {MouseEvent} event
   * @param {State} state
   */
  #under({ clientX, clientY }, { axes }) {
    const { left, top, width, height } = this.layer.box.getBoundingClientRect();
    return placeAt({ x: (clientX - left) / width, y: (clientY - top) / height }, axes, this.layer.declared.log);
  }
}

/**
 * A place at the right of another one, where a new point is seen.
 *
 * @param {import("./grip.js").Place} place
 * @param {State} state
 */
const beside = ({ x, y }, { axes }) => ({ x: x + (axes.x[1] - axes.x[0]) / 20, y });
