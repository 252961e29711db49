/** The frame on a photo: it stays on it, and as large as it has to be. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { dragged } from "../../dashboard/components/photo_crop/frame.js";

test("a frame is moved as a whole, up to the photo's edges", () => {
  assert.deepEqual(dragged([0.2, 0.2, 0.5, 0.6], "body", [0.1, -0.1], 0.1), [0.3, 0.1, 0.6, 0.5]);
  assert.deepEqual(dragged([0.2, 0.2, 0.5, 0.6], "body", [9, -9], 0.1), [0.7, 0, 1, 0.4]);
});

test("a corner moves its two sides, and leaves the frame large enough", () => {
  assert.deepEqual(dragged([0.2, 0.2, 0.5, 0.6], "lt", [-0.1, 0.1], 0.1), [0.1, 0.3, 0.5, 0.6]);
  assert.deepEqual(dragged([0.2, 0.2, 0.5, 0.6], "rb", [9, -9], 0.1), [0.2, 0.2, 1, 0.3]);
  assert.deepEqual(dragged([0.2, 0.2, 0.5, 0.6], "rt", [-9, -9], 0.1), [0.2, 0, 0.3, 0.6]);
  assert.deepEqual(dragged([0.2, 0.2, 0.5, 0.6], "lb", [9, 9], 0.1), [0.4, 0.2, 0.5, 1]);
});
