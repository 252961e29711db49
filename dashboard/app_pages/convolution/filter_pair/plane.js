/**
 * The plane of two numbers: every line a dot, the diagonal between those that are called one way and the other.
 *
 * @typedef {import("./lines.js").Judged} Judged
 * @typedef {import("../../../components/pen.js").Pen} Pen
 * @typedef {import("../../../components/theme.js").Theme} Theme
 * @typedef {[x: number, y: number]} Point In CSS pixels.
 * @typedef {{ left: number, width: number, height: number, reach: number }} Room Of the dots: from its lower left
 *   corner, where both numbers are 0, to where they are `reach`.
 * @typedef {{ size: number, ink: string, paper: string, angle?: number }} Writing
 */
import { penFor } from "../../../components/pen.js";

const AXIS = 3.2; // of the size of letters, for an axis with its title

/** @param {readonly Judged[]} lines */
const reachOf = (lines) => Math.max(3, ...lines.flatMap(({ largest }) => largest)) * 1.16;

/**
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Judged[]} lines
 * @param {number} size Of the letters.
 * @returns {Room}
 */
export function roomOf({ clientWidth, clientHeight }, lines, size) {
  const axis = AXIS * size;
  return { left: axis, width: clientWidth - axis, height: clientHeight - axis, reach: reachOf(lines) };
}

/**
 * Where a line stands.
 *
 * @param {Room} room
 * @param {readonly number[]} largest
 * @returns {Point}
 */
export const placed = ({ left, width, height, reach }, [across, up]) => [
  left + (width * across) / reach,
  height * (1 - up / reach),
];

/**
 * @param {Pen} pen
 * @param {string | number} words
 * @param {Point} place Of their middle.
 * @param {Writing} how
 */
function write(pen, words, [x, y], { size, ink, paper, angle = 0 }) {
  pen.save();
  pen.translate(x, y);
  pen.rotate(angle);
  pen.font = `${size}px ${getComputedStyle(pen.canvas).fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.lineWidth = 3;
  pen.strokeStyle = paper;
  pen.strokeText(String(words), 0, 0);
  pen.fillStyle = ink;
  pen.fillText(String(words), 0, 0);
  pen.restore();
}

/**
 * @param {Pen} pen
 * @param {string} color
 * @param {Point[]} corners
 */
function polygon(pen, color, corners) {
  pen.fillStyle = color;
  pen.beginPath();
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.fill();
}

/**
 * The two sides, and the diagonal between them.
 *
 * @param {Pen} pen
 * @param {Room} room
 * @param {Theme} theme
 */
function paintSides(pen, { left, width, height }, { ink, class0, class1, side }) {
  /** @type {[Point, Point]} */
  const diagonal = [
    [left, height],
    [left + width, 0],
  ];
  pen.globalAlpha = side;
  polygon(pen, class1, [[left, 0], ...diagonal]);
  polygon(pen, class0, [[left + width, height], ...diagonal]);
  pen.globalAlpha = 1;
  pen.strokeStyle = ink;
  pen.lineWidth = 2;
  pen.beginPath();
  for (const [x, y] of diagonal) pen.lineTo(x, y);
  pen.stroke();
}

/**
 * @param {Pen} pen
 * @param {Room} room
 * @param {Writing} how
 */
function writeAxes(pen, room, how) {
  const { left, width, height, reach } = room;
  const { size } = how;
  const [x, y] = placed(room, [0.78 * reach, 0.78 * reach]);
  const angle = -Math.atan2(height, width);
  const [aside, above] = [Math.sin(angle), Math.cos(angle)].map((way) => 1.1 * size * way);
  write(pen, "both alike", [x + aside, y - above], { ...how, angle });
  write(pen, "strongest horizontal edge", [left + width / 2, height + 2.4 * size], how);
  write(pen, "strongest vertical edge", [0.8 * size, height / 2], { ...how, angle: -Math.PI / 2 });
  for (const tick of [0, 1, 2, 3]) {
    const [across, up] = placed(room, [tick, tick]);
    write(pen, tick, [across, height + 0.9 * size], how);
    write(pen, tick, [left - 0.9 * size, up], how);
  }
}

/**
 * @param {Pen} pen
 * @param {Theme} theme
 * @param {{ vertical: boolean, place: Point, big: boolean }} dot
 */
function paintDot(pen, { ink, paper, class0, class1 }, { vertical, place: [x, y], big }) {
  const radius = big ? 10 : 6;
  pen.beginPath();
  if (vertical) pen.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else pen.arc(x, y, radius * 1.1, 0, 7);
  pen.fillStyle = vertical ? class1 : class0;
  pen.fill();
  pen.lineWidth = big ? 3 : 1.5;
  pen.strokeStyle = big ? ink : paper;
  pen.stroke();
}

/**
 * Dots that share a place, or nearly, as many as there are: the last one's place, and how many.
 *
 * @param {readonly Point[]} places
 * @returns {{ place: Point, count: number }[]}
 */
export function coincident(places) {
  /** @type {Map<string, { place: Point, count: number }>} */
  const shared = new Map();
  for (const place of places) {
    const name = place.map((at) => Math.round(at / 4)).join();
    shared.set(name, { place, count: (shared.get(name)?.count ?? 0) + 1 });
  }
  return [...shared.values()].filter(({ count }) => count > 1);
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Judged[]} lines
 * @param {{ chosen: number, theme: Theme, size: number }} how
 */
export function paintPlane(canvas, lines, { chosen, theme, size }) {
  const pen = penFor(canvas, canvas.clientWidth);
  if (!pen) return;
  const room = roomOf(canvas, lines, size);
  const how = { size, ink: theme.ink, paper: theme.paper };
  const places = lines.map(({ largest }) => placed(room, largest));
  paintSides(pen, room, theme);
  writeAxes(pen, room, how);
  const order = [...lines.keys()].filter((index) => index !== chosen);
  for (const index of [...order, chosen]) {
    paintDot(pen, theme, { vertical: lines[index].vertical, place: places[index], big: index === chosen });
  }
  const shared = coincident(places);
  const isFree = (/** @type {Point} */ [x, y], /** @type {{ place: Point }} */ { place: [left, top] }) =>
    Math.abs(x - left) > 4.2 * size || Math.abs(y - top) > 1.2 * size;
  for (const [at, { place, count }] of shared.entries()) {
    if (!shared.slice(0, at).every((before) => isFree(place, before))) continue; // its words would lie on others
    write(pen, `${count} lines`, [place[0], place[1] - 1.5 * size], how);
  }
  canvas.setAttribute("aria-label", `Two numbers of ${lines.length} lines; arrow keys choose one of them`);
}
