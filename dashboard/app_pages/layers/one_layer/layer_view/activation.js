/** Activation: one function, on every number by itself. */
import { makeSvg } from "../../../../components/dom.js";
import { fixed, percent } from "../../../../components/format.js";
import { linear } from "../../../../components/scales.js";
import { write } from "./panel.js";
import { axisBelow, curve, dot, histogram, line } from "./plots.js";
import { ACTIVATIONS, countsOf, sumOf } from "./steps.js";

/** @typedef {{ x: number[] }} Given Standardized. */

const BINS = 48;
/** @type {[low: number, high: number]} */
const Z = [-8, 8];
/** @type {Record<string, [low: number, high: number]>} */
const HEIGHTS = { sigmoid: [-0.1, 1.1], tanh: [-1.2, 1.2] };
/** @type {[low: number, high: number]} */
const OTHERS = [-2.2, 8];
const FLAT = 0.05; // a slope below it lets hardly any gradient through

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set }) {
  const { f, slope } = ACTIVATIONS[values.function];
  const z = given.x.map((each) => values.spread * each + values.shift);
  const a = z.map(f);
  const heights = HEIGHTS[values.function] ?? OTHERS;
  const [at, out, steep] = [values.z, f(values.z), slope(values.z)];
  return { values, given, panels, set, f, slope, z, a, heights, at, out, steep };
}

/** @typedef {ReturnType<typeof computed>} Found */

/** @param {Found} found */
function paintCurve({ values, panels, set, f, z, a, heights, at, out, steep }) {
  const frame = panels.curve.frame({ left: 7.5, right: 0.6, top: 0.4, bottom: 8.2 });
  const x = linear(Z, [frame.left, frame.right]);
  const y = linear(heights, [frame.bottom, frame.top]);
  const [zs, as] = [countsOf(z, Z, BINS), countsOf(a, heights, BINS)];
  const floor = frame.height - 2.6 * frame.text;
  const below = { ...frame, bottom: floor };
  const wall = frame.left - 2.6 * frame.text;
  const tall = floor - frame.bottom - 0.4 * frame.text;
  const step = (heights[1] - heights[0]) / BINS;
  const lying = as.map((count, bin) => {
    const [from, to] = [y(heights[0] + (bin + 1) * step), y(heights[0] + bin * step)];
    const width = (count / Math.max(...as)) * (wall - 4);
    return makeSvg("rect", {
      x: wall - width,
      y: from + 0.4,
      width,
      height: Math.max(to - from - 0.8, 0.5),
      class: "after",
    });
  });
  const marks = heights[1] < 2 ? [heights[0] < -1 ? -1 : 0, 0, 1] : [0, 2, 4, 6];
  const tangent = [at - 1.3, at + 1.3].map(
    (each) => /** @type {[number, number]} */ ([x(each), y(out + steep * (each - at))]),
  );
  const nodes = [
    ...[...new Set(marks)].flatMap((tick) => [
      line("grid", [frame.left, y(tick)], [frame.right, y(tick)]),
      write(fixed(tick, 0), [frame.left - 0.4 * frame.text, y(tick) + 0.35 * frame.text], { "text-anchor": "end" }),
    ]),
    line("grid", [x(0), frame.top], [x(0), frame.bottom]),
    ...histogram(zs, { x, range: Z, foot: floor, tall, most: Math.max(...zs), kind: "before" }),
    ...lying,
    line("path", [x(at), floor], [x(at), y(out)]),
    line("path", [x(at), y(out)], [wall, y(out)]),
    curve(f, Z, x, y, "curve"),
    line("tangent", tangent[0], tangent[1]),
    ...axisBelow(below, [-8, -6, -4, -2, 0, 2, 4, 6, 8], x, "z = spread · power + shift (392 cars)"),
  ];
  panels.curve.grip("z", {
    ...{ at: [x(at), y(out)], label: `z at ${fixed(at, 1)}, a at ${fixed(out)}: drag it, or use the arrow keys` },
    drag: (left) => set({ z: Z[0] + ((left - frame.left) / (frame.right - frame.left)) * (Z[1] - Z[0]) }),
    key: (right, up) => set({ z: at + 0.1 * (right + up) }),
  });
  panels.curve.draw(
    nodes,
    `${values.function}: z of 392 cars below, its outputs at the left; at z = ${fixed(at, 1)} a is ${fixed(out)}`,
  );
}

/** @param {Found} found */
function paintSlope({ values, panels, slope, z, at, steep }) {
  const frame = panels.slope.frame({ left: 2.4, right: 0.6, top: 0.8, bottom: 2.8 });
  const x = linear(Z, [frame.left, frame.right]);
  const y = linear([-0.15, 1.15], [frame.bottom, frame.top]);
  const nodes = [
    ...[0, 0.5, 1].flatMap((tick) => [
      line("grid", [frame.left, y(tick)], [frame.right, y(tick)]),
      write(tick, [frame.left - 0.4 * frame.text, y(tick) + 0.35 * frame.text], { "text-anchor": "end" }),
    ]),
    ...z.map((each) => line("rug", [x(each), y(0) - 3], [x(each), y(0) + 3])),
    curve(slope, Z, x, y, "tangent"),
    line("path", [x(at), y(0)], [x(at), y(steep)]),
    dot("gradient", [x(at), y(steep)], 5),
    ...axisBelow(frame, [-8, -4, 0, 4, 8], x, "z"),
  ];
  panels.slope.draw(nodes, `Slope of ${values.function}; at z = ${fixed(at, 1)} it is ${fixed(steep)}`);
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ values, slope, z, a, at, out, steep }) {
  const flat = z.filter((each) => Math.abs(slope(each)) < FLAT).length / z.length;
  const mean = sumOf(z.map(slope)) / z.length;
  return {
    keras: `Activation("${values.function}")`,
    shapes: `(${z.length}, 1) → (${z.length}, 1)`,
    parameters: "0 parameters",
    says: `f(${fixed(at, 1)}) = ${fixed(out)}, slope ${fixed(steep)}. Over all z the mean slope is ${fixed(mean)}; for ${percent(flat, 0)} it is below ${FLAT}: almost no gradient comes back.`,
    values: { output: out, slope: steep, mean_slope: mean, flat: percent(flat, 0), mean_out: sumOf(a) / a.length },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const ACTIVATION = {
  columns: "1.7fr 1fr",
  panels: [
    { name: "curve", caption: "392 numbers z come from below, a = f(z) leaves at the left", ratio: 1.25 },
    { name: "slope", caption: "Its slope: what a gradient is multiplied by", ratio: 1.3 },
  ],
  paint(stage) {
    const found = computed(stage);
    paintCurve(found);
    paintSlope(found);
    return told(found);
  },
};
