/** A photo with a frame over it: mouse, finger and arrow keys move it and its corners; let go, it is told to Python. */
import { component } from "../component.js";
import { find, findAll } from "../dom.js";
import { arrowOf } from "../pointing.js";
import { dragged } from "./frame.js";

/**
 * @typedef {import("./frame.js").Frame} Frame
 * @typedef {import("./frame.js").Part} Part
 * @typedef {{ source: string, crop: Frame, least: number }} Data
 */

const [NEAR, FAR] = [0.01, 0.05]; // of an arrow key, and with Shift
const REST = 400; // ms without another key

export default component(
  (root, /** @type {{ data: Data, tell: (name: string, value: unknown) => void }} */ { tell }) => {
    const photo = find(root, ".photo");
    const image = find(root, "img", HTMLImageElement);
    /** @type {Frame} */
    let frame = [0, 0, 1, 1];
    let least = 0;
    let held = false;
    /** @type {ReturnType<typeof setTimeout> | undefined} */
    let rest;

    /** @param {Frame} next */
    function lay(next) {
      frame = next;
      ["left", "top", "right", "bottom"].forEach((side, place) => {
        photo.style.setProperty(`--${side}`, `${100 * next[place]}%`);
      });
    }

    /**
     * @param {PointerEvent} event
     * @param {HTMLElement} part
     */
    function take(event, part) {
      if (event.button) return;
      event.preventDefault();
      part.focus({ preventScroll: true });
      part.setPointerCapture(event.pointerId);
      const [from, { width, height }] = [frame, photo.getBoundingClientRect()];
      held = true;
      part.onpointermove = ({ clientX, clientY }) => {
        /** @type {[number, number]} */
        const by = [(clientX - event.clientX) / width, (clientY - event.clientY) / height];
        lay(dragged(from, /** @type {Part} */ (part.dataset.part), by, least));
      };
      part.onlostpointercapture = () => {
        part.onpointermove = part.onlostpointercapture = null;
        held = false;
        if (frame.join() !== from.join()) tell("crop", frame);
      };
    }

    /**
     * @param {KeyboardEvent} event
     * @param {HTMLElement} part
     */
    function key(event, part) {
      const arrow = arrowOf(event);
      if (!arrow) return;
      event.preventDefault();
      event.stopPropagation();
      const far = event.shiftKey ? FAR : NEAR;
      lay(dragged(frame, /** @type {Part} */ (part.dataset.part), [far * arrow[1], far * arrow[0]], least));
      clearTimeout(rest);
      rest = setTimeout(() => {
        rest = undefined;
        tell("crop", frame);
      }, REST);
    }

    for (const part of findAll(root, "[data-part]", HTMLElement)) {
      part.onpointerdown = (event) => take(event, part);
      part.onkeydown = (event) => key(event, part);
    }

    return {
      show: ({ source, crop, least: smallest }) => {
        if (image.src !== source) image.src = source;
        least = smallest;
        if (!held && rest === undefined) lay(crop); // what a hand moves is ahead of the server
      },
      stop: () => clearTimeout(rest),
    };
  },
);
