/** Walks of gradient descent in the browser, against those of Keras' own SGD. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { descend, spelledWalk } from "../../dashboard/components/mirror/walk.js";

const KERAS = JSON.parse(readFileSync(new URL("descent.json", import.meta.url), "utf8"));
/** @type {Omit<import("../../dashboard/components/mirror/walk.js").Walk, "steps" | "moments">} */
const walk = { kind: "walk", name: "walk", from: ["m", "b"], rates: [], pick: "pick", batches: [] };

test("a walk from anywhere is where Keras is after each step, to 1e-5", () => {
  for (const { data, start, rate, places } of KERAS.walks) {
    const steps = descend(start, { ...walk, steps: places.length - 1, moments: KERAS.moments[data] }, rate);
    assert.equal(steps.length, places.length);
    for (const [index, { m, b }] of steps.entries()) {
      const [x, y] = places[index];
      assert.ok(
        Math.abs(m - x) <= 1e-5 * Math.max(1, Math.abs(x)),
        `${data} ${start} ${rate}: step ${index}, m ${m} ${x}`,
      );
      assert.ok(
        Math.abs(b - y) <= 1e-5 * Math.max(1, Math.abs(y)),
        `${data} ${start} ${rate}: step ${index}, b ${b} ${y}`,
      );
    }
  }
});

test("a walk that runs away ends where no screen shows it", () => {
  const moments = { x: 0, y: 0, xx: 1, xy: 0, yy: 0 };
  const steps = descend([1, 1], { ...walk, steps: 100, moments }, 3);
  assert.ok(steps.length < 20 && Math.abs(steps.at(-1)?.m ?? 0) < 1e6);
  assert.equal(spelledWalk(steps.slice(0, 1)), "1.000000,1.000000,2.000000,2.000000,2.000000");
});
