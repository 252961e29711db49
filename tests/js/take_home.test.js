/** Where the miniatures of the last page lead. */
import assert from "node:assert/strict";
import test from "node:test";
import { wordsOf } from "../../dashboard/app_pages/take_home/ways/words.js";

/** @type {import("../../dashboard/app_pages/take_home/ways/words.js").Point} */
const POINT = {
  says: "…",
  path: "gradient-descent",
  title: "Gradient descent",
  words: { gd_rate: "0.1", gd_step: "40" },
  prefix: "th_gd_",
  counted: { th_epoch: ["gd_frame", [0, 1, 4, 9, 12]] },
};

test("a link says what a miniature opens with, and what a hand has moved since", () => {
  assert.deepEqual(wordsOf(POINT, {}), { gd_rate: "0.1", gd_step: "40" });
  assert.deepEqual(wordsOf(POINT, { th_gd_step: 0, th_gd_m0: -0.5, th_gd_b0: null, th_lr_m: 1 }), {
    gd_rate: "0.1",
    gd_step: "0",
    gd_m0: "-0.5",
  });
});

test("what a page counts otherwise is counted as there", () => {
  assert.equal(wordsOf(POINT, { th_epoch: 8 }).gd_frame, "3");
});
