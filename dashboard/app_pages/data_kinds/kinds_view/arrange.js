/**
 * Where the atoms of a formula stand: bonds of one length, chains as zigzags, rings as regular polygons.
 *
 * The distances that chemists draw are known for each two atoms; the places whose distances come nearest to them are
 * found by majorizing the stress. Everything is the same each time.
 *
 * @typedef {import("./molecule.js").Molecule} Molecule
 * @typedef {import("./room.js").Place} Place
 */
import { majorized, stress } from "./stress.js";

const APART = 3; // bond lengths between parts that are not joined
const REACH = 0.74; // of half the panel
const LONGEST = 0.6; // of half the panel: a bond
const THIRD = Math.PI / 3;

/**
 * The places of the atoms, within a square from −1 to 1, y downwards.
 *
 * @param {Molecule} molecule
 * @returns {Place[]}
 */
export function arranged(molecule) {
  const wanted = distances(molecule);
  const starts = [0, 1, 2, 3].map((start) => majorized(startOf(wanted, start), wanted));
  const stresses = starts.map((places) => stress(places, wanted));
  const best = starts[stresses.indexOf(Math.min(...stresses))];
  return fitted(upright(turned(best, molecule), molecule));
}

/**
 * How far apart each two atoms should be, in bond lengths.
 *
 * @param {Molecule} molecule
 */
export function distances({ atoms, bonds }) {
  const count = atoms.length;
  const near = atoms.map((_, at) => bonds.flatMap(([from, to]) => (from === at ? [to] : to === at ? [from] : [])));
  const straight = atoms.map((_, at) => {
    const orders = bonds.filter(([from, to]) => from === at || to === at).map(([, , order]) => order);
    return orders.includes(3) || orders.filter((order) => order === 2).length > 1;
  });
  const steps = near.map((_, from) => stepsFrom(near, from));
  const wanted = steps.map((row) => row.map((far) => (Number.isFinite(far) ? zigzag(far) : APART)));
  for (let middle = 0; middle < count; middle++) {
    if (!straight[middle]) continue;
    for (const one of near[middle]) for (const other of near[middle]) if (one !== other) wanted[one][other] = 2;
  }
  for (const ring of ringsOf(near)) {
    ring.forEach((one, at) => {
      ring.forEach((other, to) => {
        if (one !== other)
          wanted[one][other] = Math.sin((Math.PI * Math.abs(at - to)) / ring.length) / Math.sin(Math.PI / ring.length);
      });
    });
  }
  return wanted;
}

/**
 * The ends of a zigzag with angles of 120°.
 *
 * @param {number} bonds
 */
const zigzag = (bonds) => Math.hypot(bonds * Math.cos(THIRD / 2), bonds % 2 ? 0.5 : 0);

/**
 * @param {readonly number[][]} near
 * @param {number} from
 */
function stepsFrom(near, from) {
  const steps = near.map((_, at) => (at === from ? 0 : Number.POSITIVE_INFINITY));
  const queue = [from];
  for (const at of queue) {
    for (const next of near[at]) {
      if (steps[next] < Number.POSITIVE_INFINITY) continue;
      steps[next] = steps[at] + 1;
      queue.push(next);
    }
  }
  return steps;
}

/**
 * The smallest ring through each bond that has one, its atoms in order.
 *
 * @param {readonly number[][]} near
 * @returns {number[][]}
 */
export function ringsOf(near) {
  /** @type {Map<string, number[]>} */
  const rings = new Map();
  near.forEach((others, from) => {
    for (const to of others.filter((each) => each > from)) {
      const ring = wayBack(near, from, to);
      if (ring) rings.set([...ring].sort((one, other) => one - other).join(" "), ring);
    }
  });
  return [...rings.values()];
}

/**
 * The shortest way between two bonded atoms that does not use their bond.
 *
 * @param {readonly number[][]} near
 * @param {number} from
 * @param {number} to
 */
