/**
 * Layers grasped and put elsewhere: from the palette into the stack, within it, and out of it.
 *
 * @typedef {{ kind: string } | { at: number }} Held A kind of the palette, or a layer of the stack.
 *
 * @typedef {object} Acts
 * @property {(held: Held, index: number) => void} drop Before the layer at an index.
 * @property {(at: number) => void} takeOut
 * @property {(held: Held, index: number) => string} preview What would come of it, in words.
 */
import { find } from "../../../../components/dom.js";

const FAR = 6; // px, from where on a press is a drag

export class Dragging {
  /** @type {{ held: Held, x: number, y: number, moving: boolean, index: number, label: string } | null} */
  #now = null;
  #justDropped = false;

  /**
   * @param {ShadowRoot} root
   * @param {Acts} acts
   */
  constructor(root, acts) {
    this.acts = acts;
    this.root = root;
    this.flow = find(root, ".flow");
    this.marker = find(root, ".marker");
    this.ghost = find(root, ".ghost");
    this.palette = find(root, ".palette");
    const scene = find(root, ".scene");
    scene.addEventListener("pointerdown", (event) => this.#begin(event));
    scene.addEventListener("pointermove", (event) => this.#move(event));
    scene.addEventListener("pointerup", (event) => this.#end(event));
    scene.addEventListener("pointercancel", () => this.#stop());
    scene.addEventListener("click", (event) => this.#justDropped && event.stopImmediatePropagation(), true);
  }

  /** @param {PointerEvent} event */
  #begin(event) {
    this.#justDropped = false;
    const target = /** @type {Element} */ (event.target);
    const hand = /** @type {HTMLElement | null} */ (target.closest("button.layer, button.chip:not(:disabled)"));
    if (!hand || event.button || (event.pointerType === "touch" && !target.closest(".grip"))) return;
    const { at, kind } = hand.dataset;
    const held = kind ? { kind } : { at: Number(at) };
    const label = hand.querySelector("b")?.textContent ?? hand.textContent ?? "";
    this.#now = { held, x: event.clientX, y: event.clientY, moving: false, index: -1, label };
  }

  /** @param {PointerEvent} event */
  #move(event) {
    const now = this.#now;
    if (!now) return;
    if (!now.moving && Math.hypot(event.clientX - now.x, event.clientY - now.y) < FAR) return;
    if (!now.moving) /** @type {Element} */ (event.currentTarget).setPointerCapture(event.pointerId);
    now.moving = true;
    event.preventDefault();
    const over = within(this.flow, event);
    now.index = over ? this.#indexAt(event) : -1;
    this.marker.hidden = now.index < 0;
    const out = "at" in now.held && within(this.palette, event) ? "let go: out of the stack" : "";
    const said = now.index < 0 ? out : this.acts.preview(now.held, now.index);
    this.ghost.textContent = `${now.label}${said ? ` · ${said}` : ""}`;
    this.ghost.hidden = false;
    this.ghost.style.transform = `translate(${event.clientX + 14}px, ${event.clientY + 14}px)`;
  }

  /** @param {PointerEvent} event */
  #end(event) {
    const now = this.#now;
    this.#stop();
    if (!now?.moving) return;
    this.#justDropped = true; // the click that follows chooses nothing
    setTimeout(() => {
      this.#justDropped = false;
    });
    if (now.index >= 0) this.acts.drop(now.held, now.index);
    else if ("at" in now.held && within(this.palette, event)) this.acts.takeOut(now.held.at);
  }

  #stop() {
    this.#now = null;
    this.marker.hidden = this.ghost.hidden = true;
  }

  /**
   * The seam nearest to the pointer: its number, and the marker stands there.
   *
   * @param {PointerEvent} event
   */
  #indexAt({ clientX, clientY }) {
    const boxes = [...this.flow.querySelectorAll(".column")].map((each) => each.getBoundingClientRect());
    if (!boxes.length) return 0;
    const upright = boxes.length > 1 && boxes[1].top >= boxes[0].bottom && boxes[1].left === boxes[0].left;
    const away = (/** @type {DOMRect} */ { left, right, top, bottom }) =>
      Math.hypot(Math.max(left - clientX, 0, clientX - right), Math.max(top - clientY, 0, clientY - bottom));
    const nearest = boxes.reduce((best, box, place) => (away(box) < away(boxes[best]) ? place : best), 0);
    const box = boxes[nearest];
    const after = upright ? clientY > (box.top + box.bottom) / 2 : clientX > (box.left + box.right) / 2;
    const room = this.flow.getBoundingClientRect();
    const edge = upright ? (after ? box.bottom : box.top) - room.top : (after ? box.right : box.left) - room.left;
    this.marker.classList.toggle("level", upright);
    Object.assign(
      this.marker.style,
      upright
        ? { left: "0", width: "100%", top: `${edge}px`, height: "0" }
        : { left: `${edge}px`, width: "0", top: `${box.top - room.top}px`, height: `${box.height}px` },
    );
    return nearest + Number(after);
  }
}

/**
 * @param {Element} box
 * @param {PointerEvent} event
 */
function within(box, { clientX, clientY }) {
  const { left, right, top, bottom } = box.getBoundingClientRect();
  return clientX >= left && clientX <= right && clientY >= top && clientY <= bottom;
}
