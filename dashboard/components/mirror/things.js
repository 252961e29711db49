/**
 * Grips of single things: a dot, a box, a bar, a number, a switch; and of points, which can be added and removed.
 *
 * @typedef {import("./grip.js").Kind} Kind
 * @typedef {import("./grip.js").Coordinate} Coordinate
 * @typedef {import("./grip.js").State} State
 */
import { clamp } from "../format.js";
import { changed, listed, withoutOne } from "./points.js";

/**
 * @param {Coordinate} coordinate
 * @returns {[name: string, plus: number, times: number] | null} Null for what does not follow the hand.
 */
function partsOf(coordinate) {
  if (typeof coordinate === "number" || (typeof coordinate === "string" && coordinate.startsWith("="))) return null;
  const [name, plus, times] = typeof coordinate === "string" ? [coordinate, 0, 1] : coordinate;
  return [name, plus, times ?? 1];
}

/**
 * @param {Coordinate} coordinate
 * @param {State} state
 */
function placed(coordinate, { number }) {
  const parts = partsOf(coordinate);
  if (parts) return parts[1] + parts[2] * number(parts[0]);
  return typeof coordinate === "string" ? number(coordinate.slice(1)) : Number(coordinate);
}

/** A dot whose place is one parameter or two. @type {Kind} */
export const dot = {
  handles({ x, y, label, look, wheel, hint }, state) {
    const names = [...[x, y].flatMap((each) => partsOf(each)?.[0] ?? []), ...(wheel ? [wheel] : [])];
    return [{ part: "dot", at: { x: placed(x, state), y: placed(y, state) }, label, names, look, hint }];
  },
  turn: ({ wheel }, _part, steps, { number, span }) =>
    wheel ? { [wheel]: number(wheel) + steps * span(wheel).step } : undefined,
  move({ x, y }, _part, to) {
    const pairs = [partsOf(x), partsOf(y)].map((parts, which) => ({ parts, value: which ? to.y : to.x }));
    return Object.fromEntries(
      pairs.flatMap(({ parts, value }) => (parts ? [[parts[0], (value - parts[1]) / parts[2]]] : [])),
    );
  },
  nudge({ x, y }, _part, [right, up], { number, span }) {
    const [across, upwards] = [partsOf(x), partsOf(y)];
    const by = (/** @type {[string, number, number]} */ [name, , times], /** @type {number} */ steps) => ({
      [name]: number(name) + Math.sign(times) * steps * span(name).step,
    });
    if (across && upwards) return right ? by(across, right) : by(upwards, up);
    const only = across ?? upwards;
    return only ? by(only, right + up) : {};
  },
};

const CORNERS = ["left top", "right top", "left bottom", "right bottom"];
const PARTS = ["body", "left", "right", "top", "bottom", ...CORNERS];

/** A box, y downwards: its body moves it, edges and corners set its size. @type {Kind} */
export const box = {
  handles(grip, { number }) {
    const [left, top, width, height] = [grip.left, grip.top, grip.width, grip.height].map(number);
    return PARTS.map((part) => ({
      part,
      at: {
        x: left + width * (part.includes("left") ? 0 : part.includes("right") ? 1 : 0.5),
        y: top + height * (part.includes("top") ? 0 : part.includes("bottom") ? 1 : 0.5),
      },
      label: part === "body" ? `${grip.label}: move` : `${grip.label}: ${part}`,
      names: part === "body" ? [grip.left, grip.top] : namesOf(grip, part),
      look: part === "body" || CORNERS.includes(part) ? undefined : "quiet",
    }));
  },
  move(grip, part, to, from) {
    if (part === "body") {
      const [width, height] = [from.number(grip.width), from.number(grip.height)];
      return { [grip.left]: to.x - width / 2, [grip.top]: to.y - height / 2 };
    }
    return {
      ...side(grip.left, grip.width, part.includes("left"), part.includes("right"), to.x, from),
      ...side(grip.top, grip.height, part.includes("top"), part.includes("bottom"), to.y, from),
    };
  },
  nudge(grip, part, [right, up], state) {
    const { number } = state;
    if (part === "body") return { [grip.left]: number(grip.left) + right, [grip.top]: number(grip.top) - up };
    const at = box.handles(grip, state).find((handle) => handle.part === part)?.at ?? { x: 0, y: 0 };
    return box.move(grip, part, { x: at.x + right, y: at.y - up }, state);
  },
};

/**
 * @param {import("./grip.js").Grip} grip
 * @param {string} part
 */
const namesOf = (grip, part) => [
  ...(/left|right/.test(part) ? [grip.left, grip.width] : []),
  ...(/top|bottom/.test(part) ? [grip.top, grip.height] : []),
];

/**
 * One side of a box goes to a place, the other one stays.
 *
 * @param {string} begin
 * @param {string} size
 * @param {boolean} first Whether its left or upper side goes.
 * @param {boolean} second Whether its right or lower side goes.
 * @param {number} to
 * @param {State} from
 */
function side(begin, size, first, second, to, { number, span }) {
  const [at, long] = [number(begin), number(size)];
  const [begins, sizes] = [span(begin), span(size)];
  if (second) return { [size]: clamp(to - at, sizes.low, sizes.high) };
  if (!first) return {};
  const end = at + long;
  const kept = clamp(to, Math.max(begins.low, end - sizes.high), Math.min(begins.high, end - sizes.low));
  return { [begin]: kept, [size]: end - kept };
}

