/** The network taken apart: every sum is NumPy's, and an answer that does not come leaves what is shown. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { explained } from "../../dashboard/app_pages/inside_a_cnn/inside_view/explained.js";
import { constantsOf, heard, nextOf, opened } from "../../dashboard/app_pages/inside_a_cnn/inside_view/network.js";
import { blockAt, scoreOf, strongest, sumAt } from "../../dashboard/app_pages/inside_a_cnn/inside_view/sums.js";
import { addressWords, spokenOf, valuesOf } from "../../dashboard/app_pages/inside_a_cnn/inside_view/told.js";
import { inWords } from "../../dashboard/app_pages/inside_a_cnn/inside_view/verdict.js";
import { fromBase64, unpack } from "../../dashboard/components/message.js";

const PYTHON = JSON.parse(readFileSync(new URL("inside.json", import.meta.url), "utf8"));
const NOTHING = { answer: null, sentence: "" };
const CONSTANTS = constantsOf(fromBase64(PYTHON.constants), "ic");
const MESSAGE = unpack(fromBase64(PYTHON.answer))[0];

/** The network's answer, opened. */
function inside() {
  const { answer } = heard(NOTHING, MESSAGE);
  assert.ok(answer);
  return opened(answer, CONSTANTS);
}

test("the sum behind a cell is the convolution's", () => {
  for (const { at, z } of PYTHON.sums) {
    const { sum, bias, value } = sumAt(inside(), at);
    assert.equal(sum + bias, z);
    assert.equal(value, Math.max(0, z));
  }
});

test("a pooled cell comes from its block", () => {
  for (const { at, cells } of PYTHON.blocks) assert.deepEqual(blockAt(inside(), at), cells);
});

test("products and bias add up to the score, and softmax makes the probability of it", () => {
  for (const { digit, total, p } of PYTHON.scores) {
    const score = scoreOf(inside(), digit, 5);
    assert.ok(Math.abs(score.total - total) < 1e-6);
    assert.ok(Math.abs(score.p - p) < 1e-6);
    assert.equal(score.others, 1);
  }
});

test("every layer is told in words and numbers", () => {
  const told = ["conv1", "conv2", "pool1", "pool2", "dense", "probabilities"].map((layer) => {
    const chosen = { layer, unit: 1, cell: strongest(inside(), layer, 1) };
    const { what, rows, total } = explained(inside(), chosen, 3);
    assert.ok(!JSON.stringify(total).includes("NaN"));
    return [what.replace(/^Row \d+, column \d+: /, ""), rows.map(({ cells }) => cells.length)];
  });
  assert.deepEqual(told, [
    ["5×5 cells of the image, times its kernel", [1, 1, 1]],
    ["5×5 cells of 2 maps, times its kernel", [2, 2, 2]],
    ["the largest of 2×2 cells of conv1, map 2", [1]],
    ["the largest of 2×2 cells of conv2, map 2", [1]],
    [told[4][0], [10, 10, 10]],
    ["The logit of 1: 6 units, each times its weight, and a bias", []],
  ]);
  assert.match(
    String(told[4][0]),
    /^Unit 2 of 6: ReLU of a weighted sum of all 48 cells of pool2, and a bias\. Its output: /,
  );
});

test("an answer that is late, failed or empty leaves what is known, with a sentence", () => {
  const known = heard(NOTHING, MESSAGE);
  const late = { waiting: "The network is waking up…", pictures: {} };
  for (const before of [NOTHING, known]) {
    assert.deepEqual(heard(before, late), { answer: before.answer, sentence: late.waiting });
    assert.deepEqual(heard(before, { waiting: "out of reach" }), { answer: before.answer, sentence: "out of reach" });
    assert.deepEqual(heard(before, { problem: "no answer", pictures: {} }).sentence, "no answer");
    assert.deepEqual(heard(before, { pictures: {} }), before);
    const { logits: _, ...part } = MESSAGE.pictures;
    assert.deepEqual(heard(before, { digit: 3, pictures: part }), before);
    assert.deepEqual(heard(heard(before, late), MESSAGE), known);
  }
});

test("the answer in words says whether it is right", () => {
  const shown = inside();
  const answer = shown.arrays.probabilities.indexOf(Math.max(...shown.arrays.probabilities));
  const said = (
    /** @type {Partial<import("../../dashboard/app_pages/inside_a_cnn/inside_view/network.js").Inside>} */ other,
  ) => inWords({ ...shown, unsureBelow: 0, unseen: 9, labels: `___${answer}${(answer + 1) % 10}`, ...other });
  assert.equal(said({}), `It is a ${answer} ✓`);
  assert.equal(said({ digit: 4 }), `It is a ${answer} ✗ (it is a ${(answer + 1) % 10})`);
  assert.equal(said({ digit: -1 }), `It is a ${answer}`);
  assert.equal(said({ unseen: 2 }), `It is a ${answer} ✓, learned from`);
  assert.equal(said({ unsureBelow: 1.1 }), `Not sure: a ${answer}?`);
});

test("another digit of a class is the next one, and begins anew", () => {
  assert.deepEqual(
    [0, 4, 6, 9].map((after) => nextOf("7210414959", 4, after)),
    [4, 6, 4, 4],
  );
  assert.equal(nextOf("7210414959", 8, 0), 0);
});

test("slide and code speak of the open sum, else of the last one, else of the page's first", () => {
  const shown = inside();
  const [{ at, z }] = PYTHON.sums;
  assert.deepEqual(spokenOf(shown, at, null), at);
  const score = { layer: "probabilities", unit: 3, cell: 0 };
  assert.deepEqual(spokenOf(shown, score, at), at);
  assert.deepEqual(spokenOf(shown, score, null), { layer: "conv2", unit: 1, cell: strongest(shown, "conv2", 1) });
  const values = valuesOf(shown, at);
  assert.deepEqual(
    [values.digit, values.layer, values.row, values.column, values.map, values.z],
    [3, "conv1", 23, 0, 2, z],
  );
  assert.deepEqual([values.row_number, values.column_number], [24, 1], "as people count");
  assert.equal(values.rows.split("\n").length, 28);
  assert.match(values.rows, /^(?:00|ff){28}\n/);
  assert.deepEqual(addressWords({ ...shown, digit: -1 }, score, false), {
    ...{ digit: null, layer: "probabilities" },
    ...{ unit: 3, open: null },
  });
  assert.equal(addressWords(shown, at, true).open, 1);
});
