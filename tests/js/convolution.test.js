/** The sliding filter: what is worked out, said and spelled around the maps. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { chosenOf } from "../../dashboard/app_pages/convolution/convolution_view/images.js";
import {
  inked,
  lengthen,
  onPaper,
  readInk,
  spelled,
} from "../../dashboard/app_pages/convolution/convolution_view/ink.js";
import { chosen, draw, isBlank, redraw, takeUp } from "../../dashboard/app_pages/convolution/convolution_view/kept.js";
import {
  computed,
  differing,
  followed,
  movedAlong,
  reached,
} from "../../dashboard/app_pages/convolution/convolution_view/maps.js";
import {
  caption,
  formula,
  impossible,
  pooled,
  shiftChanged,
} from "../../dashboard/app_pages/convolution/convolution_view/sentences.js";
import { addressWords, settingNumbers, spelt } from "../../dashboard/app_pages/convolution/convolution_view/told.js";
import {
  cycled,
  dragged,
  typedWeight,
  typedZeros,
} from "../../dashboard/app_pages/convolution/convolution_view/typed.js";

const GRAY = { side: 4, gray: Uint8Array.from({ length: 16 }, (_, cell) => 15 * cell) };
const SUM = Array(9).fill(1);
const FIRST = {
  ...{ image: "4×4", preset: "blur", size: 3, kernel: SUM, padding: "valid", zeros: 1, stride: 1, shift: 0, step: 0 },
  ink: "",
};

/** @param {Partial<import("../../dashboard/app_pages/convolution/convolution_view/kept.js").Setting>} other */
const kept = (other = {}) =>
  takeUp({ channel: JSON.stringify(other), version: "", photo: null, first: { ...FIRST, ...other } });

test("the maps of an image, and where their cells come from", () => {
  const now = computed(GRAY, kept());
  const sums = [45, 54, 81, 90].map((cells) => (15 * cells) / 255);
  assert.deepEqual(
    [...(now.grids.map?.values ?? [])].map((value) => value.toFixed(9)),
    sums.map((sum) => sum.toFixed(9)),
  );
  assert.deepEqual([now.grids.max?.side, ...(now.grids.winners ?? [])], [1, 3]);
  assert.equal(now.before, null);
  const filter = { size: 3, stride: 1 };
  assert.deepEqual(reached("input", [2, 1], now.grids, filter), [1, 0]);
  assert.deepEqual(reached("relu", [1, 0], now.grids, filter), [1, 0]);
  assert.deepEqual(reached("max", [0, 0], now.grids, filter), [1, 1]);
  assert.deepEqual(reached("mean", [0, 0], now.grids, filter), [0, 0]);
  assert.deepEqual(followed(3 * 10 + 9, 10, 5), [2, 4]);
  assert.equal(spelt(now.image).split("\n")[3], "b4c3d2e1");
});

test("a shift is counted cell by cell", () => {
  const now = computed(GRAY, kept({ shift: 1 }));
  assert.deepEqual(
    [...now.image.values.subarray(0, 4)].map((value) => Math.round(255 * value)),
    [0, 0, 15, 30],
  );
  assert.ok(now.before?.map && now.grids.map);
  assert.equal(differing(now.grids.map, now.before.map), 4);
  assert.deepEqual(movedAlong(now.before.map, now.grids.map, 1, 1), { same: 2, compared: 2 });
  assert.deepEqual(movedAlong(now.before.map, now.grids.map, 1, 2), { same: 0, compared: 0 });
  assert.equal(
    shiftChanged(now, { shift: 1, stride: 1 }),
    "Shifted 1 px. Changed cells: map 4 of 4 (100\u00a0%) · max pool 1 of 1 (100\u00a0%) · mean pool 1 of 1 (100\u00a0%)." +
      " The map moved along: 2 of 2 old cells.",
  );
  assert.equal(shiftChanged(computed(GRAY, kept()), { shift: 0, stride: 1 }), "");
});

test("captions, formula and block are in words", () => {
  const now = computed(GRAY, kept({ padding: "same", stride: 2 }));
  assert.equal(caption("input", now), "Image 4×4 and zeros: 0 before, 1 after");
  assert.equal(caption("map", now), "Feature map 2×2");
  assert.equal(caption("input", computed(GRAY, kept({ padding: "by number" }))), "Image 4×4 and 1 zero around");
  assert.equal(formula(4, kept({ padding: "same", stride: 2 })), "Size: ⌈n / s⌉ = ⌈4 / 2⌉ = 2");
  assert.equal(formula(4, kept()), "Size: ⌊(n + 2p − k) / s⌋ + 1 = ⌊(4 + 2·0 − 3) / 1⌋ + 1 = 2");
  const block = pooled(computed(GRAY, kept()), 0, 1);
  assert.deepEqual(
    block?.cells.map(({ text, largest }) => [text, largest]),
    [
      ["2.65", false],
      ["3.18", false],
      ["4.76", false],
      ["5.29", true],
    ],
  );
  const odd = computed(GRAY, kept({ padding: "by number", zeros: 1, size: 3, stride: 2 }));
  assert.ok(pooled(odd, 1, 1));
  assert.equal(pooled(computed({ side: 5, gray: new Uint8Array(25) }, kept()), 2, 2), null);
});

test("what is impossible says how to mend it", () => {
  const large = kept({ size: 5, kernel: Array(25).fill(1) });
  const none = computed(GRAY, large);
  assert.equal(none.grids.map, null);
  assert.equal(impossible(none, large)?.choice, "sizes");
  assert.match(impossible(none, large)?.text ?? "", /⌊\(4 − 5\) \/ 1⌋ \+ 1 = 0\. Pad more, or take 3×3\.$/);
  const wide = kept({ stride: 3 });
  assert.equal(impossible(computed(GRAY, wide), wide)?.choice, "strides");
  assert.equal(impossible(computed(GRAY, kept()), kept()), null);
});

