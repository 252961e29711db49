/** The networks of page 12 in the browser, against Keras; and what is exchanged, against hand arithmetic. */
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import {
  exchanged,
  inOrder,
  onTheWay,
  pixelOrder,
  readOrder,
  readSwaps,
  renumbered,
  shuffledOrder,
  spelled,
  spellSwaps,
} from "../../dashboard/app_pages/data_kinds/exchange_view/state.js";
import { numbersOf, praises } from "../../dashboard/app_pages/data_kinds/networks/grammar.js";
import { imageLogits } from "../../dashboard/app_pages/data_kinds/networks/images.js";
import { readWeights } from "../../dashboard/app_pages/data_kinds/networks/layers.js";
import { flatPrediction, passMessages, vectorOf } from "../../dashboard/app_pages/data_kinds/networks/molecules.js";
import { praise } from "../../dashboard/app_pages/data_kinds/networks/sentences.js";
import { isOwn, isUsable, larger, ownThing } from "../../dashboard/app_pages/data_kinds/own.js";
import { labelsOf, listed } from "../../dashboard/app_pages/data_kinds/passing_view/labels.js";
import { rowsOf } from "../../dashboard/app_pages/data_kinds/passing_view/rows.js";
import { dot, otherwise } from "../../dashboard/app_pages/data_kinds/passing_view/spread.js";
import { lastStep, roundsOver, stageAt } from "../../dashboard/app_pages/data_kinds/passing_view/stages.js";

const { images, sentences, grammar, molecules, passing } = JSON.parse(
  readFileSync(new URL("data_kinds_networks.json", import.meta.url), "utf8"),
);

/**
 * @param {ArrayLike<number>} ours
 * @param {ArrayLike<number>} theirs
 * @param {number} within
 * @param {string} where
 */
function near(ours, theirs, within, where) {
  assert.equal(ours.length, theirs.length, where);
  for (let at = 0; at < ours.length; at++) {
    assert.ok(Math.abs(ours[at] - theirs[at]) <= within, `${where} ${at}: ${ours[at]} is not ${theirs[at]}`);
  }
}

test("logits of images are Keras'", () => {
  assert.deepEqual(images.map((/** @type {{ name: string }} */ { name }) => name).sort(), ["convolution", "dense"]);
  for (const { name, weights, pixels, logits } of images) {
    for (const [at, image] of pixels.entries()) {
      near(imageLogits(name, readWeights(weights), image), logits[at], 2e-5, name);
    }
  }
});

test("probabilities of sentences are Keras'", () => {
  assert.equal(sentences.length, 3);
  for (const { name, weights, words, probabilities } of sentences) {
    const read = readWeights(weights);
    const ours = words.map((/** @type {string[]} */ each) => praise(name, read, numbersOf(each)));
    near(ours, probabilities, 1e-6, name);
  }
});

test("a sentence says here what it says in Python", () => {
  for (const { words, praises: wanted } of grammar) assert.equal(praises(words), wanted, words.join(" "));
  assert.ok(grammar.some((/** @type {{ praises: unknown }} */ each) => each.praises === null));
});

test("the dense network's predictions of molecules are Keras'", () => {
  const weights = readWeights(molecules.weights);
  const ours = molecules.molecules.map((/** @type {any} */ each) => flatPrediction(weights, vectorOf(each)));
  near(ours, molecules.predictions, 5e-6, "flat");
});

test("states, sums and predictions of message passing are Keras'", () => {
  assert.equal(passing.length, 5);
  for (const { rounds, weights, molecules: given, states, predictions } of passing) {
    const read = readWeights(weights);
    const passed = given.map((/** @type {any} */ each) => passMessages(read, each, rounds));
    for (let over = 0; over <= rounds; over++) {
      const ours = passed.flatMap((/** @type {any} */ each) => (over ? each.rounds[over - 1].states : each.first));
      // Keras' float32 rounds anew in every round.
      near(ours.flat(), states[over].flat(), 1e-6 * Math.max(1, over), `round ${over} of ${rounds}`);
    }
    const totals = passed.map((/** @type {any} */ each) => each.total);
    near(totals, predictions, 3e-6, `${rounds} rounds`);
  }
});

