/** Where states lie in the plane: across, what the readout makes of them; upwards, along which else they differ most. */

const TURNS = 60; // of the power iteration

/**
 * The direction of the largest spread that the readout does not see.
 *
 * @param {readonly (readonly number[])[]} states
 * @param {ArrayLike<number>} readout
 * @returns {number[]} Of length 1, at a right angle to the readout.
 */
export function otherwise(states, readout) {
  const size = readout.length;
  const axes = Array.from({ length: size }, (_, at) => at);
  const mean = axes.map((at) => states.reduce((sum, state) => sum + state[at], 0) / states.length);
  const unit = unitOf(Array.from(readout));
  const rests = states.map((state) =>
    without(
      state.map((value, at) => value - mean[at]),
      unit,
    ),
  );
  const matrix = axes.map((row) => axes.map((at) => rests.reduce((sum, rest) => sum + rest[row] * rest[at], 0)));
  let direction = unitOf(
    without(
      axes.map((at) => 1 / (at + 1)),
      unit,
    ),
  );
  for (let turn = 0; turn < TURNS; turn++) {
    const next = matrix.map((row) => dot(row, direction));
    if (Math.hypot(...next) < 1e-12) break; // no spread at all
    direction = unitOf(next);
  }
  const largest = direction.reduce((best, value, at) => (Math.abs(value) > Math.abs(direction[best]) ? at : best), 0);
  return direction[largest] < 0 ? direction.map((value) => -value) : direction; // the same way up each time
}

/** @type {(one: readonly number[], other: readonly number[]) => number} */
export const dot = (one, other) => one.reduce((sum, value, at) => sum + value * other[at], 0);

/** @type {(vector: readonly number[]) => number[]} */
function unitOf(vector) {
  const long = Math.hypot(...vector) || 1;
  return vector.map((value) => value / long);
}

/** @type {(vector: readonly number[], unit: readonly number[]) => number[]} */
function without(vector, unit) {
  const along = dot(vector, unit);
  return vector.map((value, at) => value - along * unit[at]);
}
