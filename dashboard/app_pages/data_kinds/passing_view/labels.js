/**
 * What stands beside the dots of atoms: those at one place share a label, and no label lies on another one.
 *
 * @typedef {{ x: number, y: number }} Dot In px.
 * @typedef {{ text: string, x: number, y: number }} Label By its middle.
 * @typedef {{ x: number, y: number, wide: number, high: number }} Box By its middle.
 * @typedef {{ width: number, height: number }} Room
 */

const RING = 9; // px, around a dot
const SAME = 6; // px, between two dots that are taken for one
const WAYS = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [1, -1],
  [-1, -1],
  [1, 1],
  [-1, 1],
];

/**
 * Numbers in their order, as "1–3, 6".
 *
 * @param {readonly number[]} numbers
 */
export function listed(numbers) {
  /** @type {[first: number, last: number][]} */
  const runs = [];
  for (const number of numbers) {
    const run = runs.at(-1);
    if (run?.[1] === number - 1) run[1] = number;
    else runs.push([number, number]);
  }
  return runs.map(([first, last]) => (last > first ? `${first}–${last}` : `${first}`)).join(", ");
}

/**
 * The dots that lie at one place, by their numbers from 1.
 *
 * @param {readonly Dot[]} dots
 */
function together(dots) {
  /** @type {{ x: number, y: number, numbers: number[] }[]} */
  const groups = [];
  dots.forEach(({ x, y }, at) => {
    const group = groups.find((each) => Math.hypot(each.x - x, each.y - y) < SAME);
    if (group) group.numbers.push(at + 1);
    else groups.push({ x, y, numbers: [at + 1] });
  });
  return groups;
}

/**
 * @param {readonly Dot[]} dots
 * @param {readonly Dot[]} letters What else is written there.
 * @param {(text: string) => number} wideOf
 * @param {number} high Of a line.
 * @param {Room} room
 * @returns {Label[]}
 */
export function labelsOf(dots, letters, wideOf, high, room) {
  const groups = together(dots);
  /** @type {Box[]} */
  const taken = [...groups, ...letters].map(({ x, y }) => ({ x, y, wide: 2 * RING, high: 2 * RING }));
  return groups.map(({ x, y, numbers }) => {
    const text = listed(numbers);
    const wide = wideOf(text);
    const places = WAYS.map(([right, down]) => ({
      x: x + right * (RING + wide / 2 + 1),
      y: y + (down * (2 * RING + high)) / 2,
      ...{ wide, high },
    }));
    const free = places.find((place) => isInside(place, room) && !taken.some((other) => overlap(place, other)));
    const found = free ?? places.find((place) => isInside(place, room)) ?? places[0];
    taken.push(found);
    return { text, x: found.x, y: found.y };
  });
}

/** @type {(box: Box, room: Room) => boolean} */
const isInside = ({ x, y, wide, high }, { width, height }) =>
  x >= wide / 2 && x <= width - wide / 2 && y >= high / 2 && y <= height - high / 2;

/** @type {(one: Box, other: Box) => boolean} */
const overlap = (one, other) =>
  Math.abs(one.x - other.x) < (one.wide + other.wide) / 2 && Math.abs(one.y - other.y) < (one.high + other.high) / 2;
