/** BatchNormalization: by the batch's own mean and variance in training, by their moving averages at inference. */
import { makeSvg } from "../../../../components/dom.js";
import { fixed } from "../../../../components/format.js";
import { linear } from "../../../../components/scales.js";
import { write } from "./panel.js";
import { axisBelow, dot, histogram, line } from "./plots.js";
import { countsOf, momentsOf, movingOf, normalized, sumOf } from "./steps.js";

/** @typedef {{ power: number[], orders: number[][] }} Given Of all cars, in hp; and the first n of each order are a batch. */

/** @type {[low: number, high: number]} */
const POWER = [0, 240];
/** @type {[low: number, high: number]} */
const OUT = [-6, 6];
const BINS = 48;

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set }) {
  const { batch, seen, momentum, gamma, beta, mode } = values;
  const batches = given.orders.map((order) => order.slice(0, batch).map((car) => given.power[car]));
  const moments = batches.map(momentsOf);
  const averages = movingOf(moments, Number(momentum));
  const training = mode === "training";
  const own = moments[seen - 1];
  const moving = averages[seen];
  const used = training ? own : moving;
  const out = (/** @type {number} */ each) => normalized(each, used, { gamma, beta });
  const made = batches[seen - 1].map(out);
  const result = momentsOf(made);
  return {
    values,
    given,
    panels,
    set,
    batch,
    seen,
    momentum,
    gamma,
    beta,
    mode,
    batches,
    moments,
    averages,
    training,
    own,
    moving,
    used,
    out,
    made,
    result,
  };
}

/** @typedef {ReturnType<typeof computed>} Found */

/**
 * @param {import("./panel.js").Frame} frame
 * @param {(value: number) => number} x
 * @param {readonly number[]} all
 * @param {[low: number, high: number]} range
 */
function bars(frame, x, all, range) {
  const counts = countsOf(all, range, BINS);
  const foot = frame.bottom - 2.6 * frame.text;
  return histogram(counts, { x, range, foot, tall: foot - frame.top, most: Math.max(...counts), kind: "before" });
}

/**
 * Dots in a row, below the histogram.
 *
 * @param {import("./panel.js").Frame} frame
 * @param {(value: number) => number} x
 * @param {readonly number[]} numbers
 */
const row = (frame, x, numbers) =>
  numbers.map((each, at) => dot("example", [x(each), frame.bottom - (0.7 + 0.45 * (at % 4)) * frame.text], 3.5));

/** @param {Found} found */
function paintBefore({ given, panels, seen, batches, own, moving }) {
  const frame = panels.before.frame({ left: 0.6, right: 0.6, top: 2.6, bottom: 2.8 });
  const x = linear(POWER, [frame.left, frame.right]);
  const span = (
    /** @type {import("./steps.js").Moments} */ { mean, variance },
    /** @type {number} */ y,
    /** @type {string} */ kind,
  ) => {
    const reach = Math.sqrt(variance);
    return [line(kind, [x(mean - reach), y], [x(mean + reach), y]), dot(kind, [x(mean), y], 4.5)];
  };
  const words = (/** @type {string} */ said, /** @type {number} */ y, /** @type {string} */ kind) =>
    write(said, [frame.right, y + 0.35 * frame.text], { "text-anchor": "end", class: kind });
  const [high, low] = [0.7, 2].map((up) => up * frame.text);
  const nodes = [
    ...bars(frame, x, given.power, POWER),
    ...span(own, high, "own"),
    words("batch", high, "own-words"),
    ...span(moving, low, "moving"),
    words("moving average", low, "moving-words"),
    ...row(frame, x, batches[seen - 1]),
    ...axisBelow(frame, [0, 50, 100, 150, 200], x, "power (hp)"),
  ];
  panels.before.draw(
    nodes,
    `Power of 392 cars; the batch’s mean is ${fixed(own.mean, 1)}, the moving average ${fixed(moving.mean, 1)}`,
  );
}

