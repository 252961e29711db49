/** One cell's sum in any network, by hand; where tiles stand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { gridOf, sizeOf, unitAt } from "../../dashboard/app_pages/inside_a_cnn/own/own_view/painting.js";
import { activated, blockAt, strongest, sumAt } from "../../dashboard/app_pages/inside_a_cnn/own/own_view/sums.js";
import { told } from "../../dashboard/app_pages/inside_a_cnn/own/own_view/told.js";

const array = (/** @type {number[]} */ shape, /** @type {number[]} */ values) => ({
  shape,
  values: Float32Array.from(values),
});

/** @type {import("../../dashboard/app_pages/inside_a_cnn/own/own_view/message.js").Cells} */
const CELLS = {
  ...{ layer: "conv", unit: 1, sum: "convolution", bias: 0.5, activation: "relu" },
  ...{ window: [2, 2], stride: [2, 2], dilation: [1, 1], before: [1, 1] },
  output: array([2, 2], [0, 3, 9, 1]),
  given: array([3, 3, 2], [1, 10, 2, 20, 3, 30, 4, 40, 5, 50, 6, 60, 7, 70, 8, 80, 9, 90]),
  kernel: array([2, 2, 2], [1, 0, 2, 0, 3, 0, 4, 0.1]),
};

test("a window may lie half outside; strides count", () => {
  const corner = sumAt(CELLS, 0, 0); // only the cell (0, 0), under the last weights
  assert.deepEqual([...(corner?.terms[0].window ?? [])], [Number.NaN, Number.NaN, Number.NaN, 1]);
  assert.ok(Math.abs((corner?.z ?? 0) - (1 * 4 + 10 * 0.1 + 0.5)) < 1e-6);
  const inner = sumAt(CELLS, 1, 1); // cells (1, 1) to (2, 2)
  assert.ok(Math.abs((inner?.z ?? 0) - (5 * 1 + 6 * 2 + 8 * 3 + 9 * 4 + 90 * 0.1 + 0.5)) < 1e-5);
  assert.deepEqual(strongest(CELLS), [1, 0]);
});

test("what is dilated skips cells, what is pooled leaves out the margin", () => {
  const dilated = sumAt({ ...CELLS, dilation: [2, 2], before: [0, 0], stride: [1, 1] }, 0, 0);
  assert.deepEqual([...(dilated?.terms[0].window ?? [])], [1, 3, 7, 9]);
  assert.deepEqual(blockAt({ ...CELLS, sum: "mean" }, 0, 1), { block: [2, 3], value: 2.5 });
  assert.equal(blockAt({ ...CELLS, sum: "max" }, 1, 1)?.value, 9);
  assert.equal(sumAt({ ...CELLS, sum: "max" }, 0, 0), null);
});

test("it is told as it is worked out", () => {
  const { what, total, terms } = told(CELLS, 0, 0);
  assert.equal(what, "Row 1, column 1: 2×2 cells of 2 maps, times its kernel");
  assert.equal(total, "4.000 + 1.000 + bias 0.500 = 5.500; relu: 5.500 (the network: 0.000)");
  assert.deepEqual(
    terms.map(({ channel }) => channel),
    [0, 1],
  );
  assert.equal(activated("gelu", 1), null);
  assert.match(told({ ...CELLS, activation: "gelu" }, 1, 0).total, /; gelu makes of it 9\.000$/);
  assert.match(told({ ...CELLS, sum: "" }, 0, 1).what, /^Row 1, column 2: 3\.000$/);
});

test("what is normalized, added or pooled as a whole is told in few words", () => {
  const one = { ...CELLS, ...{ window: [1, 1], stride: [1, 1], before: [0, 0], activation: "linear" } };
  const scaled = {
    ...one,
    sum: "scaled",
    bias: -2,
    given: array([2, 2, 1], [1, 2, 3, 4]),
    kernel: array([1, 1, 1], [3]),
  };
  assert.equal(told(/** @type {any} */ (scaled), 0, 1).total, "2.000 · 3.000 − 2.000 = 4.000 (the network: 3.000)");
  const sum = { ...one, sum: "added", bias: 0, given: array([1, 1, 2], [1, -2]), kernel: array([1, 1, 2], [1, 1]) };
  const { what, total } = told(/** @type {any} */ ({ ...sum, output: array([1, 1], [-1]) }), 0, 0);
  assert.equal(what, "Unit 2: the same cell of 2 layers, added");
  assert.equal(total, "1.000 − 2.000 = −1.000 (the network: −1.000)");
  const all = { ...one, sum: "mean", window: [5, 5], given: array([5, 5, 1], Array(25).fill(2)) };
  assert.equal(told(/** @type {any} */ (all), 0, 0).total, "the mean of 25 cells = 2.000");
});

test("a tile is found where it stands", () => {
  const column = {
    ...{ name: "", kind: "", parameters: 0, count: 5, signed: false, top: 1, levels: new Uint8Array(60) },
    shape: /** @type {[number, number, number]} */ ([5, 3, 4]),
  };
  const { across, down, gap } = gridOf(column);
  assert.deepEqual([across, down], [2, 4]);
  const [wide] = sizeOf(column);
  assert.ok(Math.abs(wide - (2 * (4 / 3) + gap)) < 1e-9);
  assert.deepEqual([unitAt(column, 0.1, 0.1), unitAt(column, 1.5, 0.1), unitAt(column, 0.1, 2.3)], [0, 1, 4]);
  assert.equal(unitAt(column, 1.5, 2.3), null);
  const units = (/** @type {number} */ count) => gridOf({ ...column, shape: [count, 1, 1] });
  assert.deepEqual([units(10).across, units(10).down, units(1).across], [2, 5, 1]);
  assert.deepEqual([units(128).across, units(128).down], [6, 24]);
});
