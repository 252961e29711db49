/**
 * One stop of the keyboard for a panel of nodes: arrows lead from node to node, other keys and presses go to the host.
 *
 * @typedef {import("./room.js").Place} Place
 * @typedef {object} Host
 * @property {(lit: number[] | null) => void} point A node is pointed at, or the two of an edge, or none.
 * @property {(node: number) => void} press A node is pressed, or Enter.
 * @property {(node: number, key: string) => boolean} key Another key; whether it meant something.
 */
import { clamp } from "../../../components/format.js";
import { arrowOf } from "../../../components/pointing.js";

export class Walk {
  #at = 0;
  /** @type {readonly SVGElement[]} */
  #nodes = [];
  /** @type {readonly Place[]} */
  #places = [];

  /**
   * @param {SVGElement} svg
   * @param {Host} host
   */
  constructor(svg, host) {
    this.svg = svg;
    this.host = host;
    svg.addEventListener("keydown", (event) => this.#key(event));
    svg.addEventListener("pointerdown", (event) => {
      const at = this.#nodeAt(event.target);
      if (at >= 0) this.#go(at);
    });
    svg.addEventListener("mousedown", (event) => event.preventDefault()); // the focus is where the pointer is already
    svg.addEventListener("focusin", (event) => {
      const at = this.#nodeAt(event.target);
      if (at >= 0) this.#at = at;
      this.#stop();
      this.#point(event.target);
    });
    svg.addEventListener("focusout", () => host.point(null));
    svg.addEventListener("pointerover", (event) => this.#point(event.target));
    svg.addEventListener("pointerleave", () => host.point(null));
  }

  /**
   * Make an element a node.
   *
   * @template {SVGElement} Kind
   * @param {Kind} element
   * @param {number} at
   * @param {string} label
   */
  name(element, at, label) {
    element.setAttribute("role", "button");
    element.setAttribute("aria-label", label);
    element.dataset.node = String(at);
    return element;
  }

  /**
   * Put other nodes in the place of all that is there; the focus stays with the node of its number.
   *
   * @param {readonly SVGElement[]} nodes
   * @param {readonly Place[]} places
   * @param {readonly Element[]} [others] Behind and before them.
   */
  show(nodes, places, others = []) {
    const focused = /** @type {ShadowRoot} */ (this.svg.getRootNode()).activeElement;
    const held = focused !== this.svg && this.svg.contains(focused);
    this.svg.replaceChildren(...others, ...nodes);
    [this.#nodes, this.#places] = [nodes, places];
    this.#at = clamp(this.#at, 0, Math.max(0, nodes.length - 1));
    this.#stop();
    if (held) nodes[this.#at]?.focus({ preventScroll: true });
  }

  #stop() {
    for (const [at, node] of this.#nodes.entries()) node.setAttribute("tabindex", at === this.#at ? "0" : "-1");
  }

  /** @param {EventTarget | null} target */
  #nodeAt(target) {
    const node = target instanceof Element ? target.closest("[data-node]") : null;
    return node instanceof SVGElement ? Number(node.dataset.node) : -1;
  }

  /** @param {EventTarget | null} target */
  #point(target) {
    const at = this.#nodeAt(target);
    const edge = target instanceof Element ? target.closest("[data-ends]") : null;
    const ends = edge instanceof SVGElement ? (edge.dataset.ends ?? "").split(",").map(Number) : null;
    this.host.point(at < 0 ? ends : [at]);
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    const at = this.#nodeAt(event.target);
    if (at < 0) return;
    const arrow = arrowOf(event);
    if (arrow && !event.shiftKey) this.#go(this.#beyond(at, arrow));
    else if (event.key === "Enter" || event.key === " ") this.host.press(at);
    else if (
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      !this.host.key(at, event.shiftKey && arrow ? `Shift+${event.key}` : event.key)
    )
      return;
    event.preventDefault();
    event.stopPropagation();
  }

  /** @param {number} at */
  #go(at) {
    this.#nodes[at]?.focus({ preventScroll: true });
  }

  /**
   * The nearest node in the direction of an arrow; those aside count as farther.
   *
   * @param {number} at
   * @param {[down: number, right: number]} arrow
   */
  #beyond(at, [down, right]) {
    const [x, y] = this.#places[at];
    const far = this.#places.map(([left, top]) => {
      const [along, aside] = [(left - x) * right + (top - y) * down, (left - x) * down + (top - y) * right];
      return along > 1 ? along + 2 * Math.abs(aside) : Number.POSITIVE_INFINITY;
    });
    const nearest = far.indexOf(Math.min(...far));
    return far[nearest] < Number.POSITIVE_INFINITY ? nearest : at;
  }
}
