import assert from "node:assert/strict";
import test from "node:test";
import { pace } from "../../dashboard/app_pages/convolution/convolution_view/pace.js";

const filter = { size: 3, stride: 1 };
const side = 28;
const across = 26;

test("the first sums can be read, then the slide sweeps, and never stands still", () => {
  const input = { side, values: new Float64Array(side ** 2).fill(1) };
  const rates = Array.from({ length: 60 }, (_, step) => pace({ input, across, filter, from: 100 }, 100 + step));
  assert.deepEqual(rates.slice(0, 3), [1, 1, 1]);
  assert.equal(Math.max(...rates), rates[59]);
  assert.ok(rates[59] > 40 && rates.every((rate, step) => !step || rate >= rates[step - 1]));
});

test("where there is no ink the window is soon over", () => {
  const input = { side, values: new Float64Array(side ** 2) };
  assert.ok(pace({ input, across, filter, from: 0 }, 5) > 48);
  assert.ok(pace({ input, across, filter, from: 0 }, 5) >= across ** 2 / 0.4, "all of them in one glide");
});

test("a slide that begins anew at the end begins slowly as well", () => {
  const input = { side, values: new Float64Array(side ** 2).fill(1) };
  assert.equal(pace({ input, across, filter, from: 675 }, 0), 1);
});
