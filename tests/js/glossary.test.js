/** The glossary in the browser: the words that Python marks, and where the card stands. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { matches } from "../../dashboard/app_pages/take_home/glossary_list/search.js";
import { TERMS } from "../../dashboard/components/glossary/contract.js";
import { placeOf } from "../../dashboard/components/glossary/place.js";
import { termAt, termOf, wordsIn } from "../../dashboard/components/glossary/terms.js";
import { NUMBERS } from "./numbers.js";

test("the browser marks the words that Python marks", () => {
  for (const { text, explained } of NUMBERS.glossary) {
    let [linked, end] = ["", 0];
    for (const { at, form, term } of wordsIn(text)) {
      linked += `${text.slice(end, at)}[${form}](#term-${term.slug})`;
      end = at + form.length;
    }
    assert.equal(linked + text.slice(end), explained);
  }
});

test("a word that was marked is not marked again, and there is an end of it", () => {
  const marked = /** @type {Set<string>} */ (new Set());
  assert.deepEqual(
    wordsIn("a batch, an epoch", marked).map(({ form }) => form),
    ["batch", "epoch"],
  );
  assert.deepEqual(
    wordsIn("batches, epochs, Adam, SGD", marked).map(({ form }) => form),
    ["Adam"],
  );
});

test("a label or a chip means a word if it says nothing else", () => {
  assert.equal(termOf(" Momentum ")?.slug, "momentum");
  assert.equal(termOf("Momentum and more"), undefined);
  assert.equal(termAt("learning-rate")?.keras, "learning_rate=");
});

test("the card stands below its word, above at the foot, and never over the rim", () => {
  const room = { width: 390, height: 844 };
  const card = { width: 352, height: 150 };
  assert.deepEqual(placeOf({ left: 20, top: 100, bottom: 120 }, card, room), { left: 20, top: 126 });
  assert.deepEqual(placeOf({ left: 300, top: 700, bottom: 720 }, card, room), { left: 30, top: 544 });
  assert.deepEqual(placeOf({ left: -9, top: 60, bottom: 80 }, card, { width: 390, height: 180 }), { left: 8, top: 22 });
});

test("the list is searched by name, sentence and Keras' name, in capitals or not", () => {
  const found = (/** @type {string} */ typed) => TERMS.filter((term) => matches(term, typed)).map(({ name }) => name);
  assert.equal(found("").length, TERMS.length);
  assert.ok(found("earlystopping").includes("early stopping"));
  assert.deepEqual(found("LEARNING rate factor"), ["learning rate"]);
  assert.deepEqual(found("no such word"), []);
});