test("numbers are read as people type them", () => {
  assert.deepEqual(["1/4", "−2,5", ".5", "+3", " 1. ", "100"].map(typedWeight), [0.25, -2.5, 0.5, 3, 1, 100]);
  for (const text of ["abc", "NaN", "1e999", "101", "1/0", "", "Infinity"])
    assert.ok(Number.isNaN(typedWeight(text)), text);
  assert.deepEqual(["0", " 10 ", "3"].map(typedZeros), [0, 10, 3]);
  for (const text of ["-1", "1.5", "99", "x", ""]) assert.ok(Number.isNaN(typedZeros(text)), text);
});

test("a drawing is spelled and read; one that is too long keeps its ends", () => {
  /** @type {import("../../dashboard/app_pages/convolution/convolution_view/ink.js").Stroke} */
  const stroke = [];
  for (const x of [0, 0.4, 3, 27.9]) lengthen(stroke, x, 1);
  assert.deepEqual(stroke, [
    [0, 2],
    [6, 2],
    [55, 2],
  ]); // the second place is too near
  const words = spelled([stroke, [[1, 1]]]);
  assert.deepEqual([words.ink1, words.ink2, words.ink9], ["0262T2.11", null, null]);
  assert.deepEqual(readInk("0262T2.11"), [stroke, [[1, 1]]]);
  const long = Array.from({ length: 300 }, (_, at) => /** @type {[number, number]} */ ([at % 56, 20]));
  const read = readInk(Object.values(spelled([long])).join(""));
  assert.deepEqual([read[0][0], read[0].at(-1)], [long[0], long[299]]);
  assert.ok(read[0].length <= 180);
  const drawn = inked([[[20, 20]]], new Uint8Array(784));
  assert.deepEqual([drawn[10 * 28 + 10], drawn[10 * 28 + 11], drawn[10 * 28 + 12]], [255, 179, 0]);
});

test("any image can be drawn on; its ink is the link's, and goes with another image", () => {
  const data = { channel: "over", version: "1", photo: null, first: { ...FIRST, image: "4×4" } };
  const mine = takeUp(data);
  draw(mine, onPaper([2, 1], 4), true); // the third pixel of the second row
  const images = new Map([["4×4", GRAY]]);
  const shown = chosenOf(images, mine);
  assert.deepEqual([shown.side, shown.gray[6], shown.gray[5], GRAY.gray[6]], [4, 191, 75, 90]);
  assert.ok(!mine.strokes.length && addressWords(mine).ink1);
  const linked = takeUp({ ...data, version: "2", first: { ...data.first, ink: `${addressWords(mine).ink1}` } });
  assert.deepEqual([linked.over, linked.strokes], [mine.over, []]);
  Object.assign(linked, chosen("4×4"));
  assert.deepEqual([chosenOf(images, linked), addressWords(linked).ink1], [GRAY, null]);
});

test("weights are dragged in tenths and clicked through −1, 0, 1", () => {
  assert.deepEqual([dragged(1, 50), dragged(-0.5, -4), dragged(99.9, 1e4)], [2, -0.6, 100]);
  assert.deepEqual([-2, -1, 0, 0.5, 1, 7].map(cycled), [-1, 0, 1, 1, -1, -1]);
});

test("what is drawn stays with another setting, and Undo brings it back", () => {
  const data = { channel: "drawn", version: "1", photo: null, first: { ...FIRST, image: "my drawing" } };
  const mine = takeUp(data);
  assert.ok(isBlank(mine) && takeUp(data) === mine);
  draw(mine, [5, 5], true);
  draw(mine, [9, 5], false);
  assert.deepEqual(mine.strokes, [
    [
      [10, 10],
      [18, 10],
    ],
  ]);
  const reset = takeUp({ ...data, version: "2" });
  assert.ok(reset !== mine && reset.strokes === mine.strokes);
  redraw(reset, { strokes: [], base: new Uint8Array(784) });
  assert.ok(isBlank(reset));
  assert.deepEqual(reset.past.at(-1)?.strokes, mine.strokes);
  const linked = takeUp({ ...data, version: "3", first: { ...data.first, ink: "11" } });
  assert.deepEqual(linked.strokes, [[[1, 1]]]);
  const taken = takeUp({ ...data, version: "3", photo: "AAAA" });
  assert.deepEqual([taken.image, taken.shift], ["my photo", 0]);
});

test("formula, code and link get what is set", () => {
  const own = kept({ preset: "my own", kernel: [1, 0, -1, 0.123456, 0, 0, 0, 0, 0], padding: "by number", zeros: 2 });
  const numbers = settingNumbers(computed(GRAY, own), own);
  assert.equal(numbers.kernel, "[[1, 0, -1], [0.123456, 0, 0], [0, 0, 0]]");
  assert.deepEqual(
    [numbers.layer, numbers.zeros, numbers.output, numbers.before, numbers.after],
    ["valid", 2, 6, 2, 2],
  );
  const words = addressWords(own);
  assert.deepEqual([words.filter, words.row1, words.row2, words.row4], [null, "1 0 -1", "0.1235 0 0", null]);
  assert.deepEqual([words.image, words.padding, words.ink1], ["4×4", "by number", null]);
  assert.equal(addressWords(kept({ image: "my photo" })).image, null);
  assert.deepEqual([addressWords(kept()).filter, addressWords(kept()).row1], ["blur", null]);
});
