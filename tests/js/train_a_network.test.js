/** The training of page 11: the predictions of each epoch. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { cellsOf, outputsAt } from "../../dashboard/app_pages/train_a_network/training_view/training.js";

/** @param {object} other */
const data = (other) =>
  /** @type {import("../../dashboard/app_pages/train_a_network/training_view/training.js").Data} */ (
    /** @type {unknown} */ ({ kept: 1, fine: 100, middle: 0, classes: [], ...other })
  );
const base64 = (/** @type {ArrayBuffer} */ buffer) => Buffer.from(buffer).toString("base64");

test("a quantity's predictions come in hundredths, those of the kept epoch as they are", () => {
  const each = base64(Int16Array.of(2345, -50, 1000, 2000, 3000, 4000).buffer);
  const predictions = { shape: [2, 1], values: Float32Array.of(9.999, 20.001) };
  const cars = data({ each, truth: [10, 20], arrays: { predictions } });
  assert.deepEqual(outputsAt(cars, 0), Float32Array.of(23.45, -0.5));
  assert.equal(outputsAt(cars, 1), predictions.values);
  assert.deepEqual(outputsAt(cars, 2), Float32Array.of(30, 40));
  assert.deepEqual(outputsAt({ ...cars, middle: 2000 }, 2), Float32Array.of(2030, 2040));
  assert.equal(outputsAt(cars, 3), null);
  assert.equal(outputsAt(data({ truth: [10, 20], arrays: {} }), 0), null);
});

test("of classes the predicted one has all the output", () => {
  const each = base64(Uint8Array.of(2, 0, 0, 1).buffer);
  const predictions = { shape: [2, 3], values: new Float32Array(6) };
  const penguins = data({ each, classes: ["a", "b", "c"], truth: [0, 0], arrays: { predictions } });
  const outputs = outputsAt(penguins, 0);
  assert.deepEqual(outputs, Float32Array.of(0, 0, 1, 1, 0, 0));
  assert.ok(outputs);
  assert.deepEqual(cellsOf(penguins, outputs)[0], [[1], [], [0]]);
});
