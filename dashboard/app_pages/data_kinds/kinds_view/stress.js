/**
 * How far places are from wanted distances, and places that come nearest to them.
 * Source: Gansner, Koren and North, Graph Drawing by Stress Majorization (2004).
 *
 * @typedef {import("./room.js").Place} Place
 */
const ROUNDS = 250;
const STILL = 2e-4; // bond lengths
const NEAR = 1.99; // bond lengths, as far as angles and rings reach

/**
 * @param {Place[]} places
 * @param {readonly number[][]} wanted
 */
export function majorized(places, wanted) {
  let now = places;
  for (const settling of [false, true]) {
    for (let round = 0; round < ROUNDS; round++) {
      const next = now.map((_, at) => pulled(now, at, wanted[at], settling));
      const still = next.every(([x, y], at) => Math.hypot(x - now[at][0], y - now[at][1]) < STILL);
      now = next;
      if (still) break;
    }
  }
  return now;
}

/**
 * Where the others would have an atom, each at its distance; near ones count more.
 *
 * @param {readonly Place[]} places
 * @param {number} at
 * @param {readonly number[]} wanted
 * @param {boolean} settling Far ones count no more as long as they stay away: angles come out even.
 * @returns {Place}
 */
function pulled(places, at, wanted, settling) {
  const [x, y] = places[at];
  let [left, top, weights] = [0, 0, 0];
  places.forEach(([otherX, otherY], other) => {
    if (other === at) return;
    const long = Math.hypot(x - otherX, y - otherY) || 1e-9;
    if (settling && wanted[other] > NEAR && long > NEAR) return;
    const weight = wanted[other] ** (settling ? -6 : -2);
    left += weight * (otherX + (wanted[other] * (x - otherX)) / long);
    top += weight * (otherY + (wanted[other] * (y - otherY)) / long);
    weights += weight;
  });
  return weights ? [left / weights, top / weights] : [x, y];
}

/**
 * @param {readonly Place[]} places
 * @param {readonly number[][]} wanted
 */
export const stress = (places, wanted) =>
  places.reduce(
    (sum, [x, y], at) =>
      places
        .slice(0, at)
        .reduce((own, [left, top], other) => own + (Math.hypot(x - left, y - top) / wanted[at][other] - 1) ** 2, sum),
    0,
  );
