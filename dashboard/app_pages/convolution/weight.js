/** A weight of a kernel, in a field: typed, dragged up and down, clicked through −1, 0, 1, or by the arrow keys. */
import { plain } from "../../components/format.js";
import { MOST_WEIGHT } from "./contract.js";
import { cycled, dragged, mark, typedWeight } from "./convolution_view/typed.js";

/** @type {Record<string, number>} */
const STEPS = { ArrowUp: 1, ArrowDown: -1 };
const STILL = 3; // px that a press may move and still be a click

/**
 * @typedef {object} Owner
 * @property {() => number} weight As it is kept.
 * @property {(weight: number) => void} take
 * @property {(words: string) => void} complain Of what makes no sense; "" where all is well.
 * @property {() => void} [left] When the field loses the focus.
 */

/**
 * @param {HTMLInputElement} input
 * @param {Owner} owner
 */
export function hearWeight(input, owner) {
  const set = (/** @type {number} */ weight) => {
    input.value = plain(weight);
    weigh(input, owner);
  };
  input.oninput = () => weigh(input, owner);
  input.onfocus = () => input.select();
  input.onblur = () => owner.left?.();
  input.onkeydown = ({ key }) => {
    if (STEPS[key]) set(owner.weight() + STEPS[key]);
  };
  hearHand(input, owner.weight, set);
}

/**
 * Drag up and down, or click through −1, 0, 1.
 *
 * @param {HTMLInputElement} input
 * @param {() => number} weight
 * @param {(weight: number) => void} set
 */
function hearHand(input, weight, set) {
  /** @type {{ y: number, weight: number, moves: boolean } | null} */
  let held = null;
  input.onpointerdown = (event) => {
    if (event.button) return;
    held = { y: event.clientY, weight: weight(), moves: false };
    input.setPointerCapture(event.pointerId);
  };
  input.onpointermove = (event) => {
    if (!held) return;
    const up = held.y - event.clientY;
    held.moves ||= Math.abs(up) > STILL;
    if (held.moves) set(dragged(held.weight, up));
  };
  input.onpointerup = () => {
    if (held && !held.moves) set(cycled(held.weight));
    held = null;
    input.select();
  };
  input.onpointercancel = () => {
    held = null;
  };
}

/**
 * @param {HTMLInputElement} input
 * @param {Owner} owner
 */
function weigh(input, { weight, take, complain }) {
  const value = typedWeight(input.value);
  const right = !Number.isNaN(value);
  mark(input, right);
  const wanted = `A weight is a number from −${MOST_WEIGHT} to ${MOST_WEIGHT}.`;
  complain(right ? "" : `${wanted} The picture keeps ${plain(weight())}.`);
  if (right) take(value);
}
