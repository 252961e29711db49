/**
 * What is said of a network beside its pictures.
 *
 * @typedef {import("./network.js").Data} Data
 * @typedef {import("./network.js").Layer} Layer
 * @typedef {import("./arrange.js").Unit} Unit
 */
import { find, make } from "../../../components/dom.js";
import { percent, signed } from "../../../components/format.js";
import { nameOf } from "./arrange.js";
import { curveOf } from "./network.js";

/**
 * The sum of a unit, with its weights and its bias; of an input, that it is given.
 *
 * @param {Data} data
 * @param {readonly Layer[]} layers
 * @param {Unit} at
 */
export function sumOf(data, layers, at) {
  const layer = layers[at.column - 1];
  if (!layer) return data.inputs.length ? `${nameOf(data, at)}, as the network is given it` : "";
  const names = at.column === 1 ? data.inputs : Array.from({ length: layer.before }, (_, unit) => `a${unit + 1}`);
  const terms = names.map((name, from) => `${signed(layer.kernel[from * layer.units + at.unit])}·${name}`);
  const all = `${terms.join(" ")} ${signed(layer.bias[at.unit])}`;
  const whole = all.replace(/^\+ /, "").replace(/^− /, "−");
  const before = at.column > 1 ? `;  a: the outputs of layer ${at.column - 1}, from the top` : "";
  if (at.column <= data.hidden.length) return `${nameOf(data, at)} = ${data.activation}(${whole})${before}`;
  return `${data.output === "linear" ? `y = ${whole}` : `p = σ(${whole})`}${before}`;
}

/**
 * @param {Data} data
 * @param {number} testLoss Now.
 */
function overfitting(data, testLoss) {
  const turn = data.turn ?? 0;
  const [since, there] = [data.arrays.epochs.values[turn], curveOf(data, 1)[turn].toFixed(3)];
  if (data.title) return `Overfitting since epoch ${since}: test loss ${there} there.`; // one of two, with half the room
  return (
    `Overfitting: since epoch ${since} the test loss no longer falls (${there} there, ${testLoss.toFixed(3)} here), ` +
    "while the training loss does."
  );
}

/**
 * Say how good the network is at a snapshot.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 * @param {number} now
 * @returns {Record<string, number>} The numbers, by their words without the page's prefix.
 */
export function sayProgress(root, data, now) {
  const epoch = data.arrays.epochs?.values[now] ?? 0;
  const losses = find(root, ".losses");
  if (!data.trained) {
    find(root, ".epoch").textContent = `${data.parameters} parameters`;
    find(root, ".accuracy").textContent = "untrained";
    losses.textContent = "";
    return { epoch };
  }
  const [loss, testLoss, metric, testMetric] = [0, 1, 2, 3].map((row) => curveOf(data, row)[now]);
  const quantity = data.output === "linear";
  const told = quantity ? (/** @type {number} */ value) => value.toFixed(3) : percent;
  find(root, ".epoch").textContent = `epoch ${epoch}`;
  find(root, ".accuracy").textContent = told(testMetric);
  const bold = (/** @type {number} */ value) => make("b", { textContent: value.toFixed(3) });
  const what = quantity ? "mean error of test points" : "of test points";
  losses.replaceChildren(`${what}, loss `, bold(testLoss), `\ntraining: ${told(metric)}, loss `, bold(loss));
  const turned = data.turn !== null && now >= data.turn;
  find(root, ".note").textContent = data.note || (turned ? overfitting(data, testLoss) : "");
  return { epoch, loss, test_loss: testLoss, accuracy: metric, test_accuracy: testMetric };
}

/**
 * What the colours and shapes mean.
 *
 * @param {ShadowRoot} root
 * @param {Data} data
 * @param {readonly string[]} stops
 */
export function sayLegend(root, { output, tall }, stops) {
  const points = `${tall ? "" : "● class 0, ▲ class 1; "}filled: training, hollow: test`;
  find(root, ".legend i").style.background = `linear-gradient(to right, ${stops.join(", ")})`;
  find(root, ".legend .marks").textContent = output === "linear" ? "■ coloured by value; dark rim: training" : points;
}
