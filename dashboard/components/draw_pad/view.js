/**
 * A pad whose strokes belong to the browser: Python hears of them on the bus and never paints them back.
 * A new `version` of the data (a link, a button, Reset) is the only thing that replaces what was drawn.
 *
 * @typedef {import("./sheet.js").Drawing} Drawing
 * @typedef {import("./sliders.js").Slider} Slider
 * @typedef {Drawing & { channel: string, version: string, sliders: Slider[], mostPoints: number, address: string,
 *   photographs: boolean, ghost: string }} Given
 *   As `dashboard.components.draw_pad.draw_pad` sends it.
 * @typedef {Drawing & { version: string, changes: Record<string, number>, past: Drawing[] }} Kept
 *   `changes` are the sliders' values; `past` is what Undo brings back.
 */
import { kept, say } from "../bus.js";
import { component } from "../component.js";
import { find } from "../dom.js";
import { Ghost } from "./ghost.js";
import { isEmpty, lengthen, paintDrawing, pointAt } from "./sheet.js";
import { makeSlider } from "./sliders.js";

class Pad {
  /** @type {import("./sheet.js").Point[] | null} The stroke that is being drawn, by the pointer of this ID. */
  #stroke = null;
  /** @type {number | null} */
  #pointer = null;
  /** @type {Kept | null} */
  #drawing = null;

  /**
   * @param {ShadowRoot} root
   * @param {{ data: Given, tell: (name: string, value: unknown) => void }} mount
   */
  constructor(root, { data: first, tell }) {
    this.given = first;
    this.canvas = find(root, "canvas", HTMLCanvasElement);
    this.sheet = find(root, ".sheet");
    this.hint = find(root, ".hint");
    this.ghost = new Ghost(first, () => this.#paint());
    this.undo = find(root, ".undo", HTMLButtonElement);
    this.clear = find(root, ".clear", HTMLButtonElement);
    this.undo.onclick = () => this.#takeBack();
    this.clear.onclick = () => this.#empty();
    const photo = find(root, ".photo");
    photo.hidden = !first.photographs;
    photo.onclick = () => tell("photo", true);
    this.#hearPen();
    this.#hearKeys();
    this.details = find(root, "details", HTMLDetailsElement);
    this.details.hidden = !first.sliders.length;
    this.sliders = first.sliders.map((slider) => {
      const set = (/** @type {number} */ value) => {
        this.drawing.changes[slider.name] = value;
        this.#change();
      };
      return { name: slider.name, ...makeSlider(root, slider, set) };
    });
    find(root, ".sliders").append(...this.sliders.map(({ element }) => element));
    this.resized = new ResizeObserver(() => this.#drawing && this.#paint());
    this.resized.observe(this.canvas);
  }

  /** @param {Given} given */
  show(given) {
    const { channel, version, strokes, photo, sliders } = given;
    /** @type {Kept | undefined} */
    const known = kept.get(channel);
    if (!known || known.version !== version) {
      const changes = Object.fromEntries(sliders.map(({ name, value }) => [name, value]));
      // What was there before can be taken back with Undo.
      const past = known ? [...known.past, { strokes: known.strokes, photo: known.photo }] : [];
      kept.set(channel, { version, strokes, photo, changes, past });
    } else if (this.#drawing) {
      this.#paint(); // the theme may have changed
      return;
    }
    this.#drawing = /** @type {Kept} */ (kept.get(channel));
    for (const { name, show } of this.sliders) show(this.drawing.changes[name]);
    this.details.open = Object.values(this.drawing.changes).some(Boolean);
    this.#change();
  }

  stop() {
    this.ghost.stop();
    this.resized.disconnect();
  }

  /** What is on the pad; there is something as soon as it is shown. */
  get drawing() {
    return /** @type {Kept} */ (this.#drawing);
  }

  #change() {
    const { channel, address } = this.given;
    const { strokes, photo = null, changes, past } = this.drawing;
    this.hint.hidden = !isEmpty(this.drawing);
    this.clear.disabled = isEmpty(this.drawing);
    this.undo.disabled = !past.length;
    if (address) say(`address:${address}`, this.#address());
    say(`${channel}:ask`, { strokes, photo, changes: { ...changes } });
    if (isEmpty(this.drawing) && !past.length) this.ghost.begin();
    else this.ghost.stop();
    this.#paint();
  }

  #paint() {
    const { strokes } = this.ghost;
    this.sheet.classList.toggle("ghost", strokes !== null);
    this.hint.textContent = strokes ? "A recorded hand: draw over it" : "Draw here";
    paintDrawing(this.canvas, strokes ? { strokes } : this.drawing);
  }

  /** What Copy link writes: sliders that were moved, and the named drawing as long as nobody changed it. */
  #address() {
    const { changes, past } = this.drawing;
    const moved = Object.entries(changes).map(([name, value]) => [name, value || null]);
    return { ...Object.fromEntries(moved), ...(past.length ? { drawing: null } : {}) };
  }

  #remember() {
    this.drawing.past.push({ strokes: this.drawing.strokes, photo: this.drawing.photo });
  }

  #takeBack() {
    Object.assign(this.drawing, this.drawing.past.pop());
    this.#change();
  }

  #empty() {
    this.#remember();
    Object.assign(this.drawing, { strokes: [], photo: null });
    this.#change();
    this.canvas.focus({ preventScroll: true });
  }

  #hearPen() {
    const { canvas } = this;
    canvas.onpointerdown = (event) => {
      if (this.#stroke || event.button > 0) return;
      event.preventDefault();
      canvas.setPointerCapture(event.pointerId);
      this.#pointer = event.pointerId;
      this.#begin(event);
    };
    canvas.onpointermove = (event) => {
      if (!this.#stroke || event.pointerId !== this.#pointer) return;
      const passed = event.getCoalescedEvents?.() ?? [];
      for (const place of passed.length ? passed : [event]) this.#add(place);
      this.#change();
    };
    const end = (/** @type {PointerEvent} */ { pointerId }) => {
      if (pointerId === this.#pointer) this.#stroke = this.#pointer = null;
    };
    canvas.onpointerup = canvas.onpointercancel = canvas.onlostpointercapture = end;
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    this.#remember();
    this.#stroke = [];
    this.#add(event);
    Object.assign(this.drawing, { strokes: [...this.drawing.strokes, this.#stroke], photo: null });
    this.#change();
  }

  /** @param {PointerEvent} event */
  #add(event) {
    const point = pointAt(event, this.canvas.getBoundingClientRect());
    lengthen(this.#stroke ?? [], point, this.drawing.strokes, this.given.mostPoints);
  }

  #hearKeys() {
    this.canvas.onkeydown = (event) => {
      if (event.key === "z" && (event.ctrlKey || event.metaKey)) this.#takeBack();
      else if (event.key === "Delete" || event.key === "Backspace") this.clear.click();
      else return;
      event.preventDefault();
    };
  }
}

export default component((root, first) => new Pad(root, /** @type {ConstructorParameters<typeof Pad>[1]} */ (first)));
