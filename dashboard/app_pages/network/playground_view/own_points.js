/**
 * Points that a visitor puts on the map: how a link spells them, and which of them are trained on; the same in Python's
 * own_points.py.
 *
 * @typedef {[kind: number, x: number, y: number]} Point Its class and its place.
 * @typedef {import("./network.js").Data} Data
 */
import { clamp } from "../../../components/format.js";
import { OWN, REACH } from "../contract.js";

/** @param {readonly Point[]} points */
export const spell = (points) => points.map((point) => point.join("~")).join("_") || OWN.none;

/**
 * A place on the map, as a link would spell it.
 *
 * @param {number} kind
 * @param {number} x
 * @param {number} y
 * @returns {Point}
 */
export function pointAt(kind, x, y) {
  const [across, up] = [x, y].map((value) => Number(clamp(value, -REACH, REACH).toFixed(2)) || 0); // no −0
  return [kind, across, up];
}

/**
 * The points that train, and those that validate: of each class so many percent of those that were put.
 *
 * @param {readonly Point[]} points
 * @param {number} share
 * @returns {[train: Point[], held: Point[]]}
 */
export function parted(points, share) {
  const seen = Array.from({ length: OWN.classes }, () => 0);
  /** @type {[Point[], Point[]]} */
  const [train, held] = [[], []];
  for (const point of points) {
    const before = seen[point[0]]++;
    const trains = Math.ceil(((before + 1) * share) / 100) > Math.ceil((before * share) / 100);
    (trains ? train : held).push(point);
  }
  const last = held.length ? undefined : train.pop();
  return [train, last ? [last] : held];
}

/**
 * What the picture is drawn from, with other points.
 *
 * @param {Data} data
 * @param {Point[]} own
 * @returns {Data}
 */
export function withPoints(data, own) {
  const [train, held] = parted(own, data.share);
  const all = [...train, ...held];
  const points = { shape: [all.length, 2], values: Float32Array.from(all.flatMap(([, x, y]) => [x, y])) };
  const classes = all.map(([kind]) => kind);
  return { ...data, own, train: train.length, classes, arrays: { ...data.arrays, points } };
}
