/** An image as people see it: pixels that are pressed, or painted by dragging. */
import { find, makeSvg } from "../../../components/dom.js";
import { LEVELS } from "../contract.js";
import { shine } from "./light.js";
import { imageSquare, pixelPlaces } from "./room.js";
import { Walk } from "./walk.js";

export class SeenImage {
  /** @type {SVGElement[]} */
  #pixels = [];
  /** @type {number | null} What a pressed pointer paints. */
  #ink = null;

  /**
   * @param {ShadowRoot} root
   * @param {import("./walk.js").Host & { paint: (pixel: number, level: number) => void, level: (pixel: number) => number, remember: () => void }} host
   */
  constructor(root, host) {
    this.svg = find(root, ".seen svg.image", SVGElement);
    this.host = host;
    this.walk = new Walk(this.svg, host);
    this.svg.addEventListener("pointerdown", (event) => {
      const at = this.#under(event);
      if (at === null || !this.#pixels.length) return;
      this.svg.setPointerCapture(event.pointerId);
      host.remember();
      this.#ink = host.level(at) * 2 > LEVELS ? 0 : LEVELS;
      host.paint(at, this.#ink);
    });
    this.svg.addEventListener("pointermove", (event) => {
      const at = this.#under(event);
      if (at === null || this.#ink === null || !event.buttons) return;
      host.point([at]);
      host.paint(at, this.#ink);
    });
    for (const end of ["pointerup", "pointercancel", "pointerleave"]) {
      this.svg.addEventListener(end, () => {
        this.#ink = null;
      });
    }
  }

  /**
   * @param {import("./graph.js").Graph} graph
   * @param {import("./room.js").Room} room
   * @param {readonly number[]} levels
   */
  build(graph, room, levels) {
    this.room = room;
    const { left, top, cell } = imageSquare(room);
    const places = pixelPlaces(room);
    this.#pixels = places.map(([x, y], at) =>
      this.walk.name(
        makeSvg("rect", { class: "pixel", x: x - cell / 2, y: y - cell / 2, width: cell, height: cell }),
        at,
        graph.nodes[at].called,
      ),
    );
    const frame = makeSvg("rect", { class: "outline", x: left, y: top, width: 8 * cell, height: 8 * cell });
    this.walk.show(this.#pixels, places, [frame]);
    this.shade(levels);
  }

  /** Nothing is shown. */

  /** @param {readonly number[]} levels */
  shade(levels) {
    this.#pixels.forEach((pixel, at) => {
      pixel.style.setProperty("--ink-share", `${(100 * levels[at]) / LEVELS}%`);
    });
  }

  clear() {
    this.#pixels = [];
    this.svg.replaceChildren();
  }

  /** @param {ReturnType<typeof import("./light.js").lightOf>} light */
  light(light) {
    shine(this.svg, light, { nodes: this.#pixels });
  }

  /**
   * The pixel under a pointer.
   *
   * @param {PointerEvent} event
   */
  #under({ clientX, clientY }) {
    if (!this.room || !this.#pixels.length) return null;
    const { left, top, cell } = imageSquare(this.room);
    const box = this.svg.getBoundingClientRect();
    const [column, row] = [(clientX - box.left - left) / cell, (clientY - box.top - top) / cell].map(Math.floor);
    return Math.min(row, column) < 0 || Math.max(row, column) > 7 ? null : 8 * row + column;
  }
}
