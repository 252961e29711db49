/** Grips: what follows a hand, without a page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { placeAt, shareOf, snapped } from "../../dashboard/components/mirror/grip.js";
import { KINDS } from "../../dashboard/components/mirror/kinds.js";
import { changed, listed, momentsOf, spelled, withoutOne } from "../../dashboard/components/mirror/points.js";
import { painted, stroke } from "../../dashboard/components/mirror/sheet.js";

const SPAN = { low: -1e6, high: 1e6, step: 0.1 };

/**
 * @param {Record<string, import("../../dashboard/components/vega.js").Value>} values
 * @param {Record<string, { low: number, high: number, step: number }>} [spans]
 * @returns {import("../../dashboard/components/mirror/grip.js").State}
 */
const state = (values, spans = {}) => ({
  number: (name) => (typeof name === "number" ? name : Number(values[name])),
  text: (name) => String(values[name] ?? ""),
  span: (name) => spans[name] ?? SPAN,
  axes: { x: [0, 20], y: [0, 14] },
});

/**
 * @param {unknown} actual
 * @param {Record<string, number>} wanted
 */
function near(actual, wanted) {
  const values = /** @type {Record<string, number>} */ (actual);
  assert.deepEqual(Object.keys(values).sort(), Object.keys(wanted).sort());
  for (const [name, value] of Object.entries(wanted)) assert.ok(Math.abs(values[name] - value) < 1e-9, name);
}

test("a place of the plot and its share of it are each other's inverse, on a logarithmic axis too", () => {
  const axes = { x: /** @type {[number, number]} */ ([0.01, 1]), y: /** @type {[number, number]} */ ([0, 14]) };
  assert.deepEqual(shareOf({ x: 0.1, y: 14 }, axes, true), { x: 0.5, y: 0 });
  assert.ok(Math.abs(placeAt({ x: 0.5, y: 0.25 }, axes, true).x - 0.1) < 1e-12);
  assert.deepEqual(placeAt({ x: 0, y: 1 }, axes), { x: 0.01, y: 0 });
  assert.equal(snapped(0.349, { low: -1, high: 2, step: 0.01 }), 0.35);
  assert.equal(snapped(99, { low: 0, high: 1.05, step: 0.1 }), 1); // the last step, not the end
});

test("a line is lifted at its middle, and turned at its ends around the mean of x", () => {
  const grip = { kind: "line", label: "line", m: "m", b: "b", turn: "mean" };
  const from = state({ m: 0.5, b: 2, mean: 8 });
  near(KINDS.line.move(grip, "middle", { x: 8, y: 7 }, from), { b: 3 });
  near(KINDS.line.move(grip, "right", { x: 18, y: 6 + 10 * 0.8 }, from), { m: 0.8, b: 6 - 0.8 * 8 });
  near(KINDS.line.move(grip, "left", { x: 3, y: 6 }, from), { m: 0, b: 6 });
  const steepest = state({ m: 0.5, b: 2, mean: 8 }, { m: { low: -1, high: 2, step: 0.01 } });
  near(KINDS.line.move(grip, "right", { x: 8, y: 14 }, steepest), { m: 2, b: 6 - 16 }); // never beyond the slider
  near(KINDS.line.nudge(grip, "right", [0, 1], steepest), { m: 0.51, b: 6 - 0.51 * 8 });
  const parts = KINDS.line.handles(grip, from).map(({ part, at }) => ({ part, off: at.y - (0.5 * at.x + 2) }));
  assert.ok(parts.every(({ off }) => Math.abs(off) < 1e-9));
  const away = KINDS.line.handles(grip, state({ m: 0, b: 99, mean: 8 })); // a line out of sight can be taken back
  assert.ok(away.every(({ at }) => at.y === 14));
});

test("a sigmoid passes through the hand; its ends turn it around where it is a half", () => {
  const grip = { kind: "curve", label: "curve", m: "m", b: "b" };
  const from = state({ m: 1, b: -10 });
  near(KINDS.curve.move(grip, "middle", { x: 7, y: 0.5 }, from), { b: -7 });
  const end = KINDS.curve.move(grip, "right", { x: 11, y: 0.9 }, from);
  const [m, b] = [Number(end.m), Number(end.b)];
  assert.ok(Math.abs(1 / (1 + Math.exp(-(m * 11 + b))) - 0.9) < 1e-9 && Math.abs(m * 10 + b) < 1e-9);
});