/** A number that is written in the chart: to the right is more. @type {Kind} */
export const number = {
  handles: ({ name, at, label }, { number: value }) => [
    { part: "number", at: { x: value(at[0]), y: value(at[1]) }, label, names: [name], look: "number" },
  ],
  move({ name, at }, _part, { x }, { number: value, span, axes }) {
    const { low, high } = span(name);
    return { [name]: value(name) + ((x - value(at[0])) / (axes.x[1] - axes.x[0])) * 1.6 * (high - low) };
  },
  nudge: ({ name }, _part, [right, up], { number: value, span }) => ({
    [name]: value(name) + (right + up) * span(name).step,
  }),
};

/** One of several bars whose lengths are shares of a whole, by its end; each has a weight. @type {Kind} */
export const share = {
  handles({ names, which, at, label, softmax, upright }, { number: value }) {
    const { own, others } = weights(names.map(value), which, softmax);
    const part = own + others > 0 ? own / (own + others) : 0;
    const place = upright ? { x: at, y: part } : { x: part, y: at };
    return [{ part: "end", at: place, label, names: [names[which]], look: upright ? "bar" : "bar upright" }];
  },
  move({ names, which, softmax, upright }, _part, { x, y }, { number: value }) {
    const { others } = weights(names.map(value), which, softmax);
    const part = clamp(upright ? y : x, softmax ? 1e-6 : 0, softmax ? 1 - 1e-6 : 0.999);
    const weight = ((others || 1) * part) / (1 - part);
    return { [names[which]]: softmax ? Math.log(weight) : weight };
  },
  nudge: ({ names, which }, _part, [right, up], { number: value, span }) => ({
    [names[which]]: value(names[which]) + (right + up) * span(names[which]).step,
  }),
};

/**
 * @param {number[]} values
 * @param {number} which
 * @param {boolean} softmax Whether the weights are e^value.
 */
function weights(values, which, softmax) {
  const all = softmax ? values.map(Math.exp) : values;
  return { own: all[which], others: all.reduce((sum, each) => sum + each, 0) - all[which] };
}

/** What goes along one way: by (dx, dy) for each unit of its parameter. @type {Kind} */
export const slide = {
  handles: ({ name, at, label }, { number: value }) => [
    { part: "slide", at: { x: value(at[0]), y: value(at[1]) }, label, names: [name] },
  ],
  move({ name, at, by: [dx, dy] }, _part, { x, y }, { number: value }) {
    const [across, up] = [x - value(at[0]), y - value(at[1])];
    return { [name]: value(name) + (across * dx + up * dy) / (dx * dx + dy * dy) };
  },
  nudge: ({ name, by }, _part, [right, up], { number: value, span }) => {
    const sense = right ? right * Math.sign(by[0] || 1) : up * Math.sign(by[1] || 1);
    return { [name]: value(name) + sense * span(name).step };
  },
};

/** A cell of a square grid, row by row from the upper left; y runs downwards. @type {Kind} */
export const cell = {
  handles: ({ name, side, label }, { number: value }) => {
    const at = { x: (value(name) % side) + 0.5, y: Math.floor(value(name) / side) + 0.5 };
    return [{ part: "cell", at, label, names: [name] }];
  },
  move({ name, side }, _part, { x, y }) {
    const [column, row] = [x, y].map((place) => clamp(Math.floor(place), 0, side - 1));
    return { [name]: side * row + column };
  },
  nudge: ({ name, side }, _part, [right, up], { number: value }) => ({ [name]: value(name) + right - side * up }),
};

/** One of several things that are on or off: a click changes it. @type {Kind} */
export const bit = {
  handles: ({ at, label }) => [{ part: "bit", at: { x: at[0], y: at[1] }, label, names: [], look: "bit" }],
  move: () => ({}),
  nudge: () => ({}),
  press({ name, which, now, also }, _part, { text }) {
    const bits = [...text(now).replace(/[^01]/g, "")]; // a chart reads out "b0110"
    bits[which] = bits[which] === "1" ? "0" : "1";
    return { [name]: bits.join(""), ...also };
  },
};

/** What hides a plot until it is pressed, or until something else has gone as far. @type {Kind} */
export const cover = {
  handles: ({ name, until, label }, { number: value, axes }) => {
    const at = { x: (axes.x[0] + axes.x[1]) / 2, y: (axes.y[0] + axes.y[1]) / 2 };
    return value(name) < until ? [{ part: "cover", at, label, names: [], look: "cover" }] : [];
  },
  move: () => ({}),
  nudge: () => ({}),
  press: ({ name, until }) => ({ [name]: until }),
};

/** Points that can be moved in both directions, added with a click, removed with a double click. @type {Kind} */
export const points = {
  handles({ name, own, label }, { text }) {
    return listed(own, text(name)).map(({ index, x, y }) => ({
      part: String(index),
      at: { x, y },
      label: `${label} ${index + 1}`,
      names: [],
      look: "quiet",
    }));
  },
  move: ({ name, own, steps }, part, to, { text, axes }) => ({
    [name]: changed(own, text(name), Number(part), to, { axes, steps }),
  }),
  nudge(grip, part, [right, up], state) {
    const point = listed(grip.own, state.text(grip.name)).find(({ index }) => index === Number(part));
    if (!point) return {};
    const to = { x: point.x + right * grip.steps[0], y: point.y + up * grip.steps[1] };
    return points.move(grip, part, to, state);
  },
  remove: ({ name, own, least }, part, { text }) => ({ [name]: withoutOne(own, text(name), Number(part), least) }),
  add({ name, own, steps, most }, at, { text, axes }) {
    const now = listed(own, text(name));
    if (now.length >= most) return {};
    const next = Math.max(own.length - 1, ...now.map(({ index }) => index)) + 1;
    return { [name]: changed(own, text(name), next, at, { axes, steps }) };
  },
};
