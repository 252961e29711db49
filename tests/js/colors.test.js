/** Colors of a scale: what NumPy interpolates. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { between, ramp } from "../../dashboard/components/colors.js";
import { PALETTE } from "../../dashboard/components/contract.js";
import { NUMBERS } from "./numbers.js";

const { diverging } = PALETTE.light;

test("a color between two stops is what NumPy interpolates; beyond the ends it stays", () => {
  for (const { share, bands } of NUMBERS.colors) {
    between(diverging, share).forEach((band, index) => {
      assert.ok(Math.abs(band - bands[index]) < 1e-5, `${share}`);
    });
  }
});

test("256 colors run from the first stop to the last, and are worked out once", () => {
  const bytes = new Uint8Array(ramp(diverging).buffer);
  assert.deepEqual([...bytes.slice(0, 4)], [0x00, 0x46, 0x6e, 255]);
  assert.deepEqual([...bytes.slice(-4)], [0x8a, 0x3d, 0x00, 255]);
  assert.equal(ramp(diverging), ramp(diverging));
});
