/** Templates: what `dashboard.components.live_text.fill` fills, and what their signs mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { withMinus } from "../../dashboard/components/format.js";
import { fieldsOf, fill, piecesOfCode, piecesOfText } from "../../dashboard/components/live_text/template.js";
import { NUMBERS } from "./numbers.js";

const { template, cases } = NUMBERS.template;

test("fields are filled as Python fills them", () => {
  for (const { values, text } of cases) assert.equal(fill(template, values), text);
});

test("numbers of a text have a true minus and no −0, those of code do not", () => {
  assert.equal(fill("«m:.2f» and «b»", { m: -0.004, b: -0.5 }, withMinus), "0.00 and −0.5");
  assert.equal(fill("«m:+.1f»", { m: -0.5 }), "-0.5");
});

test("a field without a value shows that it waits", () => {
  assert.equal(fill("m = «m:.2f»", {}), "m = …");
  assert.deepEqual([...fieldsOf(template)], ["m", "b", "name"]);
});

test("marks stand inside each other, and nothing of a text is HTML", () => {
  assert.deepEqual(piecesOfText("*w_{1}* < 2^{*n*}"), [
    { kind: "em", parts: ["w", { kind: "sub", parts: ["1"] }] },
    " < 2",
    { kind: "sup", parts: [{ kind: "em", parts: ["n"] }] },
  ]);
});

test("a keyword in a comment or a string is none", () => {
  const kinds = piecesOfCode('for x in "in a string":  # not in').map((piece) =>
    typeof piece === "string" ? piece : [piece.kind, ...piece.parts],
  );
  const string = ["string", '"in a string"'];
  assert.deepEqual(kinds, [["keyword", "for"], " x ", ["keyword", "in"], " ", string, ":  ", ["comment", "# not in"]]);
});
