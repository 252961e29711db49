/** Convolution and pooling: what `nnviz.convolution` computes. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { convolve, largest, margins, pool, relu, windowAt } from "../../dashboard/components/grids.js";
import { NUMBERS } from "./numbers.js";

for (const python of NUMBERS.grids) {
  const { settings } = python;
  test(`${settings.size}×${settings.size}, stride ${settings.stride}, padding ${settings.padding}`, () => {
    const image = { side: 8, values: Float64Array.from(python.image) };
    const map = convolve(image, python.kernel, settings, 0.25);
    assert.ok(map);
    assert.deepEqual(margins(8, settings), python.margins);
    assert.deepEqual([...map.values], python.map);
    const pooled = pool(relu(map));
    assert.deepEqual([...(pooled?.max.values ?? [])], python.max);
    assert.deepEqual([...(pooled?.mean.values ?? [])], python.mean);
  });
}

test("where no window fits there is no map, and of one cell there is no block", () => {
  const one = { side: 1, values: Float64Array.of(5) };
  assert.equal(convolve(one, new Float64Array(9), { size: 3, stride: 1, padding: "valid", zeros: 0 }), null);
  assert.equal(pool(one), null);
});

test("a window is read row by row, the largest is a magnitude", () => {
  const grid = { side: 3, values: Float64Array.from([0, 1, 2, 3, 4, 5, 6, 7, -8]) };
  assert.deepEqual(windowAt(grid, 1, 1, 2), [4, 5, 7, -8]);
  assert.equal(largest(grid.values), 8);
});
