// One message of `dashboard.server.messages.pack`, and where it ends; `width` is the bytes of each number in its arrays.
function unpack(bytes, start = 0, width = 1) {
  const length = new DataView(bytes.buffer, bytes.byteOffset + start).getUint32(0, true);
  const head = JSON.parse(new TextDecoder().decode(bytes.subarray(start + 4, start + 4 + length)));
  const pictures = {};
  let end = start + 4 + length;
  for (const [name, shape] of head.pictures) {
    const size = width * shape.reduce((product, side) => product * side, 1);
    pictures[name] = { shape, values: bytes.subarray(end, end + size) };
    end += size;
  }
  return [{ ...head, pictures }, end];
}

// A message whose arrays are float32, wherever they begin.
function floatsOf(bytes) {
  const [head] = unpack(bytes, 0, 4);
  const float = ([name, { shape, values }]) => [name, { shape, values: new Float32Array(values.slice().buffer) }];
  return { ...head, arrays: Object.fromEntries(Object.entries(head.pictures).map(float)) };
}
