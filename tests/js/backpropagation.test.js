/** The browser's backpropagation is `nnviz.backprop`, which is TensorFlow's tape. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { STARTS } from "../../dashboard/app_pages/backpropagation/contract.js";
import { backward, forward, lossOf, update } from "../../dashboard/app_pages/backpropagation/five_steps/backprop.js";
import { outputName, pathsTo, productOf } from "../../dashboard/app_pages/backpropagation/five_steps/chain.js";
import { explain } from "../../dashboard/app_pages/backpropagation/five_steps/explained.js";
import { edgeOf, LABEL, layoutOf } from "../../dashboard/app_pages/backpropagation/five_steps/layout.js";
import {
  allKnown,
  endOf,
  momentAt,
  pace,
  shownAt,
} from "../../dashboard/app_pages/backpropagation/five_steps/moments.js";
import { noteOn } from "../../dashboard/app_pages/backpropagation/five_steps/notes.js";
import { written } from "../../dashboard/app_pages/backpropagation/five_steps/numbers.js";
import {
  at,
  centralDifference,
  placesOf,
  withWeight,
} from "../../dashboard/app_pages/backpropagation/five_steps/places.js";
import { runFrom } from "../../dashboard/app_pages/backpropagation/five_steps/run.js";
import { stateAt } from "../../dashboard/app_pages/backpropagation/five_steps/state.js";
import { chainOf } from "../../dashboard/app_pages/backpropagation/five_steps/told.js";
import { typed } from "../../dashboard/app_pages/backpropagation/five_steps/weights.js";

const PYTHON = JSON.parse(readFileSync(new URL("backprop.json", import.meta.url), "utf8"));

/**
 * @param {unknown} found
 * @param {unknown} wanted
 */
function close(found, wanted) {
  const numbers = /** @type {number[][]} */ ([found, wanted].map((each) => [each].flat(9)));
  assert.equal(numbers[0].length, numbers[1].length);
  numbers[0].forEach((number, index) => {
    assert.ok(Math.abs(number - numbers[1][index]) <= 1e-6 * Math.max(1, Math.abs(numbers[1][index])));
  });
}

test("every number of 200 random networks is Python's", () => {
  assert.equal(PYTHON.length, 200);
  for (const { network, x, y, loss, ...wanted } of PYTHON) {
    const passed = forward(network, x);
    const found = backward(network, passed, { x, y, loss });
    for (const part of /** @type {const} */ (["sums", "slopes"])) close(passed[part], wanted[part]);
    for (const part of /** @type {const} */ (["losses", "outputSlopes", "deltas", "weights", "biases"])) {
      close(found[part], wanted[part]);
    }
    assert.equal(lossOf(network, { x, y, loss }), found.loss);
    close(update(network, found, 0.5).weights, wanted.moved);
    close(centralDifference(network, { x, y, loss }, { layer: 0, from: 0, to: 0 }), wanted.nudge);
  }
});

test("the products of all paths, averaged over the examples, are the gradient of every weight", () => {
  for (const { network, x, y, loss } of PYTHON.slice(0, 48)) {
    const passed = forward(network, x);
    const found = backward(network, passed, { x, y, loss });
    for (const place of placesOf(network)) {
      const single = y.map((/** @type {number} */ _, /** @type {number} */ example) =>
        pathsTo(network, passed, found, place, example).reduce((sum, path) => sum + productOf(path), 0),
      );
      close(
        single.reduce((/** @type {number} */ sum, /** @type {number} */ each) => sum + each, 0) / y.length,
        at(found, place),
      );
    }
  }
});

test("the chain names what it multiplies, and where each factor lives", () => {
  const { network, x, y, loss } = PYTHON[3]; // 2-2-2-1
  const passed = forward(network, x);
  const paths = pathsTo(network, passed, backward(network, passed, { x, y, loss }), { layer: 0, from: 1, to: 0 }, 0);
  assert.deepEqual(
    paths.map((path) => path.map(({ name }) => name).join(" · ")),
    [3, 4].map((unit) =>
      `∂L/∂ŷ · ∂ŷ/∂z₅ · ∂z₅/∂a₃ · ∂a₃/∂z₃ · ∂z₃/∂a₁ · ∂a₁/∂z₁ · ∂z₁/∂w`.replaceAll("₃", `${"₃₄"[unit - 3]}`),
    ),
  );
  assert.deepEqual(
    paths[1].map(({ home }) => home),
    ["loss", "node 2 0", "edge 2 1 0", "node 1 1", "edge 1 0 1", "node 0 0", "input 1"],
  );
  assert.deepEqual(
    [outputName(network, 0, 1), outputName(network, 2, 0), outputName(network, 3, 0)],
    ["x₂", "a₃", "ŷ"],
  );
});

