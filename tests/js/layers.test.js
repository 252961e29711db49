import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { kilobytes } from "../../dashboard/app_pages/layers/stack/stack_view/controls.js";
import { hasRoom, lineOf, read, spell } from "../../dashboard/app_pages/layers/stack/stack_view/kinds.js";
import { placesOf } from "../../dashboard/app_pages/layers/stack/stack_view/places.js";
import { trace, written } from "../../dashboard/app_pages/layers/stack/stack_view/shapes.js";
import { kerasNames, rowsOf, totalsOf } from "../../dashboard/app_pages/layers/stack/stack_view/summary.js";
import { extentOf, logOf, scaleOf } from "../../dashboard/app_pages/layers/stack/stack_view/tensor.js";

const stacks = JSON.parse(readFileSync(new URL("layers.json", import.meta.url), "utf8"));

test("shapes, axes, parameters and what breaks are Python's", () => {
  let [whole, broken] = [0, 0];
  for (const { stack, names, steps } of stacks) {
    const layers = read(stack);
    assert.equal(spell(layers), stack);
    assert.deepEqual(kerasNames(layers), names);
    const found = trace(layers).map(({ layer, output, cost, broken }) => ({
      line: lineOf(layer),
      shape: output?.shape ?? null,
      axes: output?.axes ?? null,
      cost: cost && [cost.workedOut, cost.parameters, cost.trainable, cost.multiplications],
      broken,
    }));
    assert.deepEqual(found, steps, stack);
    if (found.some((step) => step.broken)) broken += 1;
    else whole += 1;
  }
  assert.ok(whole > 20 && broken > 20, `${whole} ${broken}`);
});

test("the summary has Keras' rows and totals", () => {
  const steps = trace(read("image_conv_normalize_flatten_dense"));
  assert.deepEqual(rowsOf(steps)[1], ["conv2d (Conv2D)", "(None, 26, 26, 8)", "80"]);
  assert.deepEqual(totalsOf(steps), ["Total params: 54,202", "Trainable params: 54,186", "Non-trainable params: 16"]);
  assert.equal(written([]), "(None)");
  assert.equal(kilobytes(437_544), "427.3 KB");
});

test("two branches stand in two rows and end where they are joined", () => {
  const { places, columns, rows } = placesOf(trace(read("image_conv_flatten_numbers_join_dense")));
  assert.deepEqual([columns, rows], [5, 2]);
  assert.deepEqual(
    places.map(({ column, row }) => [column, row]),
    [
      [1, 1],
      [2, 1],
      [3, 1],
      [3, 2],
      [4, 0],
      [5, 0],
    ],
  );
  assert.equal(placesOf([]).columns, 1);
});

test("a stack has room for two inputs and twelve layers", () => {
  const full = read(`image${"_dense".repeat(12)}`);
  assert.equal(hasRoom(full, "dense"), false);
  assert.equal(hasRoom(full, "numbers"), true);
  assert.equal(hasRoom(read("image_numbers"), "words"), false);
});

test("a tensor is drawn to scale, and zero has the middle color", () => {
  assert.equal(extentOf([28, 28, 16], 1, false).wide, logOf(28));
  assert.deepEqual(extentOf([784], 8, true), { wide: logOf(784), high: 4, cards: 1 });
  const theme = /** @type {any} */ ({ diverging: ["d"], sequential: ["s"], image: ["i"] });
  const values = /** @type {any} */ ({ low: -1, high: 3 });
  const [stops, low, high] = scaleOf(values, theme, false);
  assert.deepEqual([stops, (low + high) / 2], [["d"], 63.75]);
});