/** @param {Found} found */
function paintAfter({ given, panels, set, gamma, beta, out, made, result }) {
  const frame = panels.after.frame({ left: 0.6, right: 0.6, top: 3.4, bottom: 2.8 });
  const x = linear(OUT, [frame.left, frame.right]);
  const y = 2.2 * frame.text;
  const value = (/** @type {number} */ left) =>
    OUT[0] + ((left - frame.left) / (frame.right - frame.left)) * (OUT[1] - OUT[0]);
  const inside = (/** @type {number} */ each) => Math.max(OUT[0], Math.min(OUT[1], each));
  const all = given.power.map(out);
  const far = all.filter((each) => each !== inside(each)).length;
  const words = `${far} of ${all.length} lie beyond`;
  const beyond = far ? [write(words, [frame.right, frame.top], { "text-anchor": "end", class: "strong" })] : [];
  const nodes = [
    line("own", [x(beta), y], [x(inside(beta + gamma)), y]),
    write("β", [x(beta), y - 1.1 * frame.text], { "text-anchor": "middle" }),
    write("+ γ", [x(inside(beta + gamma)), y - 1.1 * frame.text], { "text-anchor": "middle" }),
    ...bars(frame, x, all, OUT),
    ...beyond,
    ...row(frame, x, made.map(inside)),
    line("path", [x(beta), y], [x(beta), frame.bottom]),
    ...axisBelow(frame, [-6, -4, -2, 0, 2, 4, 6], x, "output"),
  ];
  panels.after.grip("beta", {
    ...{ at: [x(beta), y], label: `β ${fixed(beta, 1)}: drag it, or use the arrow keys` },
    drag: (left) => set({ beta: value(left) }),
    key: (right, up) => set({ beta: beta + 0.1 * (right + up) }),
  });
  panels.after.grip("gamma", {
    ...{ at: [x(inside(beta + gamma)), y], label: `γ ${fixed(gamma, 1)}: drag it, or use the arrow keys` },
    drag: (left) => set({ gamma: value(left) - beta }),
    key: (right, up) => set({ gamma: gamma + 0.1 * (right + up) }),
  });
  panels.after.draw(
    nodes,
    `Outputs: the batch’s mean is ${fixed(result.mean)}, its standard deviation ${fixed(Math.sqrt(result.variance))}`,
  );
}

/** @param {Found} found */
function paintWobble({ panels, set, batch, seen, moments, averages }) {
  const frame = panels.wobble.frame({ left: 2.6, right: 0.6, top: 0.6, bottom: 2.8 });
  const x = linear([0, moments.length], [frame.left, frame.right]);
  const y = linear([0, 200], [frame.bottom, frame.top]);
  const upTo = (/** @type {number} */ at) => (at < seen ? "" : " later");
  const nodes = [
    ...[0, 50, 100, 150, 200].flatMap((tick) => [
      line("grid", [frame.left, y(tick)], [frame.right, y(tick)]),
      write(tick, [frame.left - 0.4 * frame.text, y(tick) + 0.35 * frame.text], { "text-anchor": "end" }),
    ]),
    ...moments.flatMap(({ mean, variance }, at) => [
      line(`span${upTo(at)}`, [x(at + 1), y(mean - Math.sqrt(variance))], [x(at + 1), y(mean + Math.sqrt(variance))]),
      dot(`example${upTo(at)}`, [x(at + 1), y(mean)], at === seen - 1 ? 5.5 : 3),
    ]),
    makeSvg("polyline", {
      class: "moving",
      points: averages
        .slice(0, seen + 1)
        .map(({ mean }, at) => `${x(at).toFixed(1)},${y(mean).toFixed(1)}`)
        .join(" "),
    }),
    ...axisBelow(frame, [0, 20, 40, 60], x, "batches seen"),
  ];
  panels.wobble.onPress((left) => set({ seen: ((left - frame.left) / (frame.right - frame.left)) * moments.length }));
  panels.wobble.draw(
    nodes,
    `Means of ${moments.length} batches of ${batch}; the moving average after ${seen} is ${fixed(averages[seen].mean, 1)}`,
  );
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ given, batch, seen, momentum, batches, moments, averages, training, own, moving, made, result }) {
  const means = momentsOf(moments.map(({ mean }) => mean));
  const share = 1 - Number(momentum) ** seen;
  return {
    keras: `BatchNormalization(momentum=${momentum})`,
    shapes: `(${batch}, 1) → (${batch}, 1)`,
    parameters: "2 by gradient (γ, β) + 2 without (moving mean, variance)",
    says: training
      ? `Training: by the batch’s own mean ${fixed(own.mean, 1)} and σ ${fixed(Math.sqrt(own.variance), 1)}. Over ${moments.length} batches of ${batch} the mean wobbles by ${fixed(Math.sqrt(means.variance), 1)} hp.`
      : `Inference: by the moving averages, mean ${fixed(moving.mean, 1)}, σ ${fixed(Math.sqrt(moving.variance), 1)}. After ${seen} batches they have come ${fixed(100 * share, 0)} % of the way from 0 and 1.`,
    values: {
      ...{ training: training ? "True" : "False", own_mean: own.mean, own_sigma: Math.sqrt(own.variance) },
      ...{
        moving_mean: averages[seen].mean,
        moving_variance: averages[seen].variance,
        wobble: Math.sqrt(means.variance),
      },
      ...{ out_mean: result.mean, out_sigma: Math.sqrt(result.variance), share: 100 * share },
      first_in: batches[seen - 1][0],
      first_out: made[0],
      mean_of_all: sumOf(given.power) / given.power.length,
    },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const NORMALIZATION = {
  columns: "1fr 1fr 1fr",
  panels: [
    { name: "before", caption: "In: power of all cars, and of one batch", ratio: 1.3 },
    { name: "after", caption: "Out: drag β and γ", ratio: 1.3 },
    { name: "wobble", caption: "Batches’ mean ± σ; moving average", ratio: 1.3 },
  ],
  paint(stage) {
    const found = computed(stage);
    paintBefore(found);
    paintAfter(found);
    paintWobble(found);
    return told(found);
  },
};
