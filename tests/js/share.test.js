import assert from "node:assert/strict";
import { test } from "node:test";
import { saidOf } from "../../dashboard/components/share/said.js";

test("a copied link says what it holds, without the page's prefix and with a true minus", () => {
  assert.equal(saidOf(new URLSearchParams("lr_m=-0.59&lr_data=cars")), "Copied: m −0.59, data cars");
});

test("many settings are counted, and a plain link says so", () => {
  assert.equal(saidOf(new URLSearchParams("a=1&b=2&c=3&d=4&e=5&f=6")), "Copied: a 1, b 2, c 3, d 4 and 2 more");
  assert.equal(saidOf(new URLSearchParams("")), "Copied: the link to this page");
});