test("a line across a plane slides along its direction, and turns around its middle", () => {
  const grip = { kind: "direction", label: "line", angle: "angle", shift: "shift", reach: 0.8 };
  const from = state({ angle: 90, shift: 0.5 }); // y = 0.5
  near(KINDS.direction.move(grip, "middle", { x: 3, y: 0.2 }, from), { shift: 0.2 });
  const [, first] = KINDS.direction.handles(grip, from);
  near(KINDS.direction.move(grip, "first", first.at, from), { angle: 90, shift: 0.5 });
  near(KINDS.direction.move(grip, "first", { x: 0, y: 1.3 }, from), { angle: 0, shift: 0 }); // now x = 0
});

test("the tip of the weights turns the boundary around its foot, the boundary slides to the hand", () => {
  const grip = { kind: "neuron", label: "neuron", w1: "w1", w2: "w2", b: "b", bounds: [-0.6, 1.6] };
  const from = state({ w1: 1, w2: 1, b: -0.5 });
  const slid = KINDS.neuron.move(grip, "boundary", { x: 1, y: 1 }, from);
  near(slid, { b: -2 });
  const [tip] = KINDS.neuron.handles(grip, from);
  near(KINDS.neuron.move(grip, "tip", tip.at, from), { w1: 1, w2: 1, b: -0.5 });
  const { w1, w2, b } = /** @type {Record<string, number>} */ (
    KINDS.neuron.move(grip, "tip", { x: 0.25, y: 0.85 }, from)
  );
  assert.ok(Math.abs(w1 * 0.25 + w2 * 0.25 + b) < 1e-9 && Math.abs(w1) < 1e-9 && Math.abs(w2 - 3) < 1e-9);
});

test("a box goes by its body, and keeps its other sides when one goes, within what its sliders allow", () => {
  const grip = { kind: "box", label: "box", left: "l", top: "t", width: "w", height: "h" };
  const spans = { w: { low: 10, high: 180, step: 1 }, l: { low: 0, high: 120, step: 1 } };
  const from = state({ l: 40, t: 60, w: 100, h: 50 }, spans);
  near(KINDS.box.move(grip, "body", { x: 100, y: 90 }, from), { l: 50, t: 65 });
  near(KINDS.box.move(grip, "left", { x: 55, y: 0 }, from), { l: 55, w: 85 });
  near(KINDS.box.move(grip, "left", { x: 500, y: 0 }, from), { l: 120, w: 20 }); // its right side stays
  near(KINDS.box.move(grip, "right bottom", { x: 90, y: 100 }, from), { w: 50, h: 40 });
});

test("a dot moves along what is not fixed, and one step for an arrow key", () => {
  const grip = { kind: "dot", label: "outlier", x: 0, y: ["lift", 1.5] };
  near(KINDS.dot.move(grip, "dot", { x: 9, y: 4 }, state({ lift: 0 })), { lift: 2.5 });
  near(KINDS.dot.nudge(grip, "dot", [0, -1], state({ lift: 2 })), { lift: 1.9 });
  assert.deepEqual(KINDS.dot.handles(grip, state({ lift: 2 }))[0].at, { x: 0, y: 3.5 });
});

test("a bar that is a share of a whole is as long as the hand wants it, by weights and by softmax", () => {
  const names = ["a", "b", "c"];
  const grip = { kind: "share", label: "bar", names, which: 1, at: 0.5, upright: true, softmax: false };
  near(KINDS.share.move(grip, "end", { x: 0, y: 0.25 }, state({ a: 20, b: 50, c: 10 })), { b: 10 });
  const moved = KINDS.share.move({ ...grip, softmax: true }, "end", { x: 0, y: 0.4 }, state({ a: 2, b: 0, c: -1 }));
  const [own, others] = [Math.exp(Number(moved.b)), Math.exp(2) + Math.exp(-1)];
  assert.ok(Math.abs(own / (own + others) - 0.4) < 1e-9);
});

test("a number goes with the hand, a bit changes with a press", () => {
  const number = { kind: "number", label: "w", name: "w", at: [5, 5] };
  assert.ok(
    Number(
      KINDS.number.move(number, "number", { x: 6, y: 5 }, state({ w: 1 }, { w: { ...SPAN, low: -3, high: 3 } })).w,
    ) > 1,
  );
  const bit = { kind: "bit", label: "corner", name: "bits", which: 2, at: [1, 1], now: "now", also: { gate: "yours" } };
  assert.deepEqual(KINDS.bit.press?.(bit, "bit", state({ now: "b0110" })), { bits: "0100", gate: "yours" });
  const cover = { kind: "cover", label: "answer", name: "seen", until: 2 };
  assert.equal(KINDS.cover.handles(cover, state({ seen: 1 })).length, 1);
  assert.equal(KINDS.cover.handles(cover, state({ seen: 2 })).length, 0);
});

