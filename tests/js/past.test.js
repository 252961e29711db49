import assert from "node:assert/strict";
import { test } from "node:test";
import { keepPast } from "../../dashboard/components/keyboard/past.js";

/** A window that only knows its past. */
function windowOf() {
  const entries = [""];
  const history = {
    pushState: (/** @type {unknown[]} */ ...[, , url]) => void entries.push(String(url)),
    replaceState: (/** @type {unknown[]} */ ...[, , url]) => void entries.splice(-1, 1, String(url)),
  };
  return { window: Object.assign(new EventTarget(), { history }), entries };
}

test("one press is one step of Back, however many words of the address it changes", () => {
  const { window, entries } = windowOf();
  const stop = keepPast(/** @type {any} */ (window));
  window.history.pushState({}, "", "?first");
  assert.deepEqual(entries, ["?first"], "what opens by itself is no step");
  for (const press of ["a", "b"]) {
    window.dispatchEvent(new Event("click"));
    for (const word of ["1", "2"]) window.history.pushState({}, "", `?${press}${word}`);
  }
  assert.deepEqual(entries, ["?first", "?a2", "?b2"]);
  stop();
  window.history.pushState({}, "", "?after");
  assert.equal(entries.length, 4);
});
