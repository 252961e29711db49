import assert from "node:assert/strict";
import { test } from "node:test";
import { within } from "../../dashboard/app_pages/layers/one_layer/layer_view/controls.js";
import { labelled } from "../../dashboard/app_pages/layers/one_layer/layer_view/embedding.js";
import {
  ACTIVATIONS,
  countsOf,
  dropOut,
  momentsOf,
  movingOf,
  normalized,
  placeInFlat,
  softmaxAt,
  spreadOfDropped,
} from "../../dashboard/app_pages/layers/one_layer/layer_view/steps.js";
import numbers from "./one_layer.json" with { type: "json" };

/**
 * @param {readonly number[]} found
 * @param {readonly number[]} wanted
 */
function close(found, wanted) {
  assert.equal(found.length, wanted.length);
  found.forEach((each, at) => {
    assert.ok(Math.abs(each - wanted[at]) < 1e-9, `${each} is not ${wanted[at]}`);
  });
}

test("activations and their slopes are those of nnviz", () => {
  assert.deepEqual(
    Object.keys(ACTIVATIONS),
    numbers.activations.map(({ name }) => name),
  );
  for (const { name, z, a, slopes } of numbers.activations) {
    close(z.map(ACTIVATIONS[name].f), a);
    close(z.map(ACTIVATIONS[name].slope), slopes);
  }
});

test("batch normalization, its moving averages included, is that of nnviz", () => {
  const { batches, mean, variance, normalized: wanted, moving } = numbers.normalization;
  const moments = batches.map(momentsOf);
  close([moments[0].mean, moments[0].variance], [mean, variance]);
  close(
    batches[0].map((each) => normalized(each, moments[0], { gamma: 1.5, beta: -0.5 })),
    wanted,
  );
  const averages = movingOf(moments, 0.9);
  assert.deepEqual(averages[0], { mean: 0, variance: 1 });
  close([averages[4].mean, averages[4].variance], moving);
});

test("dropout, softmax and places are those of nnviz", () => {
  const { x, noise, dropped, plain, spread } = numbers.dropout;
  close(dropOut(x, noise, 0.3), dropped);
  close(dropOut(x, noise, 0.3, false), plain);
  close([spreadOfDropped(x, 0.3)], [spread]);
  for (const { logits, temperature, p } of numbers.softmax) close(softmaxAt(logits, temperature), p);
  for (const { cell, place } of numbers.flat) {
    assert.equal(placeInFlat(/** @type {[number, number, number]} */ (cell), [14, 14, 3]), place);
  }
});

test("a histogram counts every number once, those beyond its ends too", () => {
  assert.deepEqual(countsOf([-9, 0, 0.4, 0.5, 0.99, 1, 7], [0, 1], 2), [3, 4]);
});

test("a control stops at its ends and at its steps", () => {
  const plain = { name: "p", label: "p", default: 0, first: 0 };
  assert.equal(within({ ...plain, low: 0, high: 0.9, step: 0.05 }, 0.5261), 0.55);
  assert.equal(within({ ...plain, low: 1, high: 30, step: 1 }, 99), 30);
  assert.equal(within({ ...plain, low: 2, high: 128, step: 1, power: 2 }, 2 ** 5), 32);
  assert.equal(within({ ...plain, low: 0.1, high: 10, step: 0.02, power: 10 }, 0.501187), 0.501);
});

test("labels of words that lie together do not cover each other", () => {
  const placed = labelled(
    [
      { x: 0, y: 10, wide: 30 },
      { x: 5, y: 11, wide: 30 },
      { x: 2, y: 12, wide: 30 },
      { x: 90, y: 11, wide: 30 },
    ],
    14,
    [0, 60],
  );
  const down = placed.slice(0, 3).map(({ y }) => y);
  const [low, middle, high] = down.toSorted((one, other) => one - other);
  assert.ok(middle - low >= 14 && high - middle >= 14 && low >= 0);
  assert.equal(placed[3].y, 11);
});
