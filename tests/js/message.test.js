/** Messages: what `dashboard.server.messages.pack` packed. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { fromBase64, unpack, unpackFloats } from "../../dashboard/components/message.js";
import { NUMBERS } from "./numbers.js";

test("two messages in one, the second with an array of bytes", () => {
  const bytes = fromBase64(NUMBERS.message.bytes);
  const [envelope, end] = unpack(bytes);
  const [content, whole] = unpack(bytes, end);
  assert.equal(envelope.number, 3);
  assert.equal(content.sure, true);
  assert.deepEqual(content.pictures.seen.shape, [2, 3]);
  assert.deepEqual([...content.pictures.seen.values], [0, 1, 2, 3, 4, 5]);
  assert.equal(whole, bytes.length);
});

test("float32 is read wherever it begins, as in a message that Streamlit hands on", () => {
  const bytes = fromBase64(NUMBERS.message.floats);
  for (const before of [0, 1, 2, 3]) {
    const inside = new Uint8Array(before + bytes.length);
    inside.set(bytes, before);
    const { run, arrays } = unpackFloats(inside.subarray(before));
    assert.equal(run, "ä");
    assert.deepEqual([...arrays.weights.values], NUMBERS.message.weights);
  }
});
