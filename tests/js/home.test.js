/** The recorded hand of Home and what stands beside its pad, by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, cornerOf, strengths } from "../../dashboard/app_pages/home/reader/arranged.js";
import { alsoThought, changeOf, doubtOf, share } from "../../dashboard/app_pages/home/reader/mind.js";
import { recordingsIn, stepAt, strokesAt } from "../../dashboard/components/recordings.js";

/** @type {[number, number][][]} */
const STROKES = [
  [
    [0, 0],
    [0.1, 0],
    [0.2, 0],
  ],
  [
    [0.5, 0.5],
    [0.5, 0.6],
  ],
];

test("the pen writes point by point, and takes longer between two strokes", () => {
  assert.deepEqual(strokesAt(STROKES, 1), [STROKES[0].slice(0, 2)]);
  assert.deepEqual(strokesAt(STROKES, 3), [STROKES[0], STROKES[1].slice(0, 1)]);
  const steps = [0, 45, 46, 92, 138, 377, 378, 424, 10_000].map((ms) => stepAt(STROKES, ms));
  assert.deepEqual(steps, [0, 0, 1, 2, 2, 2, 3, 4, 4]); // 3 · 46 + 240 = 378
});

test("a message holds its steps last", () => {
  const head = JSON.stringify({
    drawings: [{ name: "a", strokes: [[[0, 0]], [[1, 1]]], probabilities: [[1], [0]] }],
    pictures: ["seen", "conv1", "conv2", "dense"].map((part) => [`a:${part}`, [2, 2]]),
  });
  const numbers = [0, 1, 2, 3].flatMap((part) => [10, 20, 30, 40].map((value) => value + part));
  const length = new Uint8Array(new Uint32Array([head.length]).buffer);
  const bytes = Uint8Array.from([...length, ...new TextEncoder().encode(head), ...numbers]);
  const [{ readings }] = recordingsIn(bytes);
  assert.deepEqual([...readings[0].seen, ...readings[1].seen], [10, 30, 20, 40]);
  assert.deepEqual([...readings[1].dense], [23, 43]);
});

test("a change of mind is said when both digits were likely enough", () => {
  const p = (/** @type {number} */ digit, /** @type {number} */ most) =>
    Array.from({ length: 10 }, (_, each) => (each === digit ? most : (1 - most) / 9));
  let thought = /** @type {readonly number[]} */ ([]);
  /** @type {string[]} */
  const said = [];
  for (const reading of [p(1, 0.5), p(5, 0.7), p(3, 0.59), p(5, 0.9), p(8, 0.6), p(8, 0.99)]) {
    thought = alsoThought(thought, reading, 0.6);
    said.push(changeOf(thought));
  }
  const change = "It thought 5. Now 8.";
  assert.deepEqual(said, ["", "", "", "", change, change]);
  assert.equal(doubtOf(p(5, 0.7), 0.6), "");
  assert.equal(doubtOf(p(5, 0.2), 0.6), "No digit reaches 60\u00a0%: the network is unsure.");
  assert.deepEqual([0.0004, 0.0009, 0.9997].map(share), ["<\u00a00.1\u00a0%", "0.1\u00a0%", ">\u00a099.9\u00a0%"]);
});

test("layers are of one height, do not touch, and stay inside", () => {
  for (const [width, height] of [
    [608, 392],
    [930, 610],
    [358, 240],
  ]) {
    const layers = arrange(width, height, 13);
    let right = 0;
    for (const layer of layers) {
      assert.ok(layer.left >= right + 19.9, `${layer.name} at ${width}`);
      right = layer.left + layer.columns * layer.step - 2;
      const [, bottom] = cornerOf(layer, layer.columns * layer.rows - 1);
      assert.ok(layer.top >= 0 && bottom + layer.tile <= height - 20);
    }
    assert.ok(right <= width - 19.9);
    const [, conv1, conv2, dense] = layers.map(({ rows, step }) => rows * step);
    assert.ok(Math.abs(conv1 - conv2) < 1e-9 && Math.abs(conv2 - dense) < 1e-9);
  }
});

test("a band of a layer is as strong as its mean, four times, at most 1", () => {
  assert.deepEqual(strengths(Uint8Array.from([0, 0, 51, 0, 255, 255]), 3), [0, 0.4, 1]);
});
