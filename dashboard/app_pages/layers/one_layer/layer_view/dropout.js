/** Dropout: a mask for every row in training, nothing at inference. */
import { makeSvg } from "../../../../components/dom.js";
import { fixed, percent } from "../../../../components/format.js";
import { linear } from "../../../../components/scales.js";
import { write } from "./panel.js";
import { axisBelow, dot, line } from "./plots.js";
import { dropOut, momentsOf, spreadOfDropped, sumOf } from "./steps.js";

/** @typedef {{ x: number[], noise: number[][] }} Given Numbers in a square; and the random numbers of each row of a batch. */

/** @type {[low: number, high: number]} */
const SUMS = [0, 20];

/** @param {import("./pictures.js").Stage<Given>} stage */
function computed({ values, given, panels, set, theme }) {
  const { p, mode, kept, mask } = values;
  const training = mode === "training";
  const scaled = kept.startsWith("divided");
  const rows = given.noise.map((noise) => (training ? dropOut(given.x, noise, p, scaled) : given.x));
  const sums = rows.map(sumOf);
  const whole = sumOf(given.x);
  const measured = momentsOf(sums);
  return { values, given, panels, set, theme, p, mode, kept, mask, training, scaled, rows, sums, whole, measured };
}

/** @typedef {ReturnType<typeof computed>} Found */

/** @param {Found} found */
function paintMasks({ given, panels, set, theme, p, mask, training, scaled, rows }) {
  const frame = panels.masks.frame();
  const side = Math.sqrt(given.x.length);
  const across = frame.width > 1.1 * frame.height ? 6 : 5;
  const [wide, high] = [frame.width / across, frame.height / (rows.length / across)];
  const size = Math.min(wide, high) - 6;
  const most = Math.max(...given.x) / (training && scaled ? 1 - p : 1);
  const corner = (/** @type {number} */ at) => [
    (at % across) * wide + (wide - size) / 2,
    Math.floor(at / across) * high + 3,
  ];
  const nodes = rows.flatMap((row, at) => {
    const [left, top] = corner(at);
    panels.masks.pixels(
      `mask${at}`,
      { values: row, side, box: [left, top, size] },
      { stops: theme.image, low: 0, high: most },
    );
    const cell = size / side;
    const gone = row.flatMap((value, place) => {
      if (value || !given.x[place]) return [];
      const [x, y] = [left + ((place % side) + 0.5) * cell, top + (Math.floor(place / side) + 0.5) * cell];
      return [dot("gone", [x, y], 0.16 * cell)];
    });
    const box = { x: left, y: top, width: size, height: size, class: at === mask - 1 ? "tile lit" : "tile" };
    return [...gone, makeSvg("rect", box)];
  });
  panels.masks.onPress((x, y) => set({ mask: across * Math.floor(y / high) + Math.floor(x / wide) + 1 }));
  panels.masks.draw(
    nodes,
    training ? `30 masks, each drops about ${percent(p, 0)}` : "30 times the same input: nothing is dropped",
  );
}

/** @param {Found} found */
function paintSums({ given, panels, set, p, mask, training, scaled, rows, sums, whole, measured }) {
  const frame = panels.sums.frame({ left: 0.8, right: 0.8, top: 3.6, bottom: 2.8 });
  const x = linear(SUMS, [frame.left, frame.right]);
  const y = linear([0, rows.length - 1], [frame.top + 6, frame.bottom - 8]);
  const spread = training ? spreadOfDropped(given.x, p) * (scaled ? 1 : 1 - p) : 0;
  const middle = whole * (training && !scaled ? 1 - p : 1);
  const inside = (/** @type {number} */ value) => x(Math.max(SUMS[0], Math.min(SUMS[1], value)));
  const nodes = [
    makeSvg("rect", {
      ...{ x: inside(middle - spread), width: inside(middle + spread) - inside(middle - spread) },
      ...{ y: frame.top, height: frame.bottom - frame.top, class: "band" },
    }),
    line("truth", [x(whole), frame.top - 0.4 * frame.text], [x(whole), frame.bottom]),
    write(`at inference ${fixed(whole)}`, [x(whole), frame.top - 2.1 * frame.text], {
      "text-anchor": "middle",
      class: "truth-words",
    }),
    line("mean", [inside(measured.mean), frame.top - 0.4 * frame.text], [inside(measured.mean), frame.bottom]),
    write(`mean of 30: ${fixed(measured.mean)}`, [inside(measured.mean), frame.top - 0.8 * frame.text], {
      "text-anchor": "middle",
    }),
    ...sums.map((sum, at) =>
      dot(at === mask - 1 ? "example lit" : "example", [inside(sum), y(at)], at === mask - 1 ? 7 : 4),
    ),
    ...axisBelow(frame, [0, 5, 10, 15, 20], x, "sum of the outputs"),
  ];
  panels.sums.onPress((_, top) =>
    set({ mask: ((top - frame.top - 6) / (frame.bottom - frame.top - 14)) * (rows.length - 1) + 1 }),
  );
  panels.sums.draw(
    nodes,
    `30 sums: mean ${fixed(measured.mean)}, standard deviation ${fixed(Math.sqrt(measured.variance))}; at inference ${fixed(whole)}`,
  );
}

/**
 * @param {Found} found
 * @returns {import("./pictures.js").Told}
 */
function told({ given, p, mask, training, scaled, rows, sums, whole, measured }) {
  const gone = training ? given.noise[mask - 1].filter((each) => each < p).length : 0;
  const scale = 1 / (1 - p);
  return {
    keras: `Dropout(${p})`,
    shapes: `(${rows.length}, ${given.x.length}) → (${rows.length}, ${given.x.length})`,
    parameters: "0 parameters",
    says: training
      ? `Mask ${mask} drops ${gone} of ${given.x.length}: its sum is ${fixed(sums[mask - 1])}. Kept values are ${scaled ? `multiplied by 1/(1 − ${p}) = ${fixed(scale)}: on average the sum stays ${fixed(whole)}` : `not scaled: on average the sum falls to ${fixed(whole * (1 - p))}, and inference would see another one`}.`
      : `Inference: nothing is dropped, nothing scaled. All 30 rows are the input, each sum is ${fixed(whole)}.`,
    values: {
      ...{ training: training ? "True" : "False", scale, whole, row: mask - 1, dropped: gone, sum: sums[mask - 1] },
      ...{
        mean: measured.mean,
        sigma: Math.sqrt(measured.variance),
        expected: training ? spreadOfDropped(given.x, p) : 0,
      },
    },
  };
}

/** @type {import("./pictures.js").Picture<Given>} */
export const DROPOUT = {
  columns: "1.15fr 1fr",
  panels: [
    { name: "masks", caption: "One input of 49 numbers, 30 times: press one", ratio: 1.15 },
    { name: "sums", caption: "What the 30 add up to (band: mean ± σ of all masks)", ratio: 1.2 },
  ],
  paint(stage) {
    const found = computed(stage);
    paintMasks(found);
    paintSums(found);
    return told(found);
  },
};
