/** Motion: its pace, the places of controls on their way, and where a tooltip stands. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOn, takenOver } from "../../dashboard/components/mirror/glide.js";
import { signalsOf } from "../../dashboard/components/mirror/signals.js";
import { eased } from "../../dashboard/components/motion.js";
import { placeOf } from "../../dashboard/components/tooltips.js";

const control = /** @type {import("../../dashboard/components/mirror/controls.js").Control} */ ({
  low: -1,
  step: 0.05,
});

test("a motion begins and ends at rest, and never turns back", () => {
  const way = Array.from({ length: 21 }, (_, index) => eased(index / 20));
  assert.ok(way[0] < 1e-6 && way[20] > 1 - 1e-6);
  assert.ok(way.every((here, index) => index === 0 || here >= way[index - 1]));
  assert.ok(Math.abs(eased(0.2) - 0.5) < 1e-6); // t = ½: x = 3/8 · 0.2 + 3/8 · 0 + 1/8, y = 3/8 · 0 + 3/8 · 1 + 1/8
});

test("a control on its way is at one of its places, and arrives exactly", () => {
  const way = { control, from: -1, to: 0.123 };
  assert.equal(placeOn(way, 0), -1);
  assert.equal(placeOn(way, 0.5), -0.45); // −0.4385, to the nearest 0.05 from −1
  assert.equal(placeOn(way, 1), 0.123);
});

test("what a chart says of its parameters is read by name", () => {
  assert.deepEqual(
    [...signalsOf("signals|lr_m=-0.5|lr_best=true")],
    [
      ["lr_m", "-0.5"],
      ["lr_best", "true"],
    ],
  );
});

test("a tooltip stands 16 px from its mark, on the side that has room", () => {
  const [size, room] = [
    { width: 100, height: 50 },
    { width: 400, height: 300 },
  ];
  assert.deepEqual(placeOf({ left: 20, top: 20, right: 30, bottom: 30 }, size, room), { left: 46, top: 46 });
  assert.deepEqual(placeOf({ left: 350, top: 260, right: 360, bottom: 270 }, size, room), { left: 234, top: 194 });
});

test("a slider with another range begins where its handle stood", () => {
  const [before, now] = [
    { low: -1, high: 1, step: 0.1 },
    { low: 0, high: 40, step: 0.5 },
  ].map((range) => /** @type {import("../../dashboard/components/mirror/controls.js").Control} */ (range));
  assert.equal(takenOver(before, 0.5, now), 30);
  assert.equal(takenOver(before, -1, now), 0);
  assert.equal(takenOver(before, 1, now), 40);
});
