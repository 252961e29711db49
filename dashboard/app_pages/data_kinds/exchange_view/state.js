/**
 * What is shown and in which order its parts stand.
 *
 * @typedef {import("../networks/molecules.js").Molecule} Molecule
 * @typedef {"image" | "sentence" | "molecule"} Kind
 *
 * @typedef {object} Thing
 * @property {string} name
 * @property {string} [pixels] Of an image: 196 gray values in base64.
 * @property {readonly string[]} [words] Of a sentence.
 * @property {Molecule} [molecule]
 *
 * @typedef {object} State
 * @property {number} item Which thing.
 * @property {readonly number[]} order Of words or atoms: which of them comes first, second, …
 * @property {number} moved Of an image: how many exchanges of its disorder are made.
 * @property {readonly [number, number][]} swaps Of an image: places whose pixels were exchanged by hand after that.
 */

/** @param {number} count */
export const inOrder = (count) => Array.from({ length: count }, (_, at) => at);

/** @param {readonly number[]} order */
export const isInOrder = (order) => order.every((each, at) => each === at);

/**
 * How many words or atoms a thing has.
 *
 * @param {Thing} thing
 */
export const partsOf = ({ words, molecule }) => words?.length ?? molecule?.atoms.length ?? 0;

/**
 * Two parts change places.
 *
 * @param {readonly number[]} order
 * @param {number} one
 * @param {number} other
 */
export const exchanged = (order, one, other) =>
  order.map((each, at) => (at === one ? order[other] : at === other ? order[one] : each));

/**
 * A seeded order in which something has moved.
 *
 * @param {number} count
 * @param {number} seed
 */
export function shuffledOrder(count, seed) {
  let word = (seed + 1) * 0x9e3779b9;
  const draw = () => {
    // mulberry32
    word = (word + 0x6d2b79f5) | 0;
    let mixed = Math.imul(word ^ (word >>> 15), 1 | word);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const order = inOrder(count);
  for (let last = count - 1; last > 0; last--) {
    const other = Math.floor(draw() * (last + 1));
    [order[last], order[other]] = [order[other], order[last]];
  }
  return isInOrder(order) && count > 1 ? exchanged(order, 0, 1) : order;
}

/**
 * The way from order to a disorder, by a number of exchanges of two pixels.
 *
 * @param {readonly number[]} disorder
 * @param {number} exchanges From 0 to their number less 1.
 */
export function onTheWay(disorder, exchanges) {
  const order = inOrder(disorder.length);
  const places = [...order]; // where each pixel stands
  for (let at = 0; at < exchanges; at++) {
    const [from, there] = [places[disorder[at]], order[at]];
    [order[at], order[from]] = [order[from], there];
    [places[disorder[at]], places[there]] = [at, from];
  }
  return order;
}

/**
 * Which pixel stands at each place of an image.
 *
 * @param {readonly number[]} disorder
 * @param {{ moved: number, swaps: readonly [number, number][] }} state
 * @returns {readonly number[]}
 */
export const pixelOrder = (disorder, { moved, swaps }) =>
  swaps.reduce(
    (/** @type {readonly number[]} */ order, [one, other]) => exchanged(order, one, other),
    onTheWay(disorder, moved),
  );

/** @param {readonly [number, number][]} swaps */
export const spellSwaps = (swaps) => swaps.map((pair) => pair.map(twoLetters).join("")).join("");

/** @param {number} place */
const twoLetters = (place) => place.toString(36).padStart(2, "0");

/**
 * @param {string} text Checked by Python.
 * @returns {[number, number][]}
 */
export const readSwaps = (text) =>
  (text.match(/.{4}/g) ?? []).map((pair) => [
    Number.parseInt(pair.slice(0, 2), 36),
    Number.parseInt(pair.slice(2), 36),
  ]);

/**
 * The same molecule with its atoms in another order.
 *
 * @param {Molecule} molecule
 * @param {readonly number[]} order
 * @returns {Molecule}
 */
export function renumbered({ atoms, bonds }, order) {
  const numbers = inOrder(order.length);
  order.forEach((atom, at) => {
    numbers[atom] = at;
  });
  return {
    atoms: order.map((atom) => atoms[atom]),
    bonds: bonds.map(([one, other, bond]) => [numbers[one], numbers[other], bond]),
  };
}

/**
 * As the address spells an order: a letter for each part.
 *
 * @param {readonly number[]} order
 */
export const spelled = (order) => (isInOrder(order) ? "" : order.map((each) => each.toString(36)).join(""));

/**
 * @param {string} text Checked by Python; "" for in order.
 * @param {number} count
 */
export function readOrder(text, count) {
  const order = [...text].map((letter) => Number.parseInt(letter, 36));
  return [...order].sort((one, other) => one - other).join() === inOrder(count).join() ? order : inOrder(count);
}