test("a weight is set without touching the others, and the old network stays", () => {
  const { network } = PYTHON[1];
  const before = structuredClone(network);
  for (const place of placesOf(network)) {
    const moved = withWeight(network, place, 7);
    assert.deepEqual(
      placesOf(network).filter((each) => at(moved, each) !== at(network, each)),
      [place],
    );
  }
  assert.deepEqual(network, before);
});

/**
 * Boxes of all numbers of a network on a screen.
 *
 * @param {number[]} units
 * @param {{ width: number, height: number, text: number }} room
 */
function boxesOf(units, room) {
  const layout = layoutOf(units, room);
  const start = {
    weights: units.slice(1).map((count, layer) => Array.from({ length: units[layer] }, () => Array(count).fill(0))),
    biases: units.slice(1).map((count) => Array(count).fill(0)),
  };
  const labels = placesOf(start).map((place) => {
    const [x, y] = edgeOf(layout, place).label;
    const [width, height] = place.from < 0 ? [9, 1.6] : LABEL;
    return { x, y, width: width * room.text, height: height * room.text };
  });
  return { layout, boxes: [...labels, ...layout.nodes.flat(), layout.loss] };
}

test("no two numbers lie on each other, and none beyond the picture, for every network on every screen", () => {
  const rooms = [
    { width: 1200, height: 282, text: 16 },
    { width: 1232, height: 318, text: 20 },
    { width: 1232, height: 236, text: 20, flat: true },
    { width: 1840, height: 480, text: 23 },
    { width: 358, height: 0, text: 14 },
    { width: 288, height: 0, text: 14 },
    { width: 736, height: 420, text: 16 },
  ];
  for (const room of rooms) {
    for (const units of [
      [1, 1, 1],
      [2, 2, 1],
      [2, 3, 1],
      [2, 2, 2, 1],
    ]) {
      if ("flat" in room && (units.length > 3 || units[1] > 2)) continue; // a lecture at 720 px has no room for more numbers
      const { layout, boxes } = boxesOf(units, room);
      const scrolls = Math.max(...units.slice(1)) * 11.4 * room.text > room.width;
      assert.equal(layout.width > room.width, scrolls && layout.upright, `${units} in ${room.width}`);
      boxes.forEach((one, index) => {
        const place = `${units} in ${room.width}: ${JSON.stringify(one)}`;
        assert.ok(one.x - one.width / 2 >= -1 && one.x + one.width / 2 <= layout.width + 1, place);
        assert.ok(one.y - one.height / 2 >= -1 && one.y + one.height / 2 <= layout.height + 1, place);
        for (const other of boxes.slice(index + 1)) {
          const apart = (/** @type {"x" | "y"} */ axis, /** @type {"width" | "height"} */ size) =>
            Math.abs(one[axis] - other[axis]) >= (one[size] + other[size]) / 2 - 1;
          assert.ok(apart("x", "width") || apart("y", "height"), `${place} on ${JSON.stringify(other)}`);
        }
      });
    }
  }
});

test("the five steps follow each other, layer by layer, and what is known grows", () => {
  const kinds = Array.from({ length: 10 }, (_, index) => momentAt(index, 2)).map(({ kind, layer, step, update }) => [
    ...[kind, layer, step, update],
  ]);
  assert.deepEqual(kinds, [
    ["begin", 0, 1, 0],
    ["forward", 0, 1, 0],
    ["forward", 1, 1, 0],
    ["loss", 0, 2, 0],
    ["backward", 1, 3, 0],
    ["backward", 0, 3, 0],
    ["adjust", 0, 4, 0],
    ["repeat", 0, 5, 1],
    ["forward", 0, 1, 1],
    ["forward", 1, 1, 1],
  ]);
  for (const layers of [2, 3]) {
    const steps = [1, 2, 3, 4, 5].map((step) => momentAt(endOf(step, 4, layers), layers));
    assert.deepEqual(
      steps.map(({ step }) => step),
      [1, 2, 3, 4, 5],
    );
    assert.deepEqual(
      steps.map(({ update }) => update),
      [4, 4, 4, 4, 5],
    );
    const known = shownAt(momentAt(allKnown(layers), layers), 1, layers);
    assert.deepEqual(known, {
      sums: layers,
      outputs: layers,
      loss: true,
      slope: true,
      deltas: 0,
      gradients: 0,
      moved: 0,
    });
  }
});

