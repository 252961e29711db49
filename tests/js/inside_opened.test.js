/** A map of the network opened in place: where it stands, where its window is, what steps back. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { belongs } from "../../dashboard/app_pages/inside_a_cnn/inside_view/columns.js";
import { inside, windowOf } from "../../dashboard/app_pages/inside_a_cnn/inside_view/connected.js";
import { placeFor, slid } from "../../dashboard/app_pages/inside_a_cnn/inside_view/opened.js";

const ALL = { left: 40, top: 100, right: 1240, bottom: 420 };
const shapes = { conv1: [24, 24, 16], pool1: [12, 12, 16], conv2: [8, 8, 32], pool2: [4, 4, 32], conv2_kernel: [5, 5] };
const network = /** @type {import("../../dashboard/app_pages/inside_a_cnn/inside_view/network.js").Inside} */ (
  /** @type {unknown} */ ({ shapes })
);

test("it opens from its own column to the right, never beyond the picture", () => {
  const column = { left: 500, top: 120, right: 700, bottom: 300 };
  const inputs = { left: 40, top: 320, right: 440, bottom: 420 };
  assert.deepEqual(placeFor({ column, inputs, all: ALL, scale: 1 }, 20), { side: 300, left: 460 });
  assert.deepEqual(placeFor({ column, inputs, all: { ...ALL, bottom: 900 }, scale: 1.42 }, 20).side, 320 * 1.42);
  const last = { ...column, left: 1100 };
  assert.equal(placeFor({ column: last, inputs, all: ALL, scale: 1 }, 20).left, 1200 - 300);
  const above = { left: 450, top: 120, right: 900, bottom: 300 }; // inputs in sight
  assert.equal(placeFor({ column, inputs: above, all: ALL, scale: 1 }, 20).left, 1200 - 300);
});

test("the window slides a row a second, and begins anew at the end", () => {
  assert.deepEqual([slid(0, 8, 0), slid(0, 8, 500), slid(60, 8, 1000)], [0, 4, 4]);
});

test("a convolution looks through its kernel, a pooling through two cells", () => {
  const scene = (/** @type {string} */ layer, /** @type {number} */ cell) =>
    /** @type {import("../../dashboard/app_pages/inside_a_cnn/inside_view/scene.js").Scene} */ (
      /** @type {unknown} */ ({ inside: network, chosen: { layer, unit: 0, cell } })
    );
  assert.deepEqual(windowOf(scene("conv2", 21)), [5, 2, 5]);
  assert.deepEqual(windowOf(scene("pool1", 14)), [4, 2, 2]);
  const box = { left: 10, top: 20, right: 34, bottom: 44 };
  assert.deepEqual(inside(box, 12, [5, 2, 5]), { left: 20, top: 24, right: 30, bottom: 34 });
});

test("what a unit is made of stays, all else steps back", () => {
  const looked = { layer: "conv2", unit: 3 };
  assert.ok(belongs(network, { layer: "pool1", unit: 15 }, looked) && belongs(network, looked, looked));
  assert.ok(!belongs(network, { layer: "conv2", unit: 4 }, looked));
  assert.ok(!belongs(network, { layer: "conv1", unit: 3 }, looked));
  assert.ok(belongs(network, { layer: "conv1", unit: 3 }, null));
  assert.ok(belongs(network, { layer: "conv1", unit: 3 }, { layer: "pool1", unit: 3 }));
  assert.ok(!belongs(network, { layer: "conv1", unit: 4 }, { layer: "pool1", unit: 3 }));
});
