/**
 * What lies under a pointer in a formula: an atom, the place between two, or bare ground.
 *
 * @typedef {import("./room.js").Place} Place
 * @typedef {import("./graph.js").Edge} Edge
 */
const ATOM = 0.32; // of a bond
const BONDED = 0.24; // of a bond, beside the line
const FREE = 0.13; // the same between two that are not bonded
const FAR = 2.1; // bonds: two that stand farther apart are not joined by a press between them

/**
 * The usual length of a bond in a drawing.
 *
 * @param {readonly Place[]} places
 * @param {readonly Edge[]} bonds
 * @param {number} otherwise Where there is none.
 */
export function bondLength(places, bonds, otherwise) {
  const long = bonds.map(([from, to]) => apart(places[from], places[to])).sort((one, other) => one - other);
  return long.length ? long[long.length >> 1] : otherwise;
}

/** @type {(one: Place, other: Place) => number} */
export const apart = ([x0, y0], [x1, y1]) => Math.hypot(x1 - x0, y1 - y0);

/**
 * The atom at a place; −1 for none.
 *
 * @param {Place} at
 * @param {readonly Place[]} places
 * @param {number} bond
 */
export function atomAt(at, places, bond) {
  const nearest = nearestTo(at, places);
  return nearest >= 0 && apart(places[nearest], at) < ATOM * bond ? nearest : -1;
}

/**
 * @param {Place} at
 * @param {readonly Place[]} places
 * @param {(atom: number) => boolean} [fits]
 */
export function nearestTo(at, places, fits = () => true) {
  let [best, least] = [-1, Number.POSITIVE_INFINITY];
  places.forEach((place, atom) => {
    const far = apart(place, at);
    if (far < least && fits(atom)) [best, least] = [atom, far];
  });
  return best;
}

/**
 * The two atoms that a place lies between: bonded ones first, else the nearest to each other.
 *
 * @param {Place} at
 * @param {readonly Place[]} places
 * @param {readonly Edge[]} bonds
 * @param {number} bond
 * @returns {[number, number] | null}
 */
export function pairAt(at, places, bonds, bond) {
  /** @type {{ pair: [number, number], long: number }[]} */
  const found = [];
  for (let one = 0; one < places.length; one++) {
    for (let other = one + 1; other < places.length; other++) {
      const bonded = bonds.some(([from, to]) => from === one && to === other);
      const long = apart(places[one], places[other]);
      if (!bonded && (long > FAR * bond || passes(places, one, other, bond))) continue;
      if (beside(at, places[one], places[other]) < (bonded ? BONDED : FREE) * bond) {
        found.push({ pair: [one, other], long: bonded ? 0 : long });
      }
    }
  }
  return found.sort((one, other) => one.long - other.long)[0]?.pair ?? null;
}

/**
 * Whether the line between two atoms runs over another one.
 *
 * @param {readonly Place[]} places
 * @param {number} one
 * @param {number} other
 * @param {number} bond
 */
const passes = (places, one, other, bond) =>
  places.some((place, at) => at !== one && at !== other && beside(place, places[one], places[other]) < 0.2 * bond);

/**
 * How far a place is from the line between two others.
 *
 * @param {Place} at
 * @param {Place} from
 * @param {Place} to
 */
function beside([x, y], [x0, y0], [x1, y1]) {
  const [dx, dy] = [x1 - x0, y1 - y0];
  const along = Math.min(1, Math.max(0, ((x - x0) * dx + (y - y0) * dy) / (dx ** 2 + dy ** 2 || 1)));
  return Math.hypot(x - x0 - along * dx, y - y0 - along * dy);
}