test("a run learns XOR with every network that is offered, and one that diverges is stopped while it has numbers", () => {
  for (const [name, start] of Object.entries(STARTS)) {
    const x =
      name === "1-1-1"
        ? [[0], [1]]
        : [
            [0, 0],
            [0, 1],
            [1, 0],
            [1, 1],
          ];
    const y = name === "1-1-1" ? [1, 0] : [0, 1, 1, 0];
    const hidden = start.weights.slice(1).map(() => /** @type {const} */ ("tanh"));
    const network = { ...start, activations: [...hidden, /** @type {const} */ ("sigmoid")] };
    const task = { x, y, loss: /** @type {const} */ ("binary_crossentropy") };
    const run = runFrom(network, task, 1);
    assert.equal(run.end, "learned", name);
    assert.ok(run.networks.length > 30 && run.networks.length < 150, `${name} ${run.networks.length}`);
    const outputs = forward(run.networks[run.networks.length - 1], x).outputs[network.weights.length];
    assert.deepEqual(
      outputs.map(([output]) => Math.round(output)),
      y,
    );
  }
  const wild = { weights: [[[2]], [[3]]], biases: [[0], [0]], activations: /** @type {const} */ (["relu", "linear"]) };
  const task = { x: [[1]], y: [0], loss: /** @type {const} */ ("mean_squared_error") };
  const run = runFrom({ ...wild, activations: [...wild.activations] }, task, 10);
  assert.ok(run.losses.every(Number.isFinite));
  assert.equal(run.end === "learned", false);
});

test("what is on the picture is worked out once, and what goes wrong is said", () => {
  const network = {
    weights: [[[-1]], [[2]]],
    biases: [[0], [0]],
    activations: /** @type {const} */ (["relu", "sigmoid"]),
  };
  const task = { x: [[1]], y: [1], loss: /** @type {const} */ ("binary_crossentropy") };
  /** @type {import("../../dashboard/app_pages/backpropagation/five_steps/backprop.js").Network} */
  const dead = { ...network, activations: [...network.activations] };
  const what = { task, index: 5, progress: 1, example: 0, rate: 1, hurried: false };
  const run = runFrom(dead, task, 1);
  const state = stateAt({ ...what, run, selected: { layer: 0, from: 0, to: 0 } });
  assert.match(noteOn(state, run, 1), /Unit 1 is dead: its sum is not above 0 for this example/);
  assert.deepEqual([...state.chained.homes].sort(), [
    "edge 0 0 0",
    "edge 1 0 0",
    "input 0",
    "loss",
    "node 0 0",
    "node 1 0",
  ]);
  const lines = explain(stateAt({ ...what, run, selected: null, index: 1 }), null);
  assert.deepEqual(lines.lines, [
    "z₁ = 1.00·(−1.00) + 0.00 = −1.00",
    "a₁ = ReLU(−1.00) = 0.00, where the slope is f′ = 0.00",
  ]);
  for (const w of [-20, -500, -1e9]) {
    const sure = { ...dead, weights: [[[1]], [[w]]] };
    const place = { layer: 1, from: 0, to: 0 };
    const late = stateAt({ ...what, run: runFrom(sure, task, 1), selected: place });
    assert.ok(Math.abs(late.back.loss + w) < 1e-6 && Math.abs(at(late.back, place) + 1) < 1e-6); // as Keras has it
    assert.ok(Math.abs(productOf(late.chained.paths[0]) + 1) < 1e-6);
  }
  const bent = { ...dead, weights: [[[0]], [[2]]] };
  const place = { layer: 0, from: 0, to: 0 };
  const bending = stateAt({ ...what, run: runFrom(bent, task, 1), selected: place });
  assert.match(chainOf(bending).lines[2], /a sum stands where ReLU bends/);
  assert.equal(chainOf({ ...bending, selected: { layer: 1, from: -1, to: 0 } }).lines.length, 2);
  const wild = {
    ...dead,
    weights: [[[2]], [[3]]],
    activations: /** @type {["linear", "linear"]} */ (["linear", "linear"]),
  };
  const away = runFrom(wild, { ...task, y: [0], loss: "mean_squared_error" }, 0.4);
  assert.equal(away.end, "diverged");
  const there = { ...what, run: away, task: { ...task, y: [0], loss: /** @type {const} */ ("mean_squared_error") } };
  const last = (away.networks.length - 1) * 7 + 5;
  assert.match(noteOn(stateAt({ ...there, index: last, selected: null }), away, 0.4), /the loss diverges/);
});

test("numbers are short, however large, and typed as people type them", () => {
  assert.deepEqual(
    [written(1e9), written(-0.00003, 3), written(-1.5), written(Number.NaN), written(-Infinity)],
    ["10⁹", "−3·10⁻⁵", "−1.50", "NaN", "−∞"],
  );
  assert.deepEqual([typed("−1,5"), typed("1e9"), typed(".5")], [-1.5, 1e9, 0.5]);
  for (const text of ["", "1e10", "x", "<b>", "1/3", "NaN", "Infinity", "1e999"])
    assert.ok(Number.isNaN(typed(text)), text);
});

test("play begins slowly and goes faster from update to update", () => {
  assert.equal(pace(12, 12, 2), pace(18, 12, 2));
  assert.ok(pace(19, 12, 2) > 2 * pace(12, 12, 2) && pace(9999, 0, 2) <= 180);
});
