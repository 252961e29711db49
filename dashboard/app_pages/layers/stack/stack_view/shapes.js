/**
 * What a layer does to the shape of a tensor, and what it takes: `nnviz.layers.shapes` and `why_not` in the browser.
 *
 * @typedef {import("./kinds.js").Layer} Layer
 *
 * @typedef {object} Tensor Of one example.
 * @property {number[]} shape
 * @property {string[]} axes A name for each.
 *
 * @typedef {object} Cost
 * @property {string} workedOut
 * @property {number} parameters
 * @property {number} trainable
 * @property {number} multiplications
 *
 * @typedef {object} Step
 * @property {Layer} layer
 * @property {number[]} sources The places of the layers whose outputs come in.
 * @property {Tensor | null} output
 * @property {Cost | null} cost
 * @property {string} broken Why it cannot be built, a name of `nnviz.layers.faults.REASONS`.
 */
import { MOST_MULTIPLICATIONS, MOST_NUMBERS, MOST_PARAMETERS, RANKS } from "../contract.js";
import { isInput } from "./kinds.js";

const IMAGE = ["height", "width", "channels"];

/** @param {number[]} shape */
export const sizeOf = (shape) => shape.reduce((product, each) => product * each, 1);

/**
 * Side, stride and padding of a window.
 *
 * @param {Layer} layer
 * @returns {[kernel: number, stride: number, same: boolean]}
 */
function windowOf({ kind, settings }) {
  if (kind === "pool") return [Number(settings.size), Number(settings.size), false];
  return [Number(settings.kernel), Number(settings.stride), settings.padding === "same"];
}

/**
 * Why a layer cannot be built on what comes in; "" where it can.
 *
 * @param {Layer} layer
 * @param {Tensor[]} came
 */
export function whyNot(layer, came) {
  const { kind, settings } = layer;
  if (isInput(layer)) return "";
  if (!came.length) return "no input";
  if (["filters", "kernel", "stride", "size", "units"].some((name) => settings[name] === 0)) return "nothing";
  if (kind === "drop" && Number(settings.rate) > 1) return "rate";
  if (kind === "join") return apart(came);
  const rank = /** @type {Record<string, number>} */ (RANKS)[kind];
  if (rank && came[0].shape.length !== rank) return "axes";
  if (kind !== "conv" && kind !== "pool") return "";
  const [kernel, , same] = windowOf(layer);
  return !same && kernel > Math.min(came[0].shape[0], came[0].shape[1]) ? "window" : "";
}

/** @param {Tensor[]} came */
function apart(came) {
  if (came.length === 1) return "alone";
  return new Set(came.map(({ shape }) => written(shape.slice(0, -1)))).size === 1 ? "" : "mismatch";
}

/**
 * What comes out of a layer that fits.
 *
 * @param {Layer} layer
 * @param {Tensor[]} came
 * @returns {Tensor}
 */
function outputOf(layer, came) {
  const { kind, settings } = layer;
  const number = (/** @type {string} */ name) => Number(settings[name]);
  if (kind === "image") return { shape: [number("side"), number("side"), number("channels")], axes: IMAGE };
  if (kind === "numbers") return { shape: [number("count")], axes: ["features"] };
  if (kind === "words") return { shape: [number("length")], axes: ["time"] };
  const [{ shape, axes }] = came;
  const [before, last] = [shape.slice(0, -1), shape[shape.length - 1]];
  if (kind === "join") {
    const sum = came.reduce((total, each) => total + each.shape[each.shape.length - 1], 0);
    const same = String(axes) === String(came[1].axes);
    return { shape: [...before, sum], axes: [...axes.slice(0, -1), same ? axes[axes.length - 1] : "units"] };
  }
  if (kind === "conv" || kind === "pool") {
    const sides = shape.slice(0, 2).map((side) => windows(layer, side));
    return { shape: [...sides, kind === "conv" ? number("filters") : last], axes: IMAGE };
  }
  if (kind === "gap" || kind === "mean") return { shape: [last], axes: axes.slice(-1) };
  if (kind === "flatten") return { shape: [sizeOf(shape)], axes: ["units"] };
  if (kind === "dense") return { shape: [...before, number("units")], axes: [...axes.slice(0, -1), "units"] };
  if (kind === "embed") return { shape: [...shape, number("features")], axes: [...axes, "features"] };
  return { shape, axes };
}

