/** What a recorded hand writes, shown as an answer. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { ghostOf, pooled } from "../../dashboard/components/network_view/ghost.js";

test("pooled maps are the largest cells of the recorded ones", () => {
  const maps = Uint8Array.from({ length: 32 }, (_, cell) => cell); // two of 4×4
  assert.deepEqual([...pooled(maps, [4, 4, 2])], [5, 7, 13, 15, 21, 23, 29, 31]);
});

test("a reading has the maps of all layers, and no more than was recorded", () => {
  const reading = {
    seen: new Uint8Array(784),
    conv1: new Uint8Array(2 * 16).fill(9),
    conv2: new Uint8Array(3 * 4).fill(7),
    dense: new Uint8Array(5),
    probabilities: [0.2, 0.8],
  };
  const shapes = { conv1: [4, 4, 2], conv2: [2, 2, 3] };
  const { pictures, probabilities, sure } = ghostOf(reading, { shapes, sureFrom: 0.9 });
  assert.deepEqual(Object.keys(pictures), ["seen", "conv1", "pool1", "conv2", "pool2", "dense"]);
  assert.deepEqual([...pictures.pool2.values, pictures.pool1.values.length], [7, 7, 7, 8]);
  assert.deepEqual([probabilities, sure], [{ cnn: [0.2, 0.8] }, false]);
  assert.ok(ghostOf(reading, { shapes, sureFrom: 0.8 }).sure);
});
