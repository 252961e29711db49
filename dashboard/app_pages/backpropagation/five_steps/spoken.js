/**
 * What the picture tells the page: numbers for formula and code.
 *
 * @typedef {import("./state.js").State} State
 */
import { outputName } from "./chain.js";
import { exact, fine, written } from "./numbers.js";
import { at, placesOf } from "./places.js";
import { nameOf } from "./weights.js";

/** @param {unknown} lists */
const code = (lists) =>
  JSON.stringify(lists, (_, value) => (typeof value === "number" ? exact(value) : value)).replaceAll(",", ", ");

/**
 * @param {State} state
 * @param {import("./kept.js").Kept} kept
 */
export function spokenOf({ network, task, back, passed, selected, example, wanted }, { rate, activation }) {
  const place = selected ?? placesOf(network)[0];
  const { layer, from, to } = place;
  const [w, gradient] = [at(network, place), at(back, place)];
  const delta = back.deltas[layer][example][to];
  const incoming = from < 0 ? 1 : passed.outputs[layer][example][from];
  return {
    ...{ x: code(task.x), y: code(task.y.map((each) => [each])), task: task.loss, activation },
    ...{ weights: code(network.weights), biases: code(network.biases), rate },
    ...{ place: nameOf(network, place).toLowerCase(), incoming: fine(incoming), delta: fine(delta) },
    ...{ source: from < 0 ? "1" : outputName(network, layer, from), product: fine(incoming * delta) },
    ...{ count: task.y.length, gradient: fine(gradient), weight: written(w), moved: written(w - rate * gradient, 3) },
    ...{ loss: fine(back.loss), output: fine(passed.outputs[network.weights.length][example][0]), wanted },
  };
}
