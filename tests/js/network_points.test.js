/** The visitor's own points, and several classes: what the link spells, what trains, probabilities, losses. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { lead, winner } from "../../dashboard/app_pages/network/playground_view/classes.js";
import { curvesAt } from "../../dashboard/app_pages/network/playground_view/judge.js";
import {
  columnsOf,
  forward,
  layersAt,
  sumsAtPoints,
} from "../../dashboard/app_pages/network/playground_view/network.js";
import { parted, pointAt, spell, withPoints } from "../../dashboard/app_pages/network/playground_view/own_points.js";
import { NUMBERS } from "./numbers.js";

/** @typedef {import("../../dashboard/app_pages/network/playground_view/own_points.js").Point} Point */

for (const { share, text, first, train } of NUMBERS.own_points.parted) {
  test(`${share} % of each class train, as in Python`, () => {
    const points = /** @type {Point[]} */ (
      text.split("_").map((/** @type {string} */ one) => one.split("~").map(Number))
    );
    assert.equal(spell(points), text);
    const [trains, held] = parted(points, share);
    assert.deepEqual([...trains, ...held], first);
    assert.equal(trains.length, train);
  });
}

test("a point lies on the map, at a place that a link spells", () => {
  assert.deepEqual(pointAt(2, 0.123456, -9), [2, 0.12, -1.25]);
  assert.ok(Object.is(pointAt(0, -0.001, 0)[1], 0), "no −0");
  assert.equal(spell([]), "none");
});

test("probabilities, losses and accuracy of several classes are those of Keras", () => {
  const { weights, points, share, probabilities, curves } = NUMBERS.own_points.softmax;
  const shape = [1, weights.length];
  const data = withPoints(
    /** @type {any} */ ({
      inputs: ["x₁", "x₂"],
      hidden: [3],
      activation: "tanh",
      output: "softmax",
      outputs: 3,
      share,
      arrays: { weights: { shape, values: Float32Array.from(weights) } },
    }),
    points,
  );
  const columns = columnsOf(data.arrays.points);
  const answers = forward(layersAt(data, 0), data, {}, { columns }).at(-1) ?? [];
  const near = (/** @type {ArrayLike<number>} */ found, /** @type {number[]} */ wanted) => {
    for (const [place, value] of wanted.entries()) assert.ok(Math.abs(found[place] - value) < 1e-5);
  };
  for (const [kind, wanted] of probabilities.entries()) near(answers[kind], wanted);
  near(curvesAt(data, sumsAtPoints(layersAt(data, 0), data)).values, curves);
});

test("the loss of a network that is very sure and wrong is its logit, as in Keras", () => {
  const arrays = { points: { shape: [3, 2], values: new Float32Array(6) } };
  const lossOf = (/** @type {string} */ output, /** @type {number[]} */ classes, /** @type {number[][]} */ sums) =>
    curvesAt(
      /** @type {any} */ ({ output, train: 2, classes, arrays }),
      sums.map((each) => Float64Array.from(each)),
    ).values;
  assert.deepEqual([...lossOf("sigmoid", [0, 1, 1], [[40, 800, -60]])], [20, 60, 0.5, 0]);
  const three = [
    [50, 0, 0],
    [0, 900, 0],
    [0, 0, 0],
  ];
  const [train, held, right, none] = lossOf("softmax", [1, 1, 2], three);
  assert.deepEqual([train, right, none], [25, 0.5, 0]);
  assert.ok(Math.abs(held - Math.log(3)) < 1e-6);
});

test("the class that is chosen is the one that leads", () => {
  const maps = [
    [0.2, 0.5, 0.1],
    [0.5, 0.3, 0.1],
    [0.3, 0.2, 0.8],
  ];
  assert.deepEqual(
    [0, 1, 2].map((place) => winner(maps, place)),
    [1, 0, 2],
  );
  for (const place of [0, 1, 2])
    assert.deepEqual(
      [0, 1, 2].filter((kind) => lead(maps, kind)[place] > 0),
      [winner(maps, place)],
    );
});