test("renumbering moves message passing's sum by rounding alone, and the dense network's prediction", () => {
  const { weights, molecules: given } = passing[2];
  const [read, flat] = [readWeights(weights), readWeights(molecules.weights)];
  let moved = 0;
  for (const [seed, molecule] of given.entries()) {
    const other = renumbered(molecule, shuffledOrder(molecule.atoms.length, seed));
    near([passMessages(read, other, 2).total], [passMessages(read, molecule, 2).total], 1e-9, "renumbered");
    moved = Math.max(moved, Math.abs(flatPrediction(flat, vectorOf(other)) - flatPrediction(flat, vectorOf(molecule))));
  }
  assert.ok(moved > 0.1);
});

test("an isolated atom gets a sum of 0, and two copies of a molecule add up to twice as much", () => {
  const read = readWeights(passing[2].weights);
  const methane = passMessages(read, { atoms: ["C"], bonds: [] }, 2);
  assert.ok(methane.rounds.every(({ sums }) => sums[0].every((value) => value === 0)));
  const ethanol = passMessages(read, { atoms: ["C", "C", "O"], bonds: [[0, 1, 1], [1, 2, 1]] }, 2); // biome-ignore format: one line
  const twice = passMessages(
    read,
    { atoms: ["C", "C", "O", "C", "C", "O"], bonds: [[0, 1, 1], [1, 2, 1], [3, 4, 1], [4, 5, 1]] }, // biome-ignore format: one line
    2,
  );
  near([twice.total], [2 * ethanol.total], 1e-9, "two copies");
});

test("orders are exchanged, shuffled, spelled and read", () => {
  assert.deepEqual(exchanged([0, 1, 2], 0, 2), [2, 1, 0]);
  for (let seed = 0; seed < 20; seed++) {
    const order = shuffledOrder(8, seed);
    assert.deepEqual([...order].sort(), inOrder(8));
    assert.notDeepEqual(order, inOrder(8));
    assert.deepEqual(readOrder(spelled(order), 8), order);
  }
  assert.deepEqual(shuffledOrder(1, 0), [0]);
  assert.deepEqual(readOrder("001", 3), [0, 1, 2]);
  assert.equal(spelled([0, 1]), "");
});

test("pixels go to their disorder by one exchange after the other", () => {
  const disorder = [3, 1, 0, 4, 2];
  assert.deepEqual(onTheWay(disorder, 0), inOrder(5));
  assert.deepEqual(onTheWay(disorder, 1), [3, 1, 2, 0, 4]);
  assert.deepEqual(onTheWay(disorder, 4), disorder);
});

test("pixels exchanged by hand come on top, and survive the address", () => {
  const swaps = /** @type {[number, number][]} */ ([
    [0, 195],
    [36, 5],
  ]);
  assert.equal(spellSwaps(swaps), "005f1005");
  assert.deepEqual(readSwaps("005f1005"), swaps);
  assert.deepEqual(pixelOrder([1, 0, 2], { moved: 1, swaps: [[0, 2]] }), [2, 0, 1]);
  const order = pixelOrder(inOrder(196), { moved: 0, swaps });
  assert.deepEqual([order[0], order[195], order[36], order[5]], [195, 0, 5, 36]);
});

test("what is edited in the first picture reaches the networks, where they can take it", () => {
  const setting = {
    pixels: "0".repeat(64),
    neighbors: 4,
    text: "The film was not good!",
    molecule: "CCO-121231",
    places: "",
  };
  assert.equal(ownThing("image", setting).pixels, btoa("\0".repeat(196)));
  assert.deepEqual(ownThing("sentence", setting).words, ["the", "film", "was", "not", "good"]);
  assert.ok(isUsable(ownThing("sentence", setting)));
  assert.ok(!isUsable(ownThing("sentence", { ...setting, text: "The dog bites the man." })));
  assert.ok(!isUsable(ownThing("sentence", { ...setting, text: "" })));
  assert.deepEqual(ownThing("molecule", setting).molecule?.atoms, ["C", "C", "O"]);
  assert.ok(isOwn("molecule", setting, { ...setting, molecule: "CC-121" }) && !isOwn("image", setting, setting));
});

