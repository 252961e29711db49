/** Numbers as people read them, by hand. */
import assert from "node:assert/strict";
import { test } from "node:test";
import * as format from "../../dashboard/components/format.js";

test("a number keeps its decimals, its minus sign is one, and there is no −0", () => {
  assert.equal(format.fixed(-0.5), "−0.50");
  assert.equal(format.fixed(-0.001), "0.00");
  assert.equal(format.fixed(1234.5678), "1235");
  assert.equal(format.fixed(-0.5, format.decimalsOf(0.05)), "−0.50"); // as a slider writes it
  assert.equal(format.plain(0.5), "0.5");
  assert.equal(format.plain(-1 / 3), "−0.333");
  assert.equal(format.signed(-0.25), "− 0.25");
  assert.equal(format.signed(0), "+ 0.00");
});

test("99.97 % is not 100 %", () => {
  assert.equal(format.percent(0.1234), "12.3\u00a0%");
  assert.equal(format.percent(-0.5, 0), "−50\u00a0%");
  assert.equal(format.probability(0.9997), ">\u00a099.9\u00a0%");
  assert.equal(format.probability(0.9994), "99.9\u00a0%");
});

test("numbers at an axis are short", () => {
  assert.deepEqual([0, 0.05, 12.3456, 2000, 1e-3, 2.5e-7].map(format.shortNumber), [
    "0",
    "0.05",
    "12.3",
    "2·10³",
    "10⁻³",
    "2.5·10⁻⁷",
  ]);
  assert.deepEqual([153.4, 15.34, 1.534, 0.1534].map(format.loss), ["153", "15.3", "1.53", "0.153"]);
});

test("gray values are spelled as the code panels spell them", () => {
  assert.equal(format.hexRows([0, 255, 16, 1], 2), "00ff\n1001");
});
