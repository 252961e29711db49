/**
 * The plane of two numbers: every line a dot, the diagonal between those that are called one way and the other.
 *
 * @typedef {import("./lines.js").Judged} Judged
 * @typedef {import("../../../components/pen.js").Pen} Pen
 * @typedef {import("../../../components/theme.js").Theme} Theme
 */
import { PALETTE } from "../../../components/contract.js";
import { penFor } from "../../../components/pen.js";

const ROOM = 0.13; // of the plane, for the axes
const END = 1 - ROOM;

/** @param {readonly Judged[]} lines */
const reachOf = (lines) => Math.max(3, ...lines.flatMap(({ answers }) => answers)) * 1.16;

/**
 * Where a line stands, in shares of the canvas.
 *
 * @param {readonly Judged[]} lines
 * @param {Judged} line
 */
export function placed(lines, { answers }) {
  const reach = reachOf(lines);
  return [ROOM + (END * answers[0]) / reach, END * (1 - answers[1] / reach)];
}

/**
 * Write text in CSS pixels on a canvas of unit size.
 *
 * @param {Pen} pen
 * @param {string | number} words
 * @param {[x: number, y: number]} place
 * @param {{ size: number, ink: string, angle?: number }} how
 */
function write(pen, words, [x, y], { size, ink, angle = 0 }) {
  const fine = pen.canvas.width;
  pen.save();
  pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, x * fine, y * fine);
  pen.rotate(angle);
  pen.font = `${size}px ${getComputedStyle(pen.canvas).fontFamily}`;
  pen.textAlign = "center";
  pen.textBaseline = "middle";
  pen.fillStyle = ink;
  pen.fillText(String(words), 0, angle && angle > -1 ? -0.8 * size : 0);
  pen.restore();
}

/**
 * @param {Pen} pen
 * @param {string} colour
 * @param {[number, number][]} corners
 */
function polygon(pen, colour, corners) {
  pen.fillStyle = colour;
  pen.beginPath();
  for (const [x, y] of corners) pen.lineTo(x, y);
  pen.fill();
}

/**
 * The two sides, and the diagonal between them.
 *
 * @param {Pen} pen
 * @param {Theme} theme
 */
function paintSides(pen, { ink }) {
  pen.globalAlpha = 0.07;
  polygon(pen, PALETTE.class1, [
    [ROOM, 0],
    [1, 0],
    [ROOM, END],
  ]);
  polygon(pen, PALETTE.class0, [
    [1, END],
    [1, 0],
    [ROOM, END],
  ]);
  pen.globalAlpha = 1;
  pen.strokeStyle = ink;
  pen.lineWidth = 2 * pen.pixel;
  pen.beginPath();
  pen.moveTo(ROOM, END);
  pen.lineTo(1, 0);
  pen.stroke();
}

/**
 * @param {Pen} pen
 * @param {number} reach
 * @param {{ size: number, ink: string }} how
 */
function writeAxes(pen, reach, how) {
  write(pen, "both alike", [0.78, 0.17], { ...how, angle: -Math.PI / 4 });
  write(pen, "strongest horizontal edge", [ROOM + END / 2, 1 - 0.25 * ROOM], how);
  write(pen, "strongest vertical edge", [0.3 * ROOM, END / 2], { ...how, angle: -Math.PI / 2 });
  for (const tick of [0, 1, 2, 3]) {
    const share = tick / reach;
    write(pen, tick, [ROOM + END * share, END + 0.4 * ROOM], how);
    write(pen, tick, [0.66 * ROOM, END * (1 - share)], how);
  }
}

/**
 * @param {Pen} pen
 * @param {Theme} theme
 * @param {{ vertical: boolean, place: number[], big: boolean }} dot
 */
function paintDot(pen, { ink, paper }, { vertical, place: [x, y], big }) {
  const radius = (big ? 10 : 6) * pen.pixel;
  pen.beginPath();
  if (vertical) pen.rect(x - radius, y - radius, 2 * radius, 2 * radius);
  else pen.arc(x, y, radius * 1.1, 0, 7);
  pen.fillStyle = vertical ? PALETTE.class1 : PALETTE.class0;
  pen.fill();
  pen.lineWidth = (big ? 3 : 1.5) * pen.pixel;
  pen.strokeStyle = big ? ink : paper;
  pen.stroke();
}

/**
 * Say how many lines share a place.
 *
 * @param {Pen} pen
 * @param {number[][]} places
 * @param {{ size: number, ink: string }} how
 */
function writeCounts(pen, places, how) {
  /** @type {Map<string, number[][]>} */
  const shared = new Map();
  for (const place of places) {
    const name = place.map((at) => at.toFixed(2)).join();
    shared.set(name, [...(shared.get(name) ?? []), place]);
  }
  for (const here of shared.values()) {
    const [x, y] = here[here.length - 1];
    if (here.length > 1) write(pen, `${here.length}×`, [x + 24 * pen.pixel, y - 14 * pen.pixel], how);
  }
}

/**
 * @param {HTMLCanvasElement} canvas
 * @param {readonly Judged[]} lines
 * @param {{ chosen: number, theme: Theme, size: number }} how
 */
export function paintPlane(canvas, lines, { chosen, theme, size }) {
  const pen = penFor(canvas, 1);
  if (!pen) return;
  const how = { size, ink: theme.ink };
  const places = lines.map((line) => placed(lines, line));
  paintSides(pen, theme);
  writeAxes(pen, reachOf(lines), how);
  const order = [...lines.keys()].filter((index) => index !== chosen);
  for (const index of [...order, chosen]) {
    paintDot(pen, theme, { vertical: lines[index].vertical, place: places[index], big: index === chosen });
  }
  writeCounts(pen, places, how);
  canvas.setAttribute("aria-label", `Two numbers of ${lines.length} lines; arrow keys choose one of them`);
}
