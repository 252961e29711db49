/**
 * Where everything stands: boxes of inputs, units and the loss, and the numbers on the edges between them.
 *
 * @typedef {object} Box In CSS pixels, by its middle.
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {object} Room
 * @property {number} width
 * @property {number} height At least; an upright network takes what it needs.
 * @property {number} text Size of letters.
 *
 * @typedef {object} Layout
 * @property {boolean} upright From top to bottom, where there is no room from left to right.
 * @property {Box[][]} nodes Inputs, then the units of each layer.
 * @property {Box} loss
 * @property {number} width More than there is room for where letters would be too small: then it scrolls.
 * @property {number} height
 * @property {number} text
 *
 * @typedef {object} Edge
 * @property {number[]} ends x and y of where it begins and ends.
 * @property {number[]} label Middle of its numbers.
 *
 * @typedef {import("./places.js").Place} Place
 */

const LEAST = { 2: 5.2, 3: 11 }; // times the text's size, between layers, where a layer has up to so many units
// Times the text's size: width and height.
const INPUT = [4, 2.4];
const UNIT = [10.2, 3];
const LOSS = [8.6, 3];
const [EARLY, LATE] = [0.28, 0.74]; // of an edge: where numbers of edges that cross stand, and of those that do not
const BIAS = 1.7; // above a unit
const ABREAST = 11.4; // the room of each of several units beside each other
const GAP = 8.6; // between the rows of an upright network
export const LABEL = [3.6, 2.5]; // a weight above its gradient

/**
 * @param {readonly number[]} units The number of inputs, then of each layer's units.
 * @param {Room} room
 * @returns {Layout}
 */
export function layoutOf(units, room) {
  const least = Math.max(...units) > 2 ? LEAST[3] : LEAST[2];
  return gapOf(units, room) < least * room.text ? fromTop(units, room) : fromLeft(units, room);
}

/**
 * The room between two layers from left to right.
 *
 * @param {readonly number[]} units
 * @param {Room} room
 */
function gapOf({ length }, { width, text }) {
  const boxes = (INPUT[0] + (length - 1) * UNIT[0] + LOSS[0]) * text;
  return (width - boxes - 4) / (length - 1 + 0.45);
}

/**
 * @param {readonly number[]} units
 * @param {Room} room
 * @returns {Layout}
 */
function fromLeft(units, room) {
  const { width, height, text } = room;
  const [layers, gap] = [units.length - 1, gapOf(units, room)];
  const box = (/** @type {number[]} */ [wide, high], /** @type {number} */ x, /** @type {number} */ y) => ({
    ...{ x, y, width: wide * text, height: high * text },
  });
  const nodes = units.map((count, layer) => {
    const x = layer ? (INPUT[0] + (layer - 0.5) * UNIT[0]) * text + layer * gap : (INPUT[0] * text) / 2;
    const lift = layer ? (BIAS * text) / 2 : 0;
    return Array.from({ length: count }, (_, at) =>
      box(layer ? UNIT : INPUT, x + 2, ((at + 0.5) * height) / count + lift),
    );
  });
  const loss = box(LOSS, width - 2 - (LOSS[0] * text) / 2, nodes[layers][0].y);
  return { upright: false, nodes, loss, width, height, text };
}

/**
 * @param {readonly number[]} units
 * @param {Room} room
 * @returns {Layout}
 */
function fromTop(units, room) {
  const { text } = room;
  const width = Math.max(room.width, Math.max(...units.slice(1)) * ABREAST * text);
  const row = UNIT[1] + BIAS + GAP;
  const nodes = units.map((count, layer) => {
    const y = layer ? (INPUT[1] + GAP + BIAS + UNIT[1] / 2 + (layer - 1) * row) * text : (INPUT[1] * text) / 2 + 2;
    const [wide, high] = layer ? UNIT : INPUT;
    return Array.from({ length: count }, (_, at) => ({
      ...{ x: ((at + 0.5) * width) / count, y, width: wide * text, height: high * text },
    }));
  });
  const [last] = nodes[nodes.length - 1];
  const loss = { ...last, y: last.y + 5.4 * text, width: LOSS[0] * text, height: LOSS[1] * text };
  return { upright: true, nodes, loss, width, height: loss.y + 1.7 * text, text };
}

/**
 * Where the edge of a weight runs, and where its numbers stand; those of a bias stand above its unit.
 *
 * @param {Layout} layout
 * @param {Place} place
 * @returns {Edge}
 */
export function edgeOf({ nodes, upright, text }, { layer, from, to }) {
  const [unit, count] = [nodes[layer + 1][to], nodes[layer + 1].length];
  const top = unit.y - unit.height / 2;
  if (from < 0) return { ends: [unit.x, top, unit.x, top], label: [unit.x, top - (BIAS / 2) * text] };
  const source = nodes[layer][from];
  const ends = upright
    ? [source.x, source.y + source.height / 2, unit.x, top - BIAS * text]
    : [source.x + source.width / 2, source.y, unit.x - unit.width / 2, unit.y];
  const [long, least] = upright ? [ends[3] - ends[1], LABEL[1]] : [ends[2] - ends[0], LABEL[0]];
  const along = shareOf(nodes[layer].length, count, { from, to, wide: (LATE - EARLY) * long >= least * text });
  return { ends, label: [0, 1].map((axis) => ends[axis] + along * (ends[axis + 2] - ends[axis])) };
}

/**
 * How far along an edge its numbers stand, so that those of no two edges meet.
 *
 * @param {number} sources
 * @param {number} targets
 * @param {{ from: number, to: number, wide: boolean }} edge Whether it is so long that numbers stand one after the other.
 */
function shareOf(sources, targets, { from, to, wide }) {
  if (sources === 1) return 0.5;
  if (targets === 1) return 0.4;
  if (targets === 2) return wide ? (from === to ? LATE : EARLY) : 0.34;
  return [0.5, 0.82][from];
}

/**
 * The place along a line.
 *
 * @param {readonly number[]} ends
 * @param {number} share
 */
export const along = ([x1, y1, x2, y2], share) => [x1 + share * (x2 - x1), y1 + share * (y2 - y1)];

/**
 * The line between the last unit and the loss.
 *
 * @param {Layout} layout
 */
export function lossEdge({ nodes, loss, upright }) {
  const last = nodes[nodes.length - 1][0];
  return upright
    ? [last.x, last.y + last.height / 2, loss.x, loss.y - loss.height / 2]
    : [last.x + last.width / 2, last.y, loss.x - loss.width / 2, loss.y];
}
