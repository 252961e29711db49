/** Optimizers in the browser, against those of `nnviz`, which equal Keras'. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { walk } from "../../dashboard/app_pages/optimizers/rules.js";
import { rateAt } from "../../dashboard/app_pages/optimizers/schedules.js";
import { FORMULAS } from "../../dashboard/app_pages/optimizers/surfaces.js";

const { surfaces, schedules, walks } = JSON.parse(readFileSync(new URL("optimizers.json", import.meta.url), "utf8"));

/**
 * @param {number} one
 * @param {number} other
 * @param {string} [where]
 */
function near(one, other, where = "") {
  assert.ok(Math.abs(one - other) <= 1e-5 * Math.max(1, Math.abs(other)), `${one} is not ${other} ${where}`);
}

test("losses and gradients are those of nnviz", () => {
  assert.equal(surfaces.length, Object.keys(FORMULAS).length);
  for (const { name, places, losses, gradients } of surfaces) {
    places.forEach((/** @type {[number, number]} */ place, /** @type {number} */ index) => {
      near(FORMULAS[name].loss(place), losses[index], name);
      FORMULAS[name].gradient(place).forEach((slope, axis) => {
        near(slope, gradients[index][axis], name);
      });
    });
  }
});

test("schedules are those of nnviz", () => {
  for (const { kind, rate, steps, rates } of schedules) {
    rates.forEach((/** @type {number} */ expected, /** @type {number} */ step) => {
      assert.ok(Math.abs(rateAt({ kind, rate, steps }, step) - expected) < 1e-9, `${kind} at ${step}`);
    });
  }
});

test("100 random walks are those of nnviz", () => {
  assert.equal(walks.length, 100);
  for (const { surface, rates, places, slots, lostAt, start, noise, apart, ...rule } of walks) {
    const steps = rates.length;
    const rate = (/** @type {number} */ step) => rates[step];
    const run = walk(FORMULAS[surface], { ...rule, rate }, { start, steps, noise, apart });
    const where = `${rule.kind} on ${surface}`;
    assert.equal(run.lostAt, lostAt, where);
    for (const [step, place] of Object.entries(places)) {
      run.places[Number(step)].forEach((at, axis) => {
        near(at, place[axis], `${where}, step ${step}`);
      });
    }
    run.steps.at(-1)?.slots.forEach((slot, number) => {
      slot.forEach((value, axis) => {
        near(value, slots[number][axis], `${where}, slots`);
      });
    });
  }
});

test("a walk adds up, and one that is lost ends before it", () => {
  const rule = { kind: "Adam", rate: () => 0.1, memory: 0.9 };
  const run = walk(FORMULAS.cliff, rule, { start: [1.6, 1.5], steps: 5 });
  run.steps.forEach(({ step, before }, number) => {
    step.forEach((by, axis) => {
      near(run.places[number][axis] + by, run.places[number + 1][axis]);
    });
    if (number) assert.deepEqual(before, run.steps[number - 1].slots);
  });
  const wild = walk(FORMULAS.ravine, { kind: "SGD", rate: () => 50, memory: 0 }, { start: [1, 1], steps: 60 });
  assert.equal(wild.lostAt, wild.places.length);
  assert.ok(wild.losses.every(Number.isFinite));
});
