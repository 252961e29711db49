/**
 * The sums behind the numbers, spelled out.
 *
 * @typedef {import("./state.js").State} State
 *
 * @typedef {object} Said
 * @property {string} title
 * @property {string[]} lines
 * @property {{ name: string, value: string }[][]} [rows] Factors, path by path.
 */
import { indexed, numberOf, outputName, sumName } from "./chain.js";
import { fine, written } from "./numbers.js";
import { at, placesOf } from "./places.js";

/** @param {number} value */
const factor = (value) => (value < 0 ? `(${written(value)})` : written(value));

/**
 * What the moment does, with the numbers of its first unit, or of the one that is pointed at.
 *
 * @param {State} state
 * @param {[layer: number, unit: number] | null} pointed
 * @returns {Said}
 */
export function explain(state, pointed) {
  const { moment, network } = state;
  if (pointed)
    return {
      title: `Unit ${numberOf(network, ...pointed)}`,
      lines: [...forth(state, ...pointed), back(state, ...pointed)],
    };
  const { kind, layer } = moment;
  if (kind === "forward") return { title: "Forward pass", lines: forth(state, layer, 0) };
  if (kind === "loss")
    return { title: "Loss", lines: [lossLine(state), "One number for how wrong the prediction is."] };
  if (kind === "backward") {
    return {
      title: "Backward pass",
      lines: [back(state, layer, 0), gradientLine(state, layer)],
    };
  }
  if (kind === "adjust")
    return {
      title: "All weights move",
      lines: [moveLine(state), "All move at once, by the gradients of the old weights."],
    };
  if (kind === "repeat")
    return {
      title: "And again, with the new weights",
      lines: ["The old sums, δ and gradients no longer hold: everything is computed anew."],
    };
  return { title: "The weights at first", lines: ["Play, or press → : the input goes forward, δ comes back."] };
}

/**
 * @param {State} state
 * @param {number} layer
 * @param {number} unit
 */
function forth({ network, passed, example }, layer, unit) {
  const incoming = passed.outputs[layer][example];
  const terms = incoming.map((value, from) => `${written(value)}·${factor(network.weights[layer][from][unit])}`);
  const [z, a] = [passed.sums[layer][example][unit], passed.outputs[layer + 1][example][unit]];
  const [sum, output] = [sumName(network, layer, unit), outputName(network, layer + 1, unit)];
  const name = network.activations[layer];
  const through = name === "linear" ? sum : `${name === "relu" ? "ReLU" : name}(${written(z)})`;
  return [
    `${sum} = ${terms.join(" + ")} + ${factor(network.biases[layer][unit])} = ${written(z)}`,
    `${output} = ${through} = ${written(a)}, where the slope is f′ = ${written(passed.slopes[layer][example][unit])}`,
  ];
}

/**
 * @param {State} state
 * @param {number} layer
 * @param {number} unit
 */
function back({ network, passed, back: found, example }, layer, unit) {
  const delta = indexed("δ", numberOf(network, layer, unit));
  const slope = factor(passed.slopes[layer][example][unit]);
  const value = fine(found.deltas[layer][example][unit]);
  if (layer === network.weights.length - 1) {
    if (!Number.isFinite(found.outputSlopes[example])) return `${delta} = ∂L/∂ŷ · f′ = ŷ − y = ${value}`;
    return `${delta} = ∂L/∂ŷ · f′ = ${fine(found.outputSlopes[example])} · ${slope} = ${value}`;
  }
  const terms = network.weights[layer + 1][unit].map(
    (w, next) => `${fine(found.deltas[layer + 1][example][next])}·${factor(w)}`,
  );
  const names = network.weights[layer + 1][unit].map(
    (_, next) => `${indexed("δ", numberOf(network, layer + 1, next))}·w`,
  );
  return `${delta} = (${names.join(" + ")}) · f′ = (${terms.join(" + ")}) · ${slope} = ${value}`;
}

/** @param {State} state */
function lossLine({ task: { loss }, passed, back: { losses }, wanted, example, network }) {
  const output = passed.outputs[network.weights.length][example][0];
  const value = fine(losses[example]);
  const [z] = passed.sums[network.weights.length - 1][example];
  if (loss === "mean_squared_error") return `L = (ŷ − y)² = (${written(output)} − ${written(wanted, 0)})² = ${value}`;
  const left = wanted ? "ŷ" : "(1 − ŷ)";
  const p = 1 / (1 + Math.exp(wanted ? -z : z));
  return `L = −ln ${left} = ${p ? `−ln ${fine(p)}` : "|z|"} = ${value}`;
}

/**
 * @param {State} state
 * @param {number} layer
 */
function gradientLine({ network, passed, back: found, example, task }, layer) {
  const [source, delta] = [outputName(network, layer, 0), indexed("δ", numberOf(network, layer, 0))];
  const [a, by] = [passed.outputs[layer][example][0], found.deltas[layer][example][0]];
  const one = `∂L/∂w = ${source} · ${delta} = ${written(a)} · ${fine(by)} = ${fine(a * by)}`;
  const mean = `; mean of the ${task.y.length} examples: ${fine(found.weights[layer][0][0])}`;
  return `${one}${task.y.length > 1 ? mean : ""}. Press a weight for its chain.`;
}

/** @param {State} state */
function moveLine({ network, back: found, rate }) {
  const [place] = placesOf(network);
  const [w, by] = [at(network, place), at(found, place)];
  return `w ← w − γ · ∂L/∂w: ${written(w)} − ${rate} · ${by < 0 ? `(${fine(by)})` : fine(by)} = ${written(w - rate * by)}`;
}
