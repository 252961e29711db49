/**
 * Numbers on their way along the edges: outputs forward, errors δ backward.
 *
 * @typedef {object} Traveller
 * @property {number} x
 * @property {number} y
 * @property {string} text
 * @property {boolean} back Against the arrows.
 */
import { clamp } from "../../../components/format.js";
import { eased } from "../../../components/motion.js";
import { along, edgeOf, lossEdge } from "./layout.js";
import { fine, written } from "./numbers.js";
import { placesOf } from "./places.js";

const ARRIVED = 0.6; // of a moment
const MET = 0.5; // of the way: there the weight is multiplied

/**
 * Return what is on its way at a moment; nothing once it has arrived.
 *
 * @param {import("./state.js").State} state
 * @param {import("./layout.js").Layout} layout
 * @returns {Traveller[]}
 */
export function travellers({ moment, progress, network, passed, back, example }, layout) {
  if (progress >= ARRIVED) return [];
  const way = eased(clamp(progress / ARRIVED, 0, 1));
  const edges = (/** @type {number} */ layer) =>
    placesOf(network).filter((place) => place.layer === layer && place.from >= 0);
  const last = network.weights.length;
  if (moment.kind === "forward") {
    return edges(moment.layer).map((place) => {
      const value = passed.outputs[place.layer][example][place.from];
      const product = value * network.weights[place.layer][place.from][place.to];
      const [x, y] = along(edgeOf(layout, place).ends, way);
      return { x, y, text: written(way < MET ? value : product), back: false };
    });
  }
  if (moment.kind === "backward" && moment.layer < last - 1) {
    return edges(moment.layer + 1).map((place) => {
      const delta = back.deltas[place.layer][example][place.to];
      const product = delta * network.weights[place.layer][place.from][place.to];
      const [x, y] = along(edgeOf(layout, place).ends, 1 - way);
      return { x, y, text: fine(way < MET ? delta : product), back: true };
    });
  }
  const [x, y] = along(lossEdge(layout), moment.kind === "loss" ? way : 1 - way);
  if (moment.kind === "loss") return [{ x, y, text: written(passed.outputs[last][example][0]), back: false }];
  if (moment.kind === "backward") return [{ x, y, text: fine(back.outputSlopes[example]), back: true }];
  return [];
}