function wayBack(near, from, to) {
  const ways = [[from]];
  const seen = new Set([from]);
  for (const way of ways) {
    const last = /** @type {number} */ (way.at(-1));
    for (const next of near[last]) {
      if (next === to && way.length > 1) return [...way, to];
      if (seen.has(next) || next === to) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return null;
}

/**
 * Places to begin with: along the longest way through the molecule, or on a circle, in another order each time.
 *
 * @param {readonly number[][]} wanted
 * @param {number} start
 * @returns {Place[]}
 */
function startOf(wanted, start) {
  const count = wanted.length;
  if (!start) {
    const end = farthest(wanted[farthest(wanted[0])]);
    return wanted.map((row, at) => [row[end], (at % 2) * 0.6 + 0.01 * at]);
  }
  const stride = [1, 2, 5][start - 1];
  return wanted.map((_, at) => {
    const angle = (2 * Math.PI * ((at * stride) % (count + start - 1))) / (count + start - 1) + 0.1 * at * (start - 1);
    return [1.5 * Math.cos(angle), 1.5 * Math.sin(angle) + 0.01 * at];
  });
}

/** @param {readonly number[]} distances */
const farthest = (distances) => distances.indexOf(Math.max(...distances));

/**
 * Turned so that bonds run as chemists draw them, at 30°, 90° and 150°, and the whole lies rather than stands.
 *
 * @param {readonly Place[]} places
 * @param {Molecule} molecule
 */
function turned(places, { atoms, bonds }) {
  const middle = [0, 1].map((axis) => places.reduce((sum, place) => sum + place[axis], 0) / places.length);
  const centered = places.map(([x, y]) => /** @type {Place} */ ([x - middle[0], y - middle[1]]));
  const angles = Array.from({ length: 180 }, (_, degree) => (degree * Math.PI) / 180);
  const scores = angles.map((angle) => {
    const now = centered.map((place) => rotated(place, angle));
    const drawn = bonds.reduce((sum, [from, to]) => {
      const bond = Math.atan2(now[to][1] - now[from][1], now[to][0] - now[from][0]);
      return sum - Math.cos(6 * bond);
    }, 0);
    const [wide, high] = [0, 1].map((axis) => now.reduce((sum, place) => sum + place[axis] ** 2, 0));
    const up = now.reduce((sum, [, y], at) => sum - (atoms[at] === "C" ? 0 : y), 0); // what is no carbon
    return (3 * drawn) / (bonds.length || 1) + (wide - high) / (wide + high || 1) + 0.01 * up;
  });
  return centered.map((place) => rotated(place, angles[scores.indexOf(Math.max(...scores))]));
}

/**
 * @param {Place} place
 * @param {number} angle
 * @returns {Place}
 */
const rotated = ([x, y], angle) => [
  x * Math.cos(angle) - y * Math.sin(angle),
  x * Math.sin(angle) + y * Math.cos(angle),
];

/**
 * Turned over so that the first atom is left, and what is no carbon is up.
 *
 * @param {readonly Place[]} places Around 0.
 * @param {Molecule} molecule
 */
function upright(places, { atoms }) {
  const flip = places[0][0] > 0.01 ? -1 : 1;
  const low = places.reduce((sum, [, y], at) => sum + (atoms[at] === "C" ? 0 : y), 0);
  return places.map(([x, y]) => /** @type {Place} */ ([flip * x, low > 0.01 ? -y : y]));
}

/**
 * @param {readonly Place[]} places
 * @returns {Place[]}
 */
function fitted(places) {
  const ends = [0, 1].map((axis) => {
    const values = places.map((place) => place[axis]);
    return [Math.min(...values), Math.max(...values)];
  });
  const half = Math.max(...ends.map(([low, high]) => (high - low) / 2));
  const scale = Math.min(LONGEST, REACH / (half || 1));
  return places.map(
    (place) => /** @type {Place} */ (place.map((at, axis) => scale * (at - (ends[axis][0] + ends[axis][1]) / 2))),
  );
}
