/** A component is built once, shown at every call, and stopped once it has left the page. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { component } from "../../dashboard/components/component.js";

/** A component that writes down what happens to it, and a place on the page for it. */
function watched() {
  /** @type {unknown[]} */
  const log = [];
  const mountable = component((_root, { data, tell }) => {
    log.push(["built", data]);
    return { show: (shown) => log.push(["shown", shown, tell("asked", shown)]), stop: () => log.push(["stopped"]) };
  });
  const root = { isConnected: true };
  const call = (/** @type {unknown} */ data) => {
    const setTriggerValue = (/** @type {string} */ name, /** @type {unknown} */ value) => log.push([name, value, data]);
    return mountable({ data, parentElement: /** @type {any} */ (root), setTriggerValue });
  };
  return { log, root, call };
}

test("new data is shown by the same view, and told through the newest call", () => {
  const { log, call } = watched();
  call(1);
  call(2);
  assert.deepEqual(
    log.filter((each) => Array.isArray(each) && each[0] !== "shown"),
    [
      ["built", 1],
      ["asked", 1, 1],
      ["asked", 2, 2],
    ],
  );
});

test("a call that was overtaken stops nothing; leaving the page stops once", () => {
  const { log, root, call } = watched();
  const [first, second] = [call(1), call(2)];
  first?.();
  assert.ok(!log.flat().includes("stopped"));
  root.isConnected = false;
  first?.();
  second?.();
  assert.deepEqual(log.at(-1), ["stopped"]);
  assert.equal(log.flat().filter((word) => word === "stopped").length, 1);
});

test("what has left the page while its module was on the way is not built", () => {
  const { log, root, call } = watched();
  root.isConnected = false;
  assert.equal(call(1), undefined);
  assert.deepEqual(log, []);
});