test("a pixel of eight by eight takes one and a half of fourteen by fourteen", () => {
  const levels = Array(64).fill(0).with(0, 15).with(63, 15);
  const gray = larger(levels);
  const at = (/** @type {number} */ row, /** @type {number} */ column) => gray[14 * row + column];
  assert.deepEqual([at(0, 0), at(1, 1), at(1, 2), at(2, 2), at(3, 3)], [0, 255, 128, 64, 0]);
  assert.deepEqual([at(12, 12), at(11, 11), at(13, 13)], [255, 64, 0]);
  assert.equal(larger(Array(64).fill(15))[14 * 7 + 7], 255);
});

test("three steps to a round, two at the end", () => {
  assert.equal(lastStep(2), 8);
  const kinds = Array.from({ length: 9 }, (_, step) => stageAt(step, 2).kind);
  assert.deepEqual(kinds, ["start", "send", "sum", "update", "send", "sum", "update", "parts", "total"]);
  assert.deepEqual(
    [0, 1, 3, 4, 6, 8].map((step) => roundsOver(stageAt(step, 2), 2)),
    [0, 0, 1, 1, 2, 2],
  );
  assert.deepEqual(
    [0, 1, 2].map((step) => stageAt(step, 0).kind),
    ["start", "parts", "total"],
  );
});

test("the rows of a table lead to its last one", () => {
  const { weights, molecules: given } = passing[2];
  const read = readWeights(weights);
  const passed = passMessages(read, given[0], 2);
  const at = (/** @type {number} */ step) => rowsOf(passed, read, given[0], stageAt(step, 2), 1).rows;
  const sums = at(2);
  const last = /** @type {import("../../dashboard/app_pages/data_kinds/passing_view/rows.js").Row} */ (sums.at(-1));
  last.values.forEach((value, column) => {
    const above = sums.slice(0, -1).reduce((sum, row) => sum + row.values[column], 0);
    near([value], [above], 1e-12, "sum");
  });
  const [own, arrived, state] = at(3);
  state.values.forEach((value, column) => {
    near([value], [Math.tanh(own.values[column] + arrived.values[column])], 1e-12, "tanh");
  });
  const products = at(7)[2].values.reduce((sum, value) => sum + value, 0);
  near([products + read[6].values[0]], [passed.parts[1]], 1e-12, "part");
});

test("upwards is where states differ most besides the readout", () => {
  const states = [-2, -1, 0, 1, 2].map((t) => [5 * t, 3 * t, t * t]);
  const up = otherwise(states, [1, 0, 0]);
  near([up[0], Math.hypot(...up)], [0, 1], 1e-9, "direction");
  const along = (/** @type {number[]} */ direction) => {
    const values = states.map((state) => dot(state, direction));
    const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
    return values.reduce((sum, each) => sum + (each - mean) ** 2, 0);
  };
  for (let angle = 0; angle < 3; angle += 0.1)
    assert.ok(along(up) >= along([0, Math.cos(angle), Math.sin(angle)]) - 1e-9);
  assert.deepEqual(otherwise([[1, 1]], [1, 0]).map(Math.abs), [0, 1]);
});

test("atoms of one state share a label, and no label lies on another", () => {
  assert.equal(listed([1, 2, 3, 5, 7, 8]), "1–3, 5, 7–8");
  const dots = [
    { x: 50, y: 50 },
    { x: 51, y: 50 }, // as all carbons before any round
    { x: 70, y: 50 },
    { x: 195, y: 50 },
  ];
  const labels = labelsOf(dots, [{ x: 195, y: 32 }], (text) => 8 * text.length, 14, { width: 200, height: 100 });
  assert.deepEqual(
    labels.map(({ text }) => text),
    ["1–2", "3", "4"],
  );
  assert.ok(labels[0].x < 50); // at its right stands the next dot
  assert.ok(labels[2].x < 195); // at its right the map ends
});
