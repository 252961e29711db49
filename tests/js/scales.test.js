/** Scales, ticks and curves, by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { pointsOf, polyline } from "../../dashboard/components/curve.js";
import { linear, logarithmic, logarithmicTicks, ticks } from "../../dashboard/components/scales.js";

test("the ends of a scale are the ends of the picture, its middle is in the middle", () => {
  assert.deepEqual([0, 5, 10].map(linear([0, 10], [100, 0])), [100, 50, 0]);
  const log = logarithmic([0.01, 100], [0, 400]);
  assert.deepEqual(
    [0.01, 1, 100, 0].map((value) => Math.round(log(value))),
    [0, 200, 400, 0],
  );
});

test("lines stand at round values, about four of them", () => {
  assert.deepEqual(ticks(0, 100), [0, 50, 100]);
  assert.deepEqual(ticks(0, 7), [0, 2, 4, 6]);
  assert.deepEqual(logarithmicTicks(0.5, 30), [0.5, 1, 2, 5, 10, 20]);
  assert.deepEqual(logarithmicTicks(0.5, 5000), [1, 10, 100, 1000]);
});

test("a curve ends where it is shown to, between two of its values", () => {
  assert.deepEqual(pointsOf([4, 2, 8], 0, 1.5), [
    [0, 4],
    [1, 2],
    [1.5, 5],
  ]);
  assert.deepEqual(pointsOf([4, 2, 8], 1, 9), [
    [1, 2],
    [2, 8],
  ]);
  const points = polyline(
    [
      [0, 4],
      [1, 2],
    ],
    (place) => 10 * place,
    (value) => value,
  );
  assert.equal(points, "0.0,4.0 10.0,2.0");
});
