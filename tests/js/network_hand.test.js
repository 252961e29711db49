/** What a hand changes of a network: places, values, the link, and the outputs that follow. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { HAND } from "../../dashboard/app_pages/network/contract.js";
import {
  BIAS,
  handInWords,
  handOf,
  layersIn,
  move,
  nextGrip,
  parameterAt,
  placeOf,
  spelled,
  toggle,
  touches,
} from "../../dashboard/app_pages/network/playground_view/hand.js";
import { forward, layersAt } from "../../dashboard/app_pages/network/playground_view/network.js";
import { nearestSnapshot, stepOf } from "../../dashboard/app_pages/network/playground_view/scrub.js";

/** 2-3-1: nine parameters, then four; two snapshots of them, 0 to 12 and 13 to 25. */
const data = /** @type {import("../../dashboard/app_pages/network/playground_view/network.js").Data} */ (
  /** @type {unknown} */ ({
    inputs: ["x₁", "x₂"],
    hidden: [3],
    activation: "linear",
    output: "linear",
    outputs: 1,
    hand: { moved: [[2, 0.5]], off: [[1, 2]], step: null },
    arrays: { weights: { shape: [2, 13], values: Float32Array.from({ length: 26 }, (_, index) => index) } },
  })
);

test("a parameter is found where the recording has it", () => {
  const layers = layersAt(data, 1);
  for (const grip of [
    { layer: 0, from: 1, unit: 2 },
    { layer: 0, from: BIAS, unit: 1 },
    { layer: 1, from: 2, unit: 0 },
    { layer: 1, from: BIAS, unit: 0 },
  ])
    assert.equal(parameterAt(layers, grip), 13 + placeOf(layers, grip));
});

test("what is moved holds for its snapshot alone, and is what the link spells", () => {
  const hand = handOf(data, 1);
  assert.deepEqual(spelled(hand, 1), { moved: "2:0.5", off: "1.3" });
  assert.deepEqual(spelled(hand, 0), { moved: null, off: "1.3" });
  assert.equal(layersIn(data, 1, hand)[0].kernel[2], 0.5);
  assert.equal(layersIn(data, 0, hand)[0].kernel[2], 2);
  move(hand, 1, 12, -1.2345);
  assert.equal(spelled(hand, 1).moved, "2:0.5_12:-1.23");
  assert.ok(Math.abs(layersIn(data, 1, hand)[1].bias[0] + 1.23) < 1e-6);
  assert.equal(data.arrays.weights.values[25], 25, "the recording stays");
  assert.equal(
    handInWords(hand, 1),
    "By hand: 2 parameters moved, 1 unit switched off; the losses are computed for it.",
  );
  move(hand, 0, 3, 1e6);
  assert.deepEqual(spelled(hand, 0), { moved: `3:${HAND.largest}`, off: "1.3" });
  toggle(hand, { column: 1, unit: 2 });
  assert.deepEqual([touches(hand, 0), touches(hand, 1)], [true, false]);
});

test("no more is moved than a link holds", () => {
  const hand = handOf({ hand: { moved: [], off: [], step: null } }, 0);
  for (let place = 0; place < 300; place++) move(hand, 0, place, place);
  assert.equal(hand.moved.size, HAND.most);
  move(hand, 0, 0, 7);
  assert.equal(hand.moved.get(0), 7);
});

test("arrow keys lead from the bias through the weights and back", () => {
  const at = { column: 1, unit: 2 };
  /** @type {import("../../dashboard/app_pages/network/playground_view/hand.js").Grip | null} */
  let grip = null;
  const seen = [1, 1, 1, 1, -1].map((by) => {
    grip = nextGrip(grip, at, by, 2);
    return grip.from;
  });
  assert.deepEqual(seen, [0, 1, BIAS, 0, BIAS]);
  assert.deepEqual(nextGrip({ layer: 0, from: 1, unit: 0 }, at, 0, 2), { layer: 0, from: BIAS, unit: 2 });
});

test("a unit that is off puts out 0, and only what follows a change is computed anew", () => {
  const columns = { "x₁": [1, 2], "x₂": [3, 4] };
  const room = {};
  const layers = layersAt(data, 0); // kernels 0 1 2 | 3 4 5 and 9 10 11, biases 6 7 8 and 12
  const off = new Map([["1.2", true]]);
  const [hidden, last] = forward(layers, data, room, { columns, off });
  assert.deepEqual([...hidden[0]], [15, 18]);
  assert.deepEqual([...hidden[1]], [0, 0]);
  assert.deepEqual([...last[0]], [9 * 15 + 11 * 25 + 12, 9 * 18 + 11 * 32 + 12]);
  layers[0].kernel[0] = 100;
  layers[1].bias[0] = 13;
  const again = forward(layers, data, room, { columns, off, first: 1 });
  assert.deepEqual([...again[1][0]], [9 * 15 + 11 * 25 + 13, 9 * 18 + 11 * 32 + 13]);
});

test("the loss chart finds the snapshot under the hand, and the step of the player that shows it", () => {
  const epochs = Float32Array.of(0, 1, 2, 5, 10);
  const found = [-3, 0, 0.4, 0.6, 3.4, 3.6, 7.4, 7.6, 99].map((epoch) => nearestSnapshot(epochs, epoch));
  assert.deepEqual(found, [0, 0, 0, 1, 2, 3, 3, 4, 4]);
  const values = (/** @type {number[]} */ ...all) => ({ shape: [all.length], values: Float32Array.from(all) });
  const data = { live: false, arrays: { epochs: { shape: [5], values: epochs }, follow: values(0, 0, 2, 4, 4) } };
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((each) => stepOf(data, each)),
    [0, 2, 2, 3, 3],
  );
  const alone = { live: false, arrays: { epochs: data.arrays.epochs } };
  assert.deepEqual(
    [0, 3, 4].map((each) => stepOf(alone, each)),
    [0, 3, 4],
  );
});