/**
 * How many windows fit along a side.
 *
 * @param {Layer} layer
 * @param {number} side
 */
function windows(layer, side) {
  const [kernel, stride, same] = windowOf(layer);
  return same ? Math.ceil(side / stride) : Math.floor((side - kernel) / stride) + 1;
}

/**
 * What a layer takes.
 *
 * @param {Layer} layer
 * @param {Tensor[]} came
 * @param {Tensor} out
 * @returns {Cost}
 */
function costOf({ kind, settings }, came, out) {
  const last = came.length ? came[0].shape[came[0].shape.length - 1] : 0;
  const number = (/** @type {string} */ name) => Number(settings[name]);
  const costs = (
    /** @type {string} */ workedOut,
    /** @type {number} */ parameters,
    /** @type {number} */ products,
  ) => ({
    workedOut,
    parameters,
    trainable: kind === "normalize" ? parameters / 2 : parameters,
    multiplications: products,
  });
  if (kind === "conv") {
    const [kernel, filters] = [number("kernel"), number("filters")];
    const weights = kernel * kernel * last * filters;
    const products = out.shape[0] * out.shape[1] * weights;
    return costs(`${kernel}·${kernel}·${last}·${filters} + ${filters}`, weights + filters, products);
  }
  if (kind === "dense") {
    const units = number("units");
    const places = sizeOf(out.shape.slice(0, -1));
    return costs(`${last}·${units} + ${units}`, (last + 1) * units, places * last * units);
  }
  if (kind === "normalize") return costs(`4·${last}`, 4 * last, sizeOf(out.shape));
  if (kind === "embed") {
    return costs(`${number("vocabulary")}·${number("features")}`, number("vocabulary") * number("features"), 0);
  }
  return costs("0", 0, kind === "rescale" ? sizeOf(out.shape) : 0);
}

/**
 * Follow a stack layer by layer.
 *
 * @param {Layer[]} stack
 * @returns {Step[]}
 */
export function trace(stack) {
  /** @type {Step[]} */
  const steps = [];
  /** @type {number[]} */
  let open = []; // the last layers of the branches that are open
  let [parameters, numbers] = [0, 0]; // numbers: between the layers
  stack.forEach((layer, at) => {
    const sources = isInput(layer) ? [] : layer.kind === "join" ? open : open.slice(-1);
    const outputs = sources.map((place) => steps[place].output);
    const came = outputs.filter((output) => output !== null);
    /** @type {Step} */
    const step = { layer, sources, output: null, cost: null, broken: "" };
    if (came.length === sources.length) {
      step.broken = whyNot(layer, came);
      if (!step.broken) pass(step, came);
    }
    steps.push(step);
    open = [...open.slice(0, open.length - sources.length), at];
  });
  return steps;

  /**
   * @param {Step} step
   * @param {Tensor[]} came
   */
  function pass(step, came) {
    const output = outputOf(step.layer, came);
    const cost = costOf(step.layer, came, output);
    parameters += cost.parameters;
    numbers += sizeOf(output.shape);
    if (parameters > MOST_PARAMETERS) step.broken = "parameters";
    else if (cost.multiplications > MOST_MULTIPLICATIONS) step.broken = "work";
    else if (numbers > MOST_NUMBERS) step.broken = "numbers";
    else Object.assign(step, { output, cost });
  }
}

/**
 * A shape as Keras writes it.
 *
 * @param {number[]} shape
 */
export const written = (shape) => `(${["None", ...shape].join(", ")})`;
