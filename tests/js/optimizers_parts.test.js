/** Parts of the pictures of optimizers that need no page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { expectedSpread, lineGradients, meanOf, spread } from "../../dashboard/app_pages/optimizers/cloud.js";
import { within } from "../../dashboard/app_pages/optimizers/grip.js";
import { spread as apart } from "../../dashboard/app_pages/optimizers/labels.js";
import { cellsOf, rowsOf } from "../../dashboard/app_pages/optimizers/rates_view/table.js";
import { walk } from "../../dashboard/app_pages/optimizers/rules.js";
import { FORMULAS } from "../../dashboard/app_pages/optimizers/surfaces.js";
import { magnification, partsOf } from "../../dashboard/app_pages/optimizers/walks_view/arrows.js";
import { runnersOf } from "../../dashboard/app_pages/optimizers/walks_view/runners.js";
import { firstOf, LEADS } from "../../dashboard/app_pages/optimizers/walks_view/state.js";
import { sentenceOf, stableRate } from "../../dashboard/app_pages/optimizers/walks_view/told.js";

test("the largest stable rates part walks that come down from walks that do not", () => {
  for (const kind of ["SGD", "momentum", "Nesterov"]) {
    for (const memory of [0.3, 0.9]) {
      const most = stableRate(kind, kind === "SGD" ? 0 : memory, 20);
      const ends = [0.97, 1.03].map((share) => {
        const rule = { kind, rate: () => share * most, memory };
        const { losses, lostAt } = walk(FORMULAS.ravine, rule, { start: [0, 1], steps: 800 });
        return lostAt === null && losses[800] < losses[0];
      });
      assert.deepEqual(ends, [true, false], `${kind} ${memory}`);
    }
  }
});

test("what is said of a walk is so where nothing moves, all are one, or steps are clipped", () => {
  /** @type {(kind: "race" | "clipping" | "decay", surface: string, set: object, step: number) => string} */
  const told = (kind, surface, set, step) => {
    const state = { ...firstOf(kind, surface), memory: 0.9, apart: false, lead: LEADS[kind], ...set };
    return sentenceOf(kind, { state, runners: runnersOf(kind, state, Array(200).fill([0, 0])), step });
  };
  assert.match(told("race", "saddle", { x: 0, y: 0 }, 60), /^All stand where the gradient is 0/);
  assert.match(told("race", "ravine", { x: 0, y: 0 }, 60), /^All stand at the lowest place/);
  assert.match(told("race", "ravine", {}, 0), /^After 0 steps all have a loss of 17.8/);
  assert.match(told("race", "two valleys", {}, 60), /^momentum, Nesterov are in the deeper valley/);
  const falling = told("decay", "ravine", { rate: 0.12 }, 20);
  assert.match(falling, /^constant diverges: γ = 0\.12 is .*; step is thrown far out while γ = 0\.12 is/); // it ends at 1e-8
  const clipped = told("clipping", "ravine", { rate: 10, limit: 100 }, 40);
  assert.match(clipped, /^not clipped diverges: .*; value was thrown far out/); // bounded: no step is longer than γc
});

test("the arrows of a step add up to it", () => {
  for (const kind of ["SGD", "momentum", "Nesterov"]) {
    const run = walk(FORMULAS.cliff, { kind, rate: () => 0.1, memory: 0.7 }, { start: [1.6, 1.5], steps: 6 });
    run.steps.forEach((step, number) => {
      const { arrows } = partsOf({ kind, memory: 0.7 }, step, number);
      const parts = arrows.filter((arrow) => arrow.kind !== "step" || kind === "SGD");
      [0, 1].forEach((axis) => {
        const sum = parts.reduce((total, { by }) => total + by[axis], 0);
        assert.ok(Math.abs(sum - step.step[axis]) < 1e-12, `${kind} ${number}`);
      });
    });
  }
});

test("arrows are seen, and stay near", () => {
  assert.equal(magnification([[100, 0]]), 1);
  assert.equal(
    magnification([
      [3, 4],
      [0, 10],
    ]),
    10,
  );
  assert.equal(magnification([[0, 0]]), 1000);
});

test("labels keep apart, in their order, inside the picture", () => {
  const placed = apart([50, 51, 10, 98], 12, 100);
  const sorted = [...placed].sort((one, other) => one - other);
  assert.ok(sorted.every((place, index) => !index || place - sorted[index - 1] >= 12 - 1e-9));
  assert.ok(placed[2] < placed[0] && placed[0] < placed[1] && placed[1] < placed[3] && placed[3] <= 94);
});

test("a start stays on the map", () => {
  const view = { x: [-3, 3], y: [-1, 1], width: 600, height: 200 };
  assert.deepEqual(within(view, [7, -0.33333333]), [3, -0.333]);
});

test("the gradient of a batch scatters by one over root n", () => {
  const x = Array.from({ length: 400 }, (_, index) => (index * 37) % 101);
  const y = x.map((input, index) => 3 * input + ((index * 53) % 17));
  const each = lineGradients(x, y, [1, 0]);
  const rows = [...each.keys()];
  const whole = meanOf(each, rows, 0, 400);
  assert.equal(expectedSpread(each, whole, 400), 0);
  assert.ok(Math.abs(expectedSpread(each, whole, 1) - spread(each, whole)) < 1e-9);
  assert.ok(Math.abs(expectedSpread(each, whole, 100) / spread(each, whole) - 0.1 * Math.sqrt(300 / 399)) < 1e-12);
});

test("a cell is the middle of its seeds, and diverged trainings are infinite", () => {
  const losses = new Float32Array([9, 1, 9, 2, 9, Number.NaN, 9, 5, 9, Number.NaN, 9, Number.NaN]);
  const task = { title: "", unit: "", epochs: [0, 1], seeds: 3, losses };
  const cells = cellsOf(task, 1, 2);
  assert.deepEqual(
    cells.map(({ loss, diverged }) => [loss, diverged]),
    [
      [2, 1],
      [Number.POSITIVE_INFINITY, 2],
    ],
  );
  assert.deepEqual(rowsOf(cells, 1)[0].good, [0]);
});