/** @type {import("../../dashboard/components/mirror/points.js").Pair[]} */
const OWN = [
  [1, 2],
  [3, 4],
  [5, 6],
];
const LIMITS = { axes: state({}).axes, steps: [0.1, 0.1] };

test("points are moved within the plot, added and removed; put back, they have not changed", () => {
  const moved = changed(OWN, "", 1, { x: 3.26, y: 99 }, LIMITS);
  assert.equal(moved, "1~3.3~14");
  assert.equal(changed(OWN, moved, 1, { x: 3, y: 4 }, LIMITS), "");
  const more = withoutOne(OWN, changed(OWN, moved, 3, { x: 7, y: 8 }, LIMITS), 0, 2);
  assert.equal(more, "0_1~3.3~14_3~7~8");
  assert.deepEqual(
    listed(OWN, more).map(({ index, x }) => [index, x]),
    [
      [1, 3.3],
      [2, 5],
      [3, 7],
    ],
  );
  assert.equal(spelled(OWN, more), ";3.3,14;5,6;7,8");
  assert.equal(spelled(OWN, ""), "");
  assert.equal(withoutOne(OWN, "0", 1, 2), "0"); // too few would be left
  const grip = { kind: "points", label: "point", name: "p", own: OWN, steps: [0.1, 0.1], least: 2, most: 4 };
  assert.deepEqual(KINDS.points.add?.(grip, { x: 9, y: 9 }, state({ p: "" })), { p: "3~9~9" });
  assert.deepEqual(KINDS.points.add?.(grip, { x: 9, y: 9 }, state({ p: "3~9~9" })), {}); // no more than `most`
});

test("moments of points are those of a line's fit", () => {
  const points = [
    { x: 0, y: 1 },
    { x: 1, y: 1 },
    { x: 5, y: 4 },
  ];
  assert.equal(momentsOf(points), "3,2,2,14,9,6"); // off their means: −2, −1, 3 and −1, −1, 2
  assert.equal(momentsOf([]), "");
});

test("a dot with a wheel turns a third parameter by its slider's steps, and says it", () => {
  const grip = { kind: "dot", label: "unit 1", x: "c", y: "v", wheel: "w" };
  const from = state({ c: 1, v: 2, w: 8 }, { w: { low: -20, high: 20, step: 0.5 } });
  near(KINDS.dot.turn?.(grip, "dot", 3, from), { w: 9.5 });
  near(KINDS.dot.turn?.(grip, "dot", -1, from), { w: 7.5 });
  assert.deepEqual(KINDS.dot.handles(grip, from)[0].names, ["c", "v", "w"]);
  assert.equal(KINDS.dot.turn?.({ ...grip, wheel: "" }, "dot", 1, from), undefined);
});

test("cells are painted in strokes, and their own ink decides whether a stroke puts or takes", () => {
  assert.deepEqual(stroke(8, 0, 3), [1, 2, 3]);
  assert.deepEqual(stroke(8, 18, 0), [9, 0]); // a diagonal
  assert.deepEqual(stroke(8, 5, 5), []);
  assert.equal(painted(2, "", [1], "1"), ".1..");
  assert.equal(painted(2, ".1..", [1], "."), "");
  const grip = { kind: "sheet", label: "", name: "p", side: 2, dark: [["0001"]], rows: ["s", 0], columns: ["i", -1] };
  const at = (/** @type {string} */ p) => state({ p, s: 0, i: 1 });
  const { begin, move, press, nudge, remove, handles } = KINDS.sheet;
  assert.deepEqual(begin?.(grip, { x: 0.5, y: 0.5 }, at("")), { p: "1..." });
  assert.deepEqual(move(grip, "pen", { x: 1.5, y: 0.5 }, at("1...")), { p: "11.." });
  assert.deepEqual(move(grip, "pen", { x: 1.6, y: 0.1 }, at("11..")), {}); // the same cell
  assert.deepEqual(begin?.(grip, { x: 1.5, y: 9 }, at("11..")), { p: "11.0" }); // its own is dark
  nudge(grip, "pen", [-1, 0], at("11.0"));
  assert.equal(handles(grip, at("11.0"))[0].says, "row 2, column 1: none");
  assert.deepEqual(press?.(grip, "pen", at("11.0")), { p: "1110" });
  assert.deepEqual(remove?.(grip, "pen", at("1110")), { p: "" });
});
