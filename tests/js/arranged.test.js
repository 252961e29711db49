/** Where the maps of the digit network go. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { arrange, placesOf } from "../../dashboard/components/network_view/arranged.js";

const shapes = { conv1: [24, 24, 12], pool1: [12, 12, 12], conv2: [8, 8, 32], pool2: [4, 4, 32], dense: [128] };

for (const width of [1000, 340]) {
  test(`in ${width} pixels no two maps overlap, and all are on the picture`, () => {
    const { groups, height } = arrange(width, 13, { mapsHeight: 320, shapes });
    const places = groups.flatMap(placesOf);
    assert.equal(places.length, 12 + 12 + 32 + 32 + 128);
    for (const { left, top, cell } of places) {
      assert.ok(left >= 0 && left + cell <= width + 1 && top >= 0 && top + cell <= height + 1);
    }
    for (const one of places) {
      const over = places.filter(
        (other) => Math.max(...["left", "top"].map((side) => apart(one, other, side))) < one.cell,
      );
      assert.deepEqual(
        over.filter((other) => other !== one && other.cell === one.cell),
        [],
      );
    }
  });
}

/**
 * @param {any} one
 * @param {any} other
 * @param {string} side
 */
const apart = (one, other, side) => Math.abs(one[side] - other[side]);
