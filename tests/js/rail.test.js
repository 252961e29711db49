import assert from "node:assert/strict";
import { test } from "node:test";
import { placeOf, sectionsOf } from "../../dashboard/components/rail/stations.js";

/** @type {(path: string, section: string) => import("../../dashboard/components/rail/view.js").Station} */
const station = (path, section) => ({ path, name: path, section, visited: false });
const STATIONS = [station("", ""), station("line", "Lines"), station("limits", "Lines"), station("cnn", "Data")];

test("pages stand by section, in their order", () => {
  const paths = sectionsOf(STATIONS).map(([name, pages]) => [name, ...pages.map(({ path }) => path)]);
  assert.deepEqual(paths, [
    ["", ""],
    ["Lines", "line", "limits"],
    ["Data", "cnn"],
  ]);
});

test("the place counts within the section; Home has none", () => {
  assert.deepEqual(placeOf(STATIONS, "limits"), { section: "Lines", place: " · 2 of 2" });
  assert.deepEqual(placeOf(STATIONS, ""), { section: "", place: "" });
});
