/** Templates: what `dashboard.components.live_text.fill` fills, and what their signs mean. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fieldsOf, fill, piecesOfCode, piecesOfText } from "../../dashboard/components/live_text/template.js";
import { NUMBERS } from "./numbers.js";

const { template, cases } = NUMBERS.template;

test("fields are filled as Python fills them", () => {
  for (const { values, text } of cases) assert.equal(fill(template, values), text);
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
