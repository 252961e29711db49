/**
 * What is said of a network beside its pictures.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./network.js").Layer} Layer
 * @typedef {import("./arrange.js").Unit} Unit
 */

import { find, make } from "../../../components/dom.js";
import { percent, signed } from "../../../components/format.js";
import { write } from "../../../components/glossary/terms.js";
import { nameOf } from "./arrange.js";
import { BIAS, parameterAt } from "./hand.js";
import { curveOf, lowestUpTo } from "./network.js";

const SOFTMAX = "p of a class = e^z of its output / the sum of e^z over all outputs; point at an output for its z";

/**
 * The sum of a unit, with its weights and its bias; of an input, that it is given.
 *
 * @param {Data} data
 * @param {readonly Layer[]} layers
 * @param {Unit | null} looked None for the network's output.
 */
export function sumOf(data, layers, looked) {
  if (!looked && data.output === "softmax" && layers.length) return SOFTMAX;
  const at = looked ?? { column: data.hidden.length + 1, unit: 0 };
  const layer = layers[at.column - 1];
  if (!layer) return data.inputs.length ? `${nameOf(data, at)}, as the network is given it` : "";
  const names = at.column === 1 ? data.inputs : Array.from({ length: layer.before }, (_, unit) => `a${unit + 1}`);
  const terms = names.map((name, from) => `${signed(layer.kernel[from * layer.units + at.unit])}·${name}`);
  const all = `${terms.join(" ")} ${signed(layer.bias[at.unit])}`;
  const whole = all.replace(/^\+ /, "").replace(/^− /, "−");
  const before = at.column > 1 ? `;  a: the outputs of layer ${at.column - 1}, from the top` : "";
  if (at.column <= data.hidden.length) return `${nameOf(data, at)} = ${data.activation}(${whole})${before}`;
  if (data.output === "softmax")
    return `z${at.unit} = ${whole};  p of class ${at.unit} = e^z${at.unit} / the sum of e^z over all outputs${before}`;
  return `${data.output === "linear" ? `y = ${whole}` : `p = σ(${whole})`}${before}`;
}

/**
 * A weight or a bias, with its number.
 *
 * @param {Data} data
 * @param {readonly Layer[]} layers
 * @param {import("./hand.js").Grip} grip
 */
export function weightOf(data, layers, grip) {
  const { layer, from, unit } = grip;
  const to = nameOf(data, { column: layer + 1, unit });
  const before = layer ? nameOf(data, { column: layer, unit: from }) : data.inputs[from];
  const value = signed(parameterAt(layers, grip)).replace(" ", "");
  return `${from === BIAS ? `The bias of ${to}` : `The weight from ${before} to ${to}`}: ${value}`;
}

/**
 * What overfitting means here: the validation loss has risen since its lowest value, and what the metric did.
 *
 * @param {Data} data
 * @param {number} now A snapshot at which it overfits.
 */
function overfitting(data, now) {
  const [losses, metrics] = [curveOf(data, 1), curveOf(data, 3)];
  const turn = lowestUpTo(losses, now);
  const [there, here] = [losses[turn].toFixed(3), losses[now].toFixed(3)];
  const since = `since epoch ${data.arrays.epochs.values[turn]}`;
  if (data.title) return `Overfitting ${since}: validation loss ${there} there.`; // one of two, with half the room
  const rise = `Overfitting: ${since} the validation loss has risen from ${there} to ${here}`;
  if (data.output === "linear") return `${rise}, while the training loss went on falling.`;
  return `${rise} (accuracy ${percent(metrics[turn])} then, ${percent(metrics[now])} now), the training loss fell.`;
}

/**
 * Say how good the network is at a snapshot.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 * @param {number} now
 * @param {{ color: string, byHand: { words: string, curves: ArrayLike<number> | null } }} how The color of the training
 *   loss; what a hand has changed, in words, and what the network then reaches, in the order of the recording's rows.
 * @returns {Record<string, number>} The numbers, by their words without the page's prefix.
 */
export function sayProgress(root, data, now, { color, byHand }) {
  const epoch = data.arrays.epochs?.values[now] ?? 0;
  const losses = find(root, ".losses");
  if (!data.arrays.curves) {
    for (const place of [".epoch", ".accuracy", ".losses"]) find(root, place).textContent = "";
    return { epoch };
  }
  const [loss, validationLoss, metric, validationMetric] = [0, 1, 2, 3].map(
    (row) => byHand.curves?.[row] ?? curveOf(data, row)[now],
  );
  const quantity = data.output === "linear";
  const told = quantity ? (/** @type {number} */ value) => value.toFixed(3) : percent;
  find(root, ".accuracy").textContent = told(validationMetric);
  const bold = (/** @type {number} */ value) => make("b", { textContent: value.toFixed(3) });
  const what = quantity ? "mean absolute error, validation" : "validation accuracy";
  find(root, ".epoch").replaceChildren(what, make("i", { textContent: `, epoch ${epoch}` }));
  const [validation, training] = ["╍ validation: loss ", `━ training: ${told(metric)}, `];
  const key = make("span", { textContent: training });
  key.style.color = color;
  if (data.title) key.textContent = "━ training ";
  if (data.title)
    losses.replaceChildren("loss, log scale: ╍ validation ", bold(validationLoss), " · ", key, bold(loss));
  else losses.replaceChildren(validation, bold(validationLoss), "\n", key, bold(loss));
  write(find(root, ".note"), byHand.words || data.note || (data.overfits[now] ? overfitting(data, now) : ""));
  return { epoch, loss, validation_loss: validationLoss, accuracy: metric, validation_accuracy: validationMetric };
}

/**
 * What the colors and shapes mean.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 */
export function sayLegend(root, { output }) {
  const points = "filled: training, hollow: validation";
  find(root, ".legend .marks").textContent = output === "linear" ? "● colored by value; dark rim: training" : points;
}
