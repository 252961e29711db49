/**
 * `model.summary()`, as Keras prints it.
 *
 * @typedef {import("./shapes.js").Step} Step
 */
import { make } from "../../../../components/dom.js";
import { isInput, nameOf } from "./kinds.js";
import { written } from "./shapes.js";

/**
 * The names that Keras gives to layers that have none: "conv2d", "conv2d_1".
 *
 * @param {import("./kinds.js").Layer[]} stack
 */
export function kerasNames(stack) {
  /** @type {Map<string, number>} */
  const counts = new Map();
  return stack.map((layer) => {
    const base = isInput(layer) ? "input_layer" : snake(nameOf(layer));
    const count = counts.get(base) ?? 0;
    counts.set(base, count + 1);
    return count ? `${base}_${count}` : base;
  });
}

/**
 * "GlobalAveragePooling2D" as "global_average_pooling2d".
 *
 * @param {string} name
 */
const snake = (name) =>
  name
    .replace(/(.)([A-Z][a-z0-9]+)/g, "$1_$2")
    .replace(/([a-z])([A-Z])/g, "$1_$2")
    .toLowerCase();

/**
 * Rows of the table: name and type, shape, parameters.
 *
 * @param {Step[]} steps
 */
export function rowsOf(steps) {
  const names = kerasNames(steps.map(({ layer }) => layer));
  return steps.map(({ layer, output, cost }, place) => [
    `${names[place]} (${isInput(layer) ? "InputLayer" : nameOf(layer)})`,
    output ? written(output.shape) : "?",
    output && cost ? cost.parameters.toLocaleString("en") : "?",
  ]);
}

/**
 * The three lines below the table.
 *
 * @param {Step[]} steps
 */
export function totalsOf(steps) {
  const all = steps.reduce((sum, { cost }) => sum + (cost?.parameters ?? 0), 0);
  const trainable = steps.reduce((sum, { cost }) => sum + (cost?.trainable ?? 0), 0);
  const told = { "Total params": all, "Trainable params": trainable, "Non-trainable params": all - trainable };
  return Object.entries(told).map(([name, count]) => `${name}: ${count.toLocaleString("en")}`);
}

/**
 * @param {HTMLTableElement} table
 * @param {Step[]} steps
 */
export function showSummary(table, steps) {
  const head = ["Layer (type)", "Output Shape", "Param #"].map((textContent) =>
    make("th", { scope: "col", textContent }),
  );
  const rows = rowsOf(steps).map((cells) => make("tr", {}, ...cells.map((textContent) => make("td", { textContent }))));
  const foot = totalsOf(steps).map((textContent) => make("tr", {}, make("td", { colSpan: 3, textContent })));
  const parts = [make("thead", {}, make("tr", {}, ...head)), make("tbody", {}, ...rows), make("tfoot", {}, ...foot)];
  table.replaceChildren(...parts);
}
