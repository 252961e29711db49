/**
 * Putting points on the map: a click adds one, handles move them, a double click or Delete takes one away; the buttons
 * below the map say of which class the next one is.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./own_points.js").Point} Point
 */
import { find, make, press, stamp } from "../../../components/dom.js";
import { fixed } from "../../../components/format.js";
import { arrowOf } from "../../../components/pointing.js";
import { OWN, REACH } from "../contract.js";
import { SHAPES } from "./classes.js";
import { pointAt, spell, withPoints } from "./own_points.js";

const [NEAR, FAR] = [0.01, 0.1]; // of an arrow key, and with Shift
const REST = 300; // ms without another arrow key
const STILL = 3; // px that a press may move and still be a click

export class Placing {
  /** @type {Point[] | null} */
  #points = null;
  /** @type {number | null} The one that is dragged. */
  #held = null;
  #kind = 0;
  #told = ""; // what the server was told last, until it says so itself
  #version = "";
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  #timer;

  /**
   * @param {ShadowRoot} root
   * @param {(points: Point[], text: string) => void} changed The text is for the link, empty while a hand still moves.
   */
  constructor(root, changed) {
    this.root = root;
    this.changed = changed;
    this.map = find(root, ".map", HTMLCanvasElement);
    this.box = find(root, ".own");
    this.map.addEventListener("click", (event) => this.#add(event));
    const kinds = SHAPES.map((shape, kind) => this.#chooser(`${shape} ${kind}`, kind));
    const clear = make("button", { type: "button", textContent: "clear", title: "Take all points away" });
    clear.onclick = () => this.#change([]);
    find(root, ".kinds").append(...kinds, clear);
  }

  /**
   * What is to be drawn when the server speaks: what a hand has changed since then stays.
   *
   * @param {Data} data
   * @returns {Data}
   */
  over(data) {
    const ahead = this.#held !== null || (this.#told !== "" && data.own && spell(data.own) !== this.#told);
    const stays = this.#points && data.own && data.version === this.#version && ahead ? this.#points : null;
    if (!stays) this.#told = "";
    this.#version = data.version;
    this.#points = stays ?? data.own;
    return stays ? withPoints(data, stays) : data;
  }

  /** Whether what is drawn is ahead of what the server knows. */
  get ahead() {
    return this.#held !== null || this.#told !== "";
  }

  /** Put the handles where the points are. */
  show() {
    const points = this.#points ?? [];
    this.box.hidden = find(this.root, ".kinds").hidden = !this.#points;
    this.map.classList.toggle("puts", this.#points !== null);
    const { offsetLeft: left, offsetTop: top, clientWidth: width } = this.map;
    Object.assign(this.box.style, { left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${width}px` });
    while (this.box.children.length > points.length) this.box.lastElementChild?.remove();
    while (this.box.children.length < points.length) this.box.append(this.#handle(this.box.children.length));
    points.forEach(([kind, x, y], index) => {
      const handle = /** @type {HTMLElement} */ (this.box.children[index]);
      handle.style.left = `${(50 * (x + REACH)) / REACH}%`;
      handle.style.top = `${(50 * (REACH - y)) / REACH}%`;
      const label = `point ${index + 1} of class ${kind} at ${fixed(x)}, ${fixed(y)}`;
      handle.setAttribute("aria-label", `${label}: drag it, or use the arrow keys, 0 to 3 and Delete`);
    });
    this.#press();
  }

  #press() {
    this.root.querySelectorAll(".kinds [data-kind]").forEach((button, kind) => {
      press(button, kind === this.#kind);
    });
  }

  /**
   * @param {string} text
   * @param {number} kind
   */
  #chooser(text, kind) {
    const title = `A click on the map puts a point of class ${kind}`;
    const button = make("button", { type: "button", textContent: text, title, "aria-label": title, "data-kind": kind });
    button.onclick = () => {
      this.#kind = kind;
      this.#press();
    };
    return button;
  }

  /** @param {number} index */
  #handle(index) {
    const handle = stamp(this.root, ".put");
    handle.onpointerdown = (event) => this.#take(event, handle, index);
    handle.onkeydown = (event) => this.#key(event, index);
    handle.ondblclick = () => this.#change(this.#without(index));
    return handle;
  }

  /** @param {MouseEvent} event */
  #placeOf({ clientX, clientY }) {
    const { left, top, width, height } = this.map.getBoundingClientRect();
    return { x: ((clientX - left) / width) * 2 * REACH - REACH, y: REACH - ((clientY - top) / height) * 2 * REACH };
  }

  /** @param {MouseEvent} event */
  #add(event) {
    if (!this.#points || this.#points.length >= OWN.most) return;
    const { x, y } = this.#placeOf(event);
    this.#change([...this.#points, pointAt(this.#kind, x, y)]);
  }

  /** @param {number} index */
  #without(index) {
    return (this.#points ?? []).filter((_, other) => other !== index);
  }

  /**
   * @param {PointerEvent} event
   * @param {HTMLElement} handle
   * @param {number} index
   */
  #take(event, handle, index) {
    const point = this.#points?.[index];
    if (event.button || !point) return;
    event.preventDefault();
    handle.focus({ preventScroll: true });
    handle.setPointerCapture(event.pointerId);
    const [from, [kind, x, y]] = [this.#placeOf(event), point];
    let moved = false;
    handle.onpointermove = (move) => {
      moved ||= Math.hypot(move.clientX - event.clientX, move.clientY - event.clientY) > STILL;
      if (!moved || !this.#points) return;
      this.#held = index;
      handle.classList.add("held");
      const to = this.#placeOf(move);
      this.#points = this.#points.with(index, pointAt(kind, x + to.x - from.x, y + to.y - from.y));
      this.show();
      this.changed(this.#points, "");
    };
    handle.onlostpointercapture = () => {
      handle.onpointermove = handle.onlostpointercapture = null;
      handle.classList.remove("held");
      this.#held = null;
      if (moved && this.#points) this.#change(this.#points);
    };
  }

  /**
   * @param {KeyboardEvent} event
   * @param {number} index
   */
  #key(event, index) {
    const [points, arrow] = [this.#points ?? [], arrowOf(event)];
    const [kind, x, y] = points[index];
    const far = event.shiftKey ? FAR : NEAR;
    let next = null;
    if (arrow) next = points.with(index, pointAt(kind, x + far * arrow[1], y - far * arrow[0]));
    else if (event.key === "Delete" || event.key === "Backspace") next = this.#without(index);
    else if (SHAPES[Number(event.key)] && event.key !== " ")
      next = points.with(index, pointAt(Number(event.key), x, y));
    else if (["Enter", " "].includes(event.key) && points.length < OWN.most)
      next = [...points, pointAt(this.#kind, x + FAR, y)];
    if (!next) return;
    event.preventDefault();
    event.stopPropagation();
    this.#change(next, arrow ? REST : 0);
  }

  /**
   * @param {Point[]} points
   * @param {number} [rest] ms until the server is told, if nothing more changes.
   */
  #change(points, rest = 0) {
    this.#points = points;
    this.#told = spell(points);
    this.show();
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.changed(points, this.#told), rest);
    this.changed(points, "");
  }

  stop() {
    clearTimeout(this.#timer);
  }
}
