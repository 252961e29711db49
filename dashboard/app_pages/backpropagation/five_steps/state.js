/**
 * What is on the picture at one moment, worked out from the run.
 *
 * @typedef {import("./backprop.js").Network} Network
 * @typedef {import("./backprop.js").Task} Task
 * @typedef {import("./chain.js").Factor} Factor
 * @typedef {import("./places.js").Place} Place
 * @typedef {import("./run.js").Run} Run
 *
 * @typedef {object} Chained
 * @property {Factor[][]} paths Of the chosen weight, for the example that is looked at.
 * @property {Set<string>} homes Where its factors live.
 * @property {Set<string>} work What is at work.
 * @property {boolean} hurried Whether updates pass too fast to be followed step by step.
 *
 * @typedef {object} State
 * @property {Network} network With the weights of the forward pass.
 * @property {Network} weights As they stand: on their way to the new ones while they are adjusted.
 * @property {Task} task
 * @property {import("./backprop.js").Forward} passed
 * @property {import("./backprop.js").Backward} back
 * @property {import("./moments.js").Moment} moment
 * @property {import("./moments.js").Shown} shown
 * @property {number} progress
 * @property {number} example Of the batch.
 * @property {number} wanted y of that example.
 * @property {Place | null} selected
 * @property {number} rate
 * @property {Chained} chained
 */
import { backward, forward, update } from "./backprop.js";
import { pathsTo } from "./chain.js";
import { momentAt, shownAt } from "./moments.js";
import { homeOf, placesOf } from "./places.js";

/**
 * @param {object} what
 * @param {Run} what.run
 * @param {Task} what.task
 * @param {number} what.index Of the moment.
 * @param {number} what.progress
 * @param {number} what.example
 * @param {number} what.rate
 * @param {Place | null} what.selected
 * @param {boolean} what.hurried
 * @returns {State}
 */
export function stateAt({ run, task, index, progress, example, rate, selected, hurried }) {
  const layers = run.networks[0].weights.length;
  const moment = momentAt(index, layers);
  const network = run.networks[Math.min(moment.update, run.networks.length - 1)];
  const passed = forward(network, task.x);
  const back = backward(network, passed, task);
  const whole = hurried || Boolean(selected);
  const shown = shownAt(
    whole && moment.kind !== "adjust" ? { ...moment, kind: "backward", layer: 0 } : moment,
    whole ? 1 : progress,
    layers,
  );
  const weights = shown.moved ? update(network, back, rate * shown.moved) : network;
  const paths = selected ? pathsTo(network, passed, back, selected, example) : [];
  const homes = new Set(paths.flat().map(({ home }) => home));
  if (selected) homes.add(homeOf(selected));
  const work = hurried || selected ? new Set() : atWork(network, moment);
  const chained = { paths, homes, work, hurried };
  return {
    network,
    weights,
    task,
    passed,
    back,
    moment,
    shown,
    progress,
    example,
    wanted: task.y[example],
    selected,
    rate,
    chained,
  };
}

/**
 * What a moment speaks of.
 *
 * @param {Network} network
 * @param {import("./moments.js").Moment} moment
 */
function atWork(network, { kind, layer }) {
  const layers = network.weights.length;
  const places = placesOf(network);
  const units = (/** @type {number} */ of) => network.biases[of].map((_, unit) => `node ${of} ${unit}`);
  const into = (/** @type {number} */ of) => places.filter((place) => place.layer === of).map(homeOf);
  if (kind === "forward") return new Set([...units(layer), ...into(layer)]);
  if (kind === "loss") return new Set(["loss", "loss line"]);
  if (kind === "backward")
    return new Set([...units(layer), ...into(layer), ...(layer === layers - 1 ? ["loss line"] : [])]);
  return new Set(kind === "adjust" ? places.map(homeOf) : []);
}
